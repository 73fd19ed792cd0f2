import { existsSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { DATABASE_FILE, openWorld } from '../../bff/node/program/world.ts';
import type { Store } from '../../bff/ports/store.ts';
import { seedWorld, worldKeys } from '../../bff/sandbox/world.ts';
import { ROOT } from '../../scripts/set-up.mjs';
import { run, temporaryFolder } from '../e2e/process.ts';
import { answerOf, digits, usageOf } from './answers.ts';
import { SAMPLE, sampleCells, sumOf } from './fixture.ts';
import { makeFocusFile } from './make-focus-file.ts';

const OWN = worldKeys().own.partner.partnerId;
const LONG_ROWS = 60_000;

let folder: ReturnType<typeof temporaryFolder>;
let store: Store;
let closeWorld: () => Promise<void>;
let long: string;

beforeAll(async () => {
  folder = temporaryFolder('import-command');
  const world = await openWorld({ DATA_DIR: folder.path, LOG_LEVEL: 'silent' }, { demonstration: {} });
  await seedWorld({ store: world.store, security: world.security, seed: 'import', now: Date.now(), customers: 0 });
  store = world.store;
  closeWorld = world.close;
  long = join(folder.path, 'long.csv');
  await makeFocusFile(LONG_ROWS, long);
});
afterAll(async () => {
  await closeWorld?.();
  folder?.remove();
});

function start(...args: string[]) {
  return run(process.execPath, [`${ROOT}bff/node/program/run.ts`, 'import', ...args], { DATA_DIR: folder.path });
}

async function bring(...args: string[]) {
  const running = start(...args);
  return { code: await running.ended, output: running.output() };
}

function write(name: string, content: string | Uint8Array): string {
  const path = join(folder.path, name);
  writeFileSync(path, content);
  return path;
}

async function consumed(cycle: string): Promise<string> {
  const amounts: string[] = [];
  const query = {
    partnerIds: [OWN],
    isOfResellers: false,
    scope: { kind: 'all' },
    filter: {},
    sort: { by: 'associatedAt', direction: 'ascending' },
  } as const;
  let from: Parameters<Store['reads']['customers']['page']>[0]['from'] = { at: 'first' };
  while (true) {
    const rows = await store.reads.customers.page({ ...query, from, limit: 100, cycle, currency: 'USD' });
    amounts.push(...rows.flatMap((row) => row.consumption.map(({ amount }) => amount)));
    const last = rows.at(-1);
    if (!last) return sumOf(amounts);
    from = { after: last.place };
  }
}

/** Resolves once the import has written a good part of its lines. */
async function writing(): Promise<void> {
  const size = () =>
    [DATABASE_FILE, `${DATABASE_FILE}-wal`]
      .map((name) => join(folder.path, name))
      .reduce((sum, path) => sum + (existsSync(path) ? statSync(path).size : 0), 0);
  const before = size();
  while (size() < before + 1_000_000) await new Promise((resolve) => setTimeout(resolve, 20));
}

describe('npm run import', () => {
  test('brings a bill to the demonstration’s own partner and says what was read, written and summed', async () => {
    const { code, output } = await bring('--format', 'focus', SAMPLE);
    expect(output).toContain('1,000 rows, UTF-8');
    expect(output).toContain('73 added, 0 changed, 0 unchanged');
    expect(output).toContain('20.28022672899 USD');
    expect(output).toContain('due 20.52022672899 USD, effective 14.97651418586 USD');
    expect(output).toContain('npm start -- --at 2024-09-30');
    expect(code).toBe(0);
    expect(await consumed('2024-09')).toBe('20.28022672899');
  });

  test('prints nothing of what stands in the cells, good or bad', async () => {
    const personal = ['李雷雷', '13800001234', 'li.leilei@example.com', 'Zhang Sanfeng', '1.38E+10'];
    const file = write(
      'people.csv',
      [
        'customer_id,customer_name,mobile,email,association,associated_at,Zhang Sanfeng',
        `c-1,${personal[0]},${personal[1]},${personal[2]},2,2024-01-01,`,
        `${personal[0]},x,,,2,2024-01-01,`,
        `c-2,x,${personal[0]},,2,2024-01-01,`,
        `c-3,x,${personal[4]},,2,2024-01-01,`,
        `c-4,x,,${personal[1]},2,2024-01-01,`,
        `c-5,x,,,${personal[0]},2024-01-01,`,
        `c-6,x,,,2,${personal[1]},`,
        `c-7,"${personal[0]}"${personal[3]},,,2,2024-01-01,`,
        '',
      ].join('\n'),
    );
    const { code, output } = await bring('--format', 'customers', file);
    expect(output).toContain('8 read');
    expect(output).toContain('7 left out');
    expect(output).toContain('line 5: mobile: a number that a spreadsheet shortened');
    expect(code).toBe(0);
    for (const value of personal.slice(0, 4)) expect(output).not.toContain(value);
    const bill = await bring('--dry-run', '--format', 'focus', SAMPLE);
    for (const name of new Set([...sampleCells('SubAccountName'), ...sampleCells('SubAccountId')])) expect(bill.output).not.toContain(name);
  });

  test('brings bill details and says what was marked, what is not known, and what to do', async () => {
    const ours = { customer_id: 'upstream-1', bill_cycle: '2024-08' };
    const records = [
      usageOf('1.000000000001', ours),
      usageOf('2', { ...ours, cash_amount: digits('1'), resource_name: '李雷的服务器' }),
      usageOf('3', { ...ours, bill_detail_type: digits('99'), trade_id: '李雷' }),
      usageOf('4', { ...ours, bill_detail_type: digits('20') }),
      usageOf('5', { ...ours, payment_amount: '李雷' }),
    ];
    const file = write('details.json', answerOf(records));
    const { code, output } = await bring('--format', 'bill-detail', file);
    expect(output).toContain('5 read');
    expect(output).toContain('due        2.000000000001 CNY');
    expect(output).toMatch(/Refunds +1 were written positive/);
    expect(output).toMatch(/Kept and marked: 1 line whose amounts contradict each other\.\n {2}I-2 1 line: .*details\.json record 2\n/);
    expect(output).toMatch(/bill_detail_type 99: 1 line; .*details\.json record 3/);
    expect(output).toMatch(/details\.json record 5: payment_amount: not an amount/);
    expect(output).not.toContain('李雷');
    expect(code).toBe(0);
    const half = await bring('--format', 'bill-detail', write('half.json', answerOf(records.slice(0, 2), 5)));
    expect(half.output).toMatch(/2024-08 upstream-1: 2 of 5 records\nFetch all pages .* Nothing was changed\./);
    expect(half.code).toBe(1);
  });

  test.each([
    ['no format', [SAMPLE], /--format focus, --format bill-detail or --format customers/],
    ['an unknown format', ['--format', 'xlsx', SAMPLE], /--format is one of focus, bill-detail, customers/],
    ['no file', ['--format', 'focus'], /Name at least one file/],
    ['a file that is not there', ['--format', 'focus', 'nowhere.csv'], /There is no file nowhere\.csv/],
    ['a folder', ['--format', 'focus', ROOT], /is not a file/],
    ['the same file twice', ['--format', 'focus', SAMPLE, SAMPLE], /counts twice/],
    ['an unknown partner', ['--format', 'focus', '--partner', 'nobody', SAMPLE], /There is no partner "nobody" here/],
    ['an unknown option', ['--format', 'focus', '--replace', SAMPLE], /Unknown option '--replace'/],
    ['an account manager without a time', ['--format', 'focus', '--account-manager', 'm', SAMPLE], /--assigned-at/],
    ['a time that is none', ['--format', 'focus', '--assigned-at', 'soon', SAMPLE], /--assigned-at is a day or a time/],
    ['an unknown association', ['--format', 'customers', '--association', 'resale', SAMPLE], /--association is one of/],
    ['an encoding of JSON', ['--format', 'bill-detail', '--encoding', 'gb18030', SAMPLE], /leave --encoding out/],
    ['CSV in place of JSON', ['--format', 'bill-detail', SAMPLE], /is no JSON\..*--format focus/],
    ['a bill in place of customers', ['--format', 'customers', SAMPLE], /is a FOCUS bill, not a customer file/],
  ])('answers %s with a sentence and exit code 1', async (_name, args, sentence) => {
    const { code, output } = await bring(...args);
    expect(output).toMatch(sentence);
    expect(output).not.toMatch(/^\s+at /m);
    expect(code).toBe(1);
  });

  test.each([
    ['empty', '', 'is empty.'],
    ['header only', 'BillingAccountId,BillingCurrency,BillingPeriodStart,ChargePeriodStart,BilledCost\n', 'has a header and no rows'],
    ['foreign', 'name,phone\nAnn,138\n', 'its first line lacks BillingAccountId'],
    ['binary', Uint8Array.of(1, 0, 2, 0, 0, 0, 3), 'is no text'],
  ])('refuses a file that is %s whole and changes nothing', async (name, content, sentence) => {
    const { code, output } = await bring('--format', 'focus', SAMPLE, write(`${name.replace(' ', '-')}.csv`, content));
    expect(output).toContain(sentence);
    expect(output).toContain('Nothing was changed.');
    expect(code).toBe(1);
  });
});

describe('An import that does not come to its end', () => {
  beforeEach(async () => {
    await bring('--format', 'focus', SAMPLE);
  });

  test.each([
    ['Ctrl-C', 'SIGINT', 1],
    ['a service manager', 'SIGTERM', 1],
    ['kill -9', 'SIGKILL', null],
  ] as const)('by %s leaves the bill in force as it was, and can be run again', async (_name, signal, code) => {
    const running = start('--format', 'focus', long);
    await writing();
    running.signalGroup(signal);
    expect(await running.ended).toBe(code);
    expect(await consumed('2024-09')).toBe('20.28022672899');
    expect((await bring('--format', 'focus', SAMPLE)).output).toContain('1,000 written, in place of 1,000');
  });
});

test('While an import runs, the BFF on the same database answers reads and takes commands', async () => {
  const running = start('--format', 'focus', long);
  let isRunning = true;
  void running.ended.then(() => {
    isRunning = false;
  });
  await writing();
  let commands = 0;
  while (isRunning) {
    await store.write(OWN, (unit) => unit.searches.record(OWN, 'op_1', new Date().toISOString()));
    expect(await store.reads.customers.exists(OWN, 'nobody')).toBe(false);
    commands += 1;
  }
  expect(await running.ended).toBe(0);
  expect(commands).toBeGreaterThan(3);
  expect(await consumed('2024-10')).toBe(sumOf(Array.from({ length: LONG_ROWS / 1000 }, () => '0.24')));
});
