import { beforeEach, expect, test } from 'vitest';
import { ImportRefused } from '../../bff/actions/imports/import-refused.ts';
import type { Store } from '../../bff/ports/store.ts';
import { amountToText } from '../../shared/values/amount.ts';
import { onBothEngines } from '../storage/stores.ts';
import {
  addPartner,
  bring,
  brokenFile,
  consumedIn,
  customersOf,
  fileOf,
  NOW,
  PARTNER,
  SAMPLE_HEADER,
  SAMPLE_LINES,
  SAMPLE_TEXT,
  sampleCells,
  sampleLineWith,
  sumOf,
} from './fixture.ts';

const SAMPLE_FILE = fileOf(SAMPLE_TEXT, 'sample.csv');
const SEPTEMBER = '20.28022672899';
const OCTOBER = '0.24';

function linesFile(lines: readonly string[], name?: string) {
  return fileOf([SAMPLE_HEADER, ...lines, ''].join('\n'), name);
}

onBothEngines('An imported bill', (engines) => {
  let store: Store;
  beforeEach(async () => {
    store = (await engines.open()).store;
    await addPartner(store);
  });

  test('adds up to the last digit, whoever adds', async () => {
    const report = await bring(store, [SAMPLE_FILE]);
    expect(sumOf(sampleCells('BilledCost'))).toBe('20.52022672899');
    expect(sumOf(sampleCells('EffectiveCost'))).toBe('14.97651418586');
    expect(report.sums.map(({ cycle, currency, rows, due }) => [cycle, currency, rows, amountToText(due)])).toEqual([
      ['2024-09', 'USD', 999, SEPTEMBER],
      ['2024-10', 'USD', 1, OCTOBER],
    ]);
    expect(sumOf(report.sums.map(({ listPrice }) => amountToText(listPrice)))).toBe(sumOf(sampleCells('ListCost')));
    expect(sumOf(report.sums.map(({ effective }) => amountToText(effective)))).toBe('14.97651418586');
    expect(await consumedIn(store, '2024-09')).toBe(SEPTEMBER);
    expect(await consumedIn(store, '2024-10')).toBe(OCTOBER);
    expect(report).toMatchObject({ rowsRead: 1000, rowsRefused: 0, linesWritten: 1000, linesReplaced: 0, roundings: 0 });
  });

  test('brings its customers: one for each sub-account, told apart by id where the masked names are alike', async () => {
    const report = await bring(store, [SAMPLE_FILE]);
    expect(report.customers).toEqual({ added: 73, changed: 0, unchanged: 0 });
    const rows = await customersOf(store);
    expect(new Set(rows.map(({ customer }) => customer.customerId)).size).toBe(73);
    expect(new Set(rows.map(({ customer }) => customer.accountNameMasked)).size).toBe(12);
    expect(new Set(rows.map(({ customer }) => customer.partnerCustomerNo))).toEqual(new Set(sampleCells('SubAccountId')));
    expect(rows[0]?.customer).toMatchObject({
      associationType: 'agency-sale',
      associatedAt: '2024-09-01T00:00:00.000Z',
      customerNameMasked: null,
      credit: null,
    });
    expect((await store.reads.partners.find(PARTNER.partnerId))?.currency).toBe('USD');
  });

  test('replaces itself when it is imported again', async () => {
    await bring(store, [SAMPLE_FILE]);
    const again = await bring(store, [SAMPLE_FILE]);
    expect(again).toMatchObject({ linesReplaced: 1000, customers: { added: 0, changed: 0, unchanged: 73 } });
    expect(await consumedIn(store, '2024-09')).toBe(SEPTEMBER);
    expect(await customersOf(store)).toHaveLength(73);
  });

  test('in several files is one delivery', async () => {
    await bring(store, [linesFile(SAMPLE_LINES.slice(0, 400), 'a.csv'), linesFile(SAMPLE_LINES.slice(400), 'b.csv')]);
    expect(await consumedIn(store, '2024-09')).toBe(SEPTEMBER);
    await bring(store, [linesFile(SAMPLE_LINES.slice(400), 'b.csv'), linesFile(SAMPLE_LINES.slice(0, 400), 'a.csv')]);
    expect(await consumedIn(store, '2024-09')).toBe(SEPTEMBER);
  });

  test('leaves other billing accounts and cycles as they were', async () => {
    await bring(store, [SAMPLE_FILE]);
    const other = { BillingAccountId: '"other"', BilledCost: '1.5', ListCost: 'NULL' };
    const report = await bring(store, [linesFile([sampleLineWith(other)])]);
    expect(report).toMatchObject({ linesReplaced: 0, sums: [{ rowsWithoutListPrice: 1 }] });
    expect(await consumedIn(store, '2024-09')).toBe(sumOf([SEPTEMBER, '1.5']));
  });

  test('keeps what was in force when the new delivery breaks off in the middle', async () => {
    await bring(store, [SAMPLE_FILE]);
    const half = [SAMPLE_HEADER, ...SAMPLE_LINES.slice(0, 500), ''].join('\n');
    await expect(bring(store, [brokenFile(half)])).rejects.toThrow('The disk is gone.');
    expect(await consumedIn(store, '2024-09')).toBe(SEPTEMBER);
    expect((await bring(store, [SAMPLE_FILE])).linesReplaced).toBe(1000);
  });

  test('keeps what was in force when it is stopped', async () => {
    await bring(store, [SAMPLE_FILE]);
    const controller = new AbortController();
    const onProgress = () => controller.abort(new Error('Stopped.'));
    await expect(bring(store, [SAMPLE_FILE], { signal: controller.signal, onProgress })).rejects.toThrow('Stopped.');
    expect(await consumedIn(store, '2024-09')).toBe(SEPTEMBER);
  });

  test('takes away, a day later, what a killed import left behind', async () => {
    const left = (deliveryId: string, hoursAgo: number) =>
      store.write(PARTNER.partnerId, async (unit) => {
        const startedAt = new Date(NOW - hoursAgo * 3_600_000).toISOString();
        await unit.deliveries.begin(PARTNER.partnerId, { deliveryId, source: 'focus', startedAt });
      });
    await left('dlv_old', 25);
    await left('dlv_running', 1);
    await bring(store, [SAMPLE_FILE]);
    const after = await store.write(PARTNER.partnerId, (unit) =>
      unit.deliveries.abandoned(PARTNER.partnerId, 'focus', new Date(NOW + 1).toISOString()),
    );
    expect(after).toEqual(['dlv_running']);
  });

  test('is read but not written in a dry run', async () => {
    const report = await bring(store, [SAMPLE_FILE], { into: null });
    expect(report).toMatchObject({ isDryRun: true, rowsRead: 1000, customersSeen: 73, linesWritten: 0 });
    expect(await customersOf(store)).toEqual([]);
  });

  test('loses its bad rows and nothing else, and says which', async () => {
    const bad = [sampleLineWith({ BilledCost: 'free' }), sampleLineWith({ BillingPeriodStart: '"soon"' }), 'too,few'];
    const report = await bring(store, [linesFile([...SAMPLE_LINES.slice(0, 500), ...bad, ...SAMPLE_LINES.slice(500)], 'bad.csv')]);
    expect(report.refused).toEqual([
      { file: 'bad.csv', column: null, problem: 'too-few-cells', count: 1, lines: [504] },
      { file: 'bad.csv', column: 'BilledCost', problem: 'not-an-amount', count: 1, lines: [502] },
      { file: 'bad.csv', column: 'BillingPeriodStart', problem: 'not-a-time', count: 1, lines: [503] },
    ]);
    expect(await consumedIn(store, '2024-09')).toBe(SEPTEMBER);
  });

  test('of the wrong shape is refused before anything is written', async () => {
    await bring(store, [SAMPLE_FILE]);
    const refusals = [
      fileOf('', 'empty.csv'),
      fileOf('name,phone\nAnn,1\n', 'names.csv'),
      linesFile([], 'header.csv'),
      linesFile([sampleLineWith({ BilledCost: 'x' })], 'all-bad.csv'),
      fileOf(`${SAMPLE_HEADER},"BilledCost"\n`, 'twice.csv'),
    ];
    const codes: unknown[] = [];
    for (const file of refusals) {
      codes.push(
        await bring(store, [SAMPLE_FILE, file]).catch((error: unknown) => (error instanceof ImportRefused ? error.details : error)),
      );
    }
    expect(codes).toMatchObject([
      { code: 'file-refused', file: 'empty.csv', problem: 'empty' },
      {
        code: 'columns-missing',
        file: 'names.csv',
        columns: ['BillingAccountId', 'BillingCurrency', 'BillingPeriodStart', 'ChargePeriodStart', 'BilledCost'],
      },
      { code: 'file-refused', file: 'header.csv', problem: 'header-only' },
      // Beside a good file, a file of bad rows is a matter of rows.
      { kind: 'focus', rowsRefused: 1 },
      { code: 'columns-repeated', file: 'twice.csv', columns: ['BilledCost'] },
    ]);
    expect(await bring(store, [refusals[3] as never]).catch((error: ImportRefused) => error.details)).toEqual({ code: 'nothing-readable' });
    expect(await consumedIn(store, '2024-09')).toBe(SEPTEMBER);
  });

  test('gives its customers to the account manager who is named, from the time that is named', async () => {
    const options = { accountManagerUserId: 'manager-9', assignedAt: '2024-09-15T16:00:00.000Z' };
    const report = await bring(store, [SAMPLE_FILE], options);
    expect(report.assignments).toEqual({ assigned: 73, kept: 0, managersAdded: 1 });
    const operator = await store.reads.operators.findByUserId(PARTNER.partnerId, 'manager-9');
    expect(operator?.roles).toEqual(['account-manager']);
    const periods = sampleCells('BillingPeriodStart');
    const starts = sampleCells('ChargePeriodStart');
    const expected = sampleCells('BilledCost').filter(
      (_cost, index) => periods[index]?.startsWith('2024-09') && (starts[index] ?? '') >= '2024-09-15 16:00:00',
    );
    const scope = { kind: 'account-manager', operatorId: operator?.operatorId ?? '' } as const;
    expect(await consumedIn(store, '2024-09', scope)).toBe(sumOf(expected));
    expect((await bring(store, [SAMPLE_FILE], options)).assignments).toEqual({ assigned: 0, kept: 73, managersAdded: 0 });
  });

  test('gives nobody back who was withdrawn, and names no account that was erased', async () => {
    const options = { accountManagerUserId: 'manager-9', assignedAt: '2024-09-15T16:00:00.000Z' };
    await bring(store, [SAMPLE_FILE], options);
    const { partnerId } = PARTNER;
    const [withdrawn = '', erased = ''] = (await customersOf(store)).map(({ customer }) => customer.customerId);
    await store.write(partnerId, async (unit) => {
      await unit.customers.withdraw(partnerId, [{ customerId: withdrawn, at: '2024-09-20T00:00:00.000Z' }]);
      const [one] = await unit.customers.stored(partnerId, [erased]);
      if (!one) throw new Error('The customer is not stored.');
      const emptied = { ...one.customer, accountName: null, accountNameMasked: null, erasedAt: '2024-09-20T00:00:00.000Z' };
      await unit.customers.save(partnerId, [emptied]);
    });
    expect(await bring(store, [SAMPLE_FILE], options)).toMatchObject({
      customers: { added: 0, changed: 0, unchanged: 72 },
      assignments: { assigned: 0 },
      linesWritten: 1000,
    });
    const both = await store.write(partnerId, (unit) => unit.customers.stored(partnerId, [withdrawn, erased]));
    expect(both).toMatchObject([{ assignment: null }, { customer: { accountName: null } }]);
    expect(await consumedIn(store, '2024-09')).toBe(SEPTEMBER);
  });

  test('leaves its beginning and its end in the audit trail, with ids and counts, and no name', async () => {
    await bring(store, [SAMPLE_FILE]);
    await expect(bring(store, [brokenFile([SAMPLE_HEADER, ...SAMPLE_LINES.slice(0, 500), ''].join('\n'))])).rejects.toThrow(
      'The disk is gone.',
    );
    const rows = await store.reads.audit.after(PARTNER.partnerId, 0, 10);
    expect(rows).toMatchObject([
      { action: 'import.focus.begin', details: { files: 1 } },
      {
        at: new Date(NOW).toISOString(),
        actor: { kind: 'system', id: 'import' },
        action: 'import.focus',
        details: { files: 1, rowsRead: 1000, linesWritten: 1000, customersAdded: 73 },
      },
      { action: 'import.focus.begin' },
      { action: 'import.focus', outcome: 'refused', refusal: 'import-broken-off', details: { linesWritten: 0 } },
    ]);
    expect(JSON.stringify(rows)).not.toMatch(/Atlas|Nimbus|sample/);
  });
});
