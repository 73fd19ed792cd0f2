import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { standingOf, versionsInForce } from '../../bff/domain/agreement-rules.ts';
import type { AgreementVersion, StandingQuery, StandingRow } from '../../bff/ports/agreements.ts';
import type { CustomerScope, Store } from '../../bff/ports/store.ts';
import { STANDING_STATES, type StandingState } from '../../shared/values/agreement-lists.ts';
import { CODE, sign, versionRecord, withdrawal } from './agreement-world.ts';
import { customerRecord, operatorRecord, PARTNER, partnerRecord } from './records.ts';
import { onBothEngines } from './stores.ts';

const RESELLER = 'par_reseller';
const operatorId = (number: number) => `opr_${String(number).padStart(22, '0')}`;
const MANAGERS = [1, 2, 3].map(operatorId);
/** Over the first two. */
const BOSS = operatorId(9);
const DAY = 24 * 60 * 60_000;
const START = Date.parse('2024-01-01T00:00:00.000Z');
const dayOf = (day: number) => new Date(START + day * DAY).toISOString();

interface Planned {
  customerId: string;
  partnerId: string;
  type: 'agency-sale' | 'referral';
  associatedDay: number;
  manager: string | null;
  gone: 'erased' | 'dissociated' | null;
  /** Versions it signed, in order; the last one was withdrawn or not. */
  signed: readonly number[];
  isWithdrawn: boolean;
}

/** Every combination of a few, so that each state and each reason occurs at every deadline. */
function plan(): Planned[] {
  const planned: Planned[] = [];
  const histories = [[], [1], [2], [1, 2], [1, 3], [3]];
  for (const [index, signed] of histories.entries())
    for (const isWithdrawn of signed.length > 0 ? [false, true] : [false])
      for (const associatedDay of [0, 25, 40])
        for (const type of ['agency-sale', 'referral'] as const) {
          const number = planned.length;
          const manager = [null, ...MANAGERS][number % 4] ?? null;
          const gone = number % 11 === 5 ? 'erased' : number % 13 === 7 ? 'dissociated' : null;
          const partnerId = number % 5 === 4 ? RESELLER : PARTNER;
          const held = partnerId === PARTNER && gone !== 'dissociated' ? manager : null;
          planned.push({ customerId: `cus-${index}-${number}`, partnerId, type, associatedDay, manager: held, gone, signed, isWithdrawn });
        }
  return planned;
}
const PLANNED = plan();

async function fill(store: Store): Promise<void> {
  await store.write(PARTNER, async (unit) => {
    await unit.partners.add(partnerRecord());
    await unit.partners.add({ ...partnerRecord(RESELLER), kind: 'reseller', parentPartnerId: PARTNER });
    for (const id of MANAGERS) await unit.operators.save(operatorRecord(id, { supervisorId: id === MANAGERS[2] ? null : BOSS }));
  });
  for (const partnerId of [PARTNER, RESELLER]) {
    const own = PLANNED.filter((one) => one.partnerId === partnerId);
    await store.write(partnerId, async (unit) => {
      await unit.customers.save(
        partnerId,
        own.map(({ customerId, type, associatedDay }) =>
          customerRecord(customerId, { associationType: type, associatedAt: dayOf(associatedDay) }),
        ),
      );
      for (const { customerId, manager, gone, signed, isWithdrawn } of own) {
        if (manager) await unit.customers.assign(partnerId, [{ customerId, operatorId: manager, assignedAt: dayOf(41) }]);
        for (const [index, version] of signed.entries()) {
          const row = await sign(unit, `sig-${customerId}-${index}`, { partnerId, customerId, version, at: dayOf(50) });
          if (isWithdrawn && index === signed.length - 1) await unit.agreements.append(withdrawal(row, `sig-${customerId}-w`));
        }
        if (gone === 'dissociated') await unit.customers.leave(partnerId, customerId, dayOf(60));
        if (gone === 'erased') await unit.customers.erase(partnerId, customerId, dayOf(60));
      }
    });
  }
}

/** Who is in scope and asked, as the rules say it of one customer after the other. */
function expected(query: StandingQuery, versions: readonly AgreementVersion[]): { customerId: string; state: StandingState }[] {
  const inForce = versionsInForce(versions, query.at);
  return PLANNED.filter(
    ({ partnerId, gone, type }) => query.partnerIds.includes(partnerId) && gone === null && query.current.audience.includes(type),
  )
    .filter(({ manager, customerId }) => isInScope(query.scope, manager, customerId))
    .filter(({ manager }) => query.accountManagerId === undefined || manager === query.accountManagerId)
    .filter(({ customerId }) => query.customerId === undefined || customerId === query.customerId)
    .filter(({ isWithdrawn }) => !query.isOnlyWithdrawn || isWithdrawn)
    .map(({ customerId, signed, isWithdrawn, type, associatedDay }) => {
      const version = signed.at(-1);
      const newest = version === undefined ? null : { version, isWithdrawn };
      const customer = { associationType: type, associatedAt: dayOf(associatedDay) };
      return { customerId, state: standingOf(inForce, newest, customer, query.at).state };
    })
    .filter(({ state }) => query.states === undefined || query.states.includes(state));
}

