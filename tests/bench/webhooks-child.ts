import { hash } from 'node:crypto';
import { createWebhookRunner } from '../../bff/actions/events/deliver.ts';
import { secretContext } from '../../bff/actions/events/secret-context.ts';
import { agreementFiles } from '../../bff/files/agreements/index.ts';
import { openCsv } from '../../bff/files/csv/open-csv.ts';
import { tableWriters } from '../../bff/files/index.ts';
import { createWebhookSender } from '../../bff/node/service/webhook-sender.ts';
import { openSqliteStore } from '../../bff/node/storage/stores.ts';
import { SILENT_METER } from '../../bff/ports/meter.ts';
import { DEFAULT_SETTINGS } from '../../bff/ports/settings.ts';
import { createDemonstrationSecurity } from '../../bff/security/demonstration.ts';

/**
 * Lets events wait for one webhook and tells it all of them, as a service does. Prints as JSON how long it took and what memory it held
 * when a tenth and nine tenths were told.
 */
const [path = '', url = '', events = '', customers = ''] = process.argv.slice(2);
const PARTNER = 'par_BenchmarkPartner000000';
const WEBHOOK = 'whk_BenchmarkWebhook000000';
const total = Number(events);
const security = createDemonstrationSecurity(undefined, { sha256: (text) => hash('sha256', text) });
const store = await openSqliteStore({ path, security });
const at = new Date().toISOString();

await store.write(PARTNER, async (unit) => {
  const partner = { partnerId: PARTNER, name: 'Benchmark', kind: 'distributor', mode: 'test', parentPartnerId: null } as const;
  await unit.partners.add({ ...partner, currency: null, rolesFrom: 'session' });
  const secretSealed = await security.sealField(security.makeWebhookSecret(), secretContext(PARTNER, WEBHOOK));
  const nothingYet = { earlier: null, lastDeliveredAt: null, lastFailure: null, outage: null };
  await unit.events.addWebhook({
    ...nothingYet,
    webhookId: WEBHOOK,
    partnerId: PARTNER,
    url,
    types: null,
    isEnabled: true,
    secretSealed,
    createdAt: at,
  });
});
const data = { operatorId: 'op_BenchOperator0000000000', previousOperatorId: null, assignedAt: at };
for (let from = 0; from < total; from += 1_000)
  await store.write(PARTNER, (unit) =>
    unit.events.append(
      PARTNER,
      Array.from({ length: Math.min(1_000, total - from) }, (_, index) => {
        const customerId = `customer-${(from + index) % Number(customers)}`;
        return {
          type: 'customer.assigned' as const,
          at,
          customerId,
          data,
          eventId: security.makeId('evt'),
          subject: `customer ${customerId}`,
        };
      }),
    ),
  );

let told = 0;
const heap: Record<'early' | 'late', number> = { early: 0, late: 0 };
const liveMegabytes = () => {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed / 1e6;
};
const meter = {
  ...SILENT_METER,
  delivery: () => {
    told += 1;
    if (told === Math.floor(total / 10)) heap.early = liveMegabytes();
    if (told === Math.floor((total * 9) / 10)) heap.late = liveMegabytes();
  },
};
const failure = (_id: string, error: unknown) => {
  throw error;
};
const world = {
  store,
  clock: { now: Date.now, businessNow: Date.now },
  security,
  log: { request: () => {}, failure },
  settings: DEFAULT_SETTINGS,
  meter,
  sender: createWebhookSender({ allowsPrivate: true }),
  mailer: null,
  tables: tableWriters,
  openTable: openCsv,
  agreementFiles,
};
const runner = createWebhookRunner(world, { owner: 'wrk_bench' });
const started = performance.now();
while (told < total) await runner.runOnce();
const seconds = (performance.now() - started) / 1_000;
console.log(JSON.stringify({ seconds, told, early: heap.early, late: heap.late, peak: process.resourceUsage().maxRSS / 1_000 }));
await store.close();
process.exit(0);
