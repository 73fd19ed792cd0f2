import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Decimal } from 'decimal.js';
import { type BillDetailImport, importBillDetail } from '../../bff/actions/imports/import-bill-detail.ts';
import { type CustomersImport, importCustomers } from '../../bff/actions/imports/import-customers.ts';
import { type FocusImport, importFocus } from '../../bff/actions/imports/import-focus.ts';
import type { ImportFile } from '../../bff/actions/imports/read-files.ts';
import { openCsv } from '../../bff/files/csv/open-csv.ts';
import { openAnswers } from '../../bff/files/json/open-answers.ts';
import type { PartnerRecord } from '../../bff/ports/records.ts';
import type { CustomerListRow, CustomerScope, Store } from '../../bff/ports/store.ts';
import { createDemonstrationSecurity } from '../../bff/security/demonstration.ts';

/** 1,000 rows of real bills; see tests/data/NOTICE.md. */
export const SAMPLE = resolve(import.meta.dirname, '../data/focus-1.0-sample.csv');
export const SAMPLE_TEXT = readFileSync(SAMPLE, 'utf8');
export const [SAMPLE_HEADER = '', ...SAMPLE_LINES] = SAMPLE_TEXT.trimEnd().split('\n');

export const NOW = Date.parse('2024-10-02T00:00:00Z');
export const PARTNER: PartnerRecord = {
  partnerId: 'par_own',
  name: 'Own',
  kind: 'solution-provider',
  mode: 'test',
  parentPartnerId: null,
  currency: null,
  rolesFrom: 'session',
  stepUp: false,
  limits: [],
  isLeaving: false,
  isVerified: false,
};
export const security = createDemonstrationSecurity();
const world = { security, clock: { now: () => NOW, businessNow: () => NOW } };

export function fileOf(content: string | Uint8Array<ArrayBuffer>, name = 'bill.csv'): ImportFile {
  return { name, open: () => new Blob([content]).stream() };
}

/** A file that breaks after its last byte, as a lost network disk does. */
export function brokenFile(content: string): ImportFile {
  const pieces = [new TextEncoder().encode(content)];
  const open = () => {
    const left = [...pieces];
    return new ReadableStream<Uint8Array>({
      pull(controller) {
        const piece = left.shift();
        if (piece) controller.enqueue(piece);
        else controller.error(new Error('The disk is gone.'));
      },
    });
  };
  return { name: 'broken.csv', open };
}

export async function addPartner(store: Store): Promise<void> {
  await store.write(PARTNER.partnerId, (unit) => unit.partners.add(PARTNER));
}

export async function bring(store: Store, files: readonly ImportFile[], options: Partial<FocusImport> = {}) {
  const partner = await store.reads.partners.find(PARTNER.partnerId);
  if (!partner) throw new Error('Add the partner first.');
  return importFocus(world, { files, into: { store, partner }, openTable: openCsv, ...options });
}

export async function bringDetail(store: Store, files: readonly ImportFile[], options: Partial<BillDetailImport> = {}) {
  const partner = await store.reads.partners.find(PARTNER.partnerId);
  if (!partner) throw new Error('Add the partner first.');
  return importBillDetail(world, { files, into: { store, partner }, openAnswers, ...options });
}

export async function bringCustomers(store: Store, files: readonly ImportFile[], options: Partial<CustomersImport> = {}) {
  return importCustomers(world, { files, into: { store, partner: PARTNER }, openTable: openCsv, ...options });
}

export async function customersOf(
  store: Store,
  cycle = '2024-09',
  scope: CustomerScope = { kind: 'all' },
  currency = 'USD',
): Promise<CustomerListRow[]> {
  return store.reads.customers.page({
    partnerIds: [PARTNER.partnerId],
    isOfResellers: false,
    scope,
    filter: {},
    sort: { by: 'associatedAt', direction: 'ascending' },
    from: { at: 'first' },
    limit: 100,
    cycle,
    currency,
  });
}

/** What all customers consumed in a cycle, as the list shows it. */
export async function consumedIn(store: Store, cycle: string, scope?: CustomerScope, currency?: string): Promise<string> {
  const rows = await customersOf(store, cycle, scope, currency);
  return sumOf(rows.flatMap((row) => row.consumption.map(({ amount }) => amount)));
}

/** Its own default would round what has more than twenty digits. */
export const Exact = Decimal.clone({ precision: 100 });

export function sumOf(amounts: readonly string[]): string {
  return amounts.reduce((sum, amount) => sum.plus(amount), new Exact(0)).toFixed();
}

/** Cells of the sample read in the plainest way there is, by nothing that the import uses. */
export function sampleCells(column: string): string[] {
  const place = cellsOf(SAMPLE_HEADER).indexOf(column);
  return SAMPLE_LINES.map((line) => cellsOf(line)[place] ?? '');
}

/** A row of the sample with some cells changed, by column; quotes belong to the cells. */
export function sampleLineWith(changes: Record<string, string>, line = SAMPLE_LINES[0] ?? ''): string {
  const columns = cellsOf(SAMPLE_HEADER);
  const cells = Array.from(line.matchAll(/(?:^|,)("(?:[^"]|"")*"|[^,]*)/g), ([, cell]) => cell ?? '');
  return cells.map((cell, index) => changes[columns[index] ?? ''] ?? cell).join(',');
}

function cellsOf(line: string): string[] {
  return Array.from(
    line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g),
    ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '',
  );
}