function isInScope(scope: CustomerScope, manager: string | null, customerId: string): boolean {
  if (scope.kind === 'all') return true;
  if (scope.kind === 'account-manager') return manager === scope.operatorId;
  if (scope.kind === 'supervisor') return manager !== null && manager !== MANAGERS[2] && scope.operatorId === BOSS;
  return scope.kind === 'customer' && scope.customerId === customerId;
}

const audience = fc.constantFrom<AgreementVersion['audience']>(['agency-sale', 'referral'], ['agency-sale'], ['referral']);
const versionTerms = fc.record({
  audience,
  isRequired: fc.boolean(),
  noticeDays: fc.constantFrom(0, 10, 30, 365),
  isStanding: fc.boolean(),
});
const asked = fc.record({
  terms: fc.tuple(versionTerms, versionTerms, versionTerms),
  day: fc.constantFrom(10, 20, 30, 35, 40, 50, 55, 70, 100, 500),
  // A millisecond about each deadline.
  off: fc.constantFrom(-1, 0, 1),
  scope: fc.constantFrom<CustomerScope>(
    { kind: 'all' },
    { kind: 'all' },
    { kind: 'account-manager', operatorId: operatorId(1) },
    { kind: 'supervisor', operatorId: BOSS },
    { kind: 'customer', customerId: PLANNED[1]?.customerId ?? '' },
    { kind: 'none' },
  ),
  partnerIds: fc.constantFrom<readonly string[]>([PARTNER], [RESELLER], [PARTNER, RESELLER], ['par_unknown']),
  narrowed: fc.constantFrom<Partial<StandingQuery>>(
    {},
    {},
    { states: ['overdue'] },
    { states: ['signed', 'pending'] },
    { states: [] },
    { accountManagerId: operatorId(2) },
    { customerId: PLANNED[6]?.customerId ?? '' },
    { isOnlyWithdrawn: true },
  ),
  limit: fc.constantFrom(1, 3, 7, 100),
});

onBothEngines('Where customers stand with an agreement', (engines) => {
  let store: Store;
  beforeAll(async () => {
    ({ store } = await engines.open());
    await fill(store);
  });

  /** All rows by pages, from either end. */
  async function walked(query: StandingQuery, limit: number, isBackward: boolean): Promise<StandingRow[]> {
    const rows: StandingRow[] = [];
    for (;;) {
      const [first, last] = [rows.at(0), rows.at(-1)];
      const from = isBackward ? (first ? { before: first.place } : 'last') : last ? { after: last.place } : 'first';
      const page = await store.reads.agreements.standingPage(query, from, limit);
      expect(page.length).toBeLessThanOrEqual(limit);
      if (page.length === 0) return rows;
      if (isBackward) rows.unshift(...page);
      else rows.push(...page);
    }
  }

  test('is what the rules say of each, for every scope, state and instant, page by page from both ends', async () => {
    await fc.assert(
      fc.asyncProperty(asked, async ({ terms, day, off, scope, partnerIds, narrowed, limit }) => {
        const versions = terms.map(({ isStanding, ...stated }, index) =>
          versionRecord(index + 1, { ...stated, effectiveAt: dayOf(index * 10 + 10), withdrawnAt: isStanding ? null : dayOf(5) }),
        );
        const at = new Date(START + day * DAY + off).toISOString();
        const effective = versionsInForce(versions, at);
        const current = effective.at(-1);
        fc.pre(current !== undefined);
        const query: StandingQuery = { partnerIds, scope, code: CODE, current, effective, at, ...narrowed };
        const wanted = expected(query, versions);
        const rows = await walked(query, limit, false);
        const named = (found: readonly StandingRow[]) => found.map(({ customer, state }) => `${state} ${customer.customerId}`);
        expect(named(rows).sort()).toEqual(wanted.map(({ customerId, state }) => `${state} ${customerId}`).sort());
        const ranks = rows.map(({ state }) => STANDING_STATES.indexOf(state));
        expect(ranks).toEqual([...ranks].sort());
        expect(named(await walked(query, limit, true))).toEqual(named(rows));
        const counts = Object.fromEntries(STANDING_STATES.map((state) => [state, wanted.filter((one) => one.state === state).length]));
        expect(await store.reads.agreements.standingCounts(query)).toEqual(counts);
      }),
      { numRuns: 250 },
    );
  });

  test('names the newest signature, its receipt and the account manager of each', async () => {
    const effective = [1, 2, 3].map((version) => versionRecord(version, { effectiveAt: dayOf(10) }));
    const [current] = effective.slice(-1);
    if (!current) throw new Error('There is no version.');
    const query = { partnerIds: [PARTNER], scope: { kind: 'all' }, code: CODE, current, effective, at: dayOf(500) } as const;
    const rows = await walked(query, 100, false);
    for (const { customer, signed, accountManager } of rows) {
      const planned = PLANNED.find(({ customerId }) => customerId === customer.customerId);
      expect(accountManager?.operatorId ?? null).toBe(planned?.manager ?? null);
      expect(signed?.version).toBe(planned?.signed.at(-1));
      expect(signed?.isWithdrawn ?? false).toBe(planned?.isWithdrawn);
      const record = signed && (await store.reads.agreements.record(PARTNER, signed.recordId));
      expect(record?.hash).toBe(signed?.hash);
    }
    expect(rows.length).toBeGreaterThan(30);
  });
});
