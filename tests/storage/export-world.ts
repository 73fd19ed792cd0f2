import { type ExportRequest, sealRequest } from '../../bff/actions/exports/request.ts';
import { agreementFiles } from '../../bff/files/agreements/index.ts';
import { openCsv } from '../../bff/files/csv/open-csv.ts';
import { tableWriters } from '../../bff/files/index.ts';
import type { World } from '../../bff/ports/index.ts';
import { SILENT_METER } from '../../bff/ports/meter.ts';
import { DEFAULT_SETTINGS } from '../../bff/ports/settings.ts';
import type { Store } from '../../bff/ports/store.ts';
import type { ExportFormat } from '../../shared/values/lists.ts';
import { ALL, CYCLE, customerRecord, jobRecord, operatorRecord, PARTNER, partnerRecord } from './records.ts';
import { security } from './security.ts';

export const ROWS_PER_PIECE = 20;
export const CUSTOMERS = 900;
const OPERATOR = 'op_AAAAAAAAAAAAAAAAAAAAAA';

/** A world around a store, whose failures are thrown. */
export function exportWorld(store: Store, now: () => number): World {
  const failure = (_id: string, error: unknown) => {
    throw error;
  };
  const log = { request: () => {}, failure };
  return {
    store,
    clock: { now, businessNow: now },
    security,
    log,
    settings: DEFAULT_SETTINGS,
    meter: SILENT_METER,
    tables: tableWriters,
    openTable: openCsv,
    agreementFiles,
    sender: null,
    mailer: null,
  };
}

/** A partner with an administrator and some customers. */
export async function fillForExport(store: Store): Promise<void> {
  await store.write(PARTNER, async (unit) => {
    await unit.partners.add(partnerRecord());
    await unit.operators.save(operatorRecord(OPERATOR, { roles: ['administrator'] }));
    const records = Array.from({ length: CUSTOMERS }, (_, index) =>
      customerRecord(`cus-${index}`, { customerNameMasked: `李${index}**`, tags: [`tag ${index % 7}`] }),
    );
    await unit.customers.save(PARTNER, records);
  });
}

/** Asks for all customers, as an operator would. */
export async function addExport(store: Store, jobId: string, format: ExportFormat, now: number, sealing = security): Promise<void> {
  const request: ExportRequest = {
    locale: 'zh-CN',
    asked: { what: 'customers' },
    basis: { partnerIds: [PARTNER], isOfResellers: false, scope: ALL, cycle: CYCLE, currency: 'CNY' },
  };
  const job = jobRecord(jobId, {
    operatorId: OPERATOR,
    format,
    fileName: `customers.${format}`,
    request: await sealRequest(sealing, PARTNER, jobId, request),
    requestHash: jobId,
    total: CUSTOMERS,
    requestedAt: new Date(now).toISOString(),
  });
  await store.write(PARTNER, (unit) => unit.jobs.add(job));
}
