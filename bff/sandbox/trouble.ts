import type { Store } from '../ports/index.ts';

/** What can go wrong behind the BFF, for a story or a test to switch on and off. */
export interface Trouble {
  /** True while nothing that a widget shows can be read. */
  isStoreBroken: boolean;
}

/** Reads behind what widgets show; sessions and partners stay readable, so that the failure meets the widget and not its session. */
const SHOWN = {
  customers: ['list', 'page', 'find'],
  operators: ['page'],
  roles: ['members'],
  audit: ['search'],
  jobs: ['list'],
  quotas: ['page'],
  coupons: ['page'],
  operationLog: ['search'],
  agreements: ['ofCustomer', 'standingPage', 'standingCounts'],
  paymentAgreements: ['thirdParty', 'contracts'],
  figures: ['state', 'total', 'byCycle', 'byDay', 'groups', 'lines'],
} as const;

/** A store that is its own but for the trouble it is in. */
export function inTrouble(store: Store, trouble: Trouble): Store {
  const reads: Record<string, object> = { ...store.reads };
  for (const [room, names] of Object.entries(SHOWN)) {
    const own = store.reads[room as keyof typeof SHOWN] as Record<string, (...given: unknown[]) => unknown>;
    const failing = names.map((name) => [
      name,
      (...given: unknown[]) => (trouble.isStoreBroken ? Promise.reject(new Error('The sandbox was told to fail.')) : own[name]?.(...given)),
    ]);
    reads[room] = { ...own, ...Object.fromEntries(failing) };
  }
  return {
    reads: reads as unknown as Store['reads'],
    operations: store.operations,
    waiting: () => store.waiting(),
    write: (partnerId, command, options) => store.write(partnerId, command, options),
    ping: () => store.ping(),
    close: () => store.close(),
  };
}
