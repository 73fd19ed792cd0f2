import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { prepareCustomer } from '../../bff/actions/customers/prepare.ts';
import { indexContext } from '../../bff/domain/personal-fields.ts';
import { makeKeyRing as makeKeys } from '../../bff/node/program/keyring.ts';
import { openKeys } from '../../bff/node/program/keys.ts';
import { DATABASE_FILE } from '../../bff/node/program/world.ts';
import { openPostgresStore, openSqliteStore } from '../../bff/node/storage/stores.ts';
import type { Security } from '../../bff/ports/security.ts';
import type { Store } from '../../bff/ports/store.ts';
import { type RunningPostgres, startPostgres } from '../postgres.ts';
import { auditEntry, billLine, customerRecord, deliver, listQuery, PARTNER, partnerRecord } from './records.ts';
import { runCommand } from './run-command.ts';

const folder = mkdtempSync(join(tmpdir(), 'partner-privacy-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const older = makeKeys();
const newer = makeKeys();
const keysOf = (...keys: (typeof older)[]) =>
  JSON.stringify({ fieldKeys: keys.flatMap(({ fieldKeys }) => fieldKeys), headKeys: older.headKeys });
const OLD = keysOf(older);
const OLD_ID = older.fieldKeys[0]?.keyId ?? '';
const BOTH = keysOf(newer, older);
const NEW = keysOf(newer);
const securityOf = (keys: string) => openKeys({ KEYS: keys }, folder).security;

interface Place {
  environment: Record<string, string>;
  open(security: Security): Promise<Store>;
}

async function seed(place: Place): Promise<void> {
  const security = securityOf(OLD);
  const store = await place.open(security);
  const { credit, ...nothing } = customerRecord('cus-1');
  const clear = { ...nothing, credit, customerName: '欧阳明日', mobile: '13812341234', email: 'ouyang@example.com' };
  const record = await prepareCustomer(security, PARTNER, clear);
  await store.write(PARTNER, async (unit) => {
    await unit.partners.add({ ...partnerRecord(), name: 'Example Cloud' });
    await unit.customers.save(PARTNER, [record, customerRecord('cus-2')]);
    await unit.audit.append(PARTNER, auditEntry());
  });
  await deliver(store, 'del_1', [billLine('cus-1', 5_000_000n)]);
  await store.close();
}

async function find(place: Place, keys: string): Promise<string[]> {
  const security = securityOf(keys);
  const store = await place.open(security);
  const mobileIndexes = await security.indexesOfField('13812341234', indexContext(PARTNER, 'mobile'));
  const rows = await store.reads.customers.page(listQuery({ filter: { mobileIndexes } }));
  await store.close();
  return rows.map(({ customer }) => customer.customerId);
}

function keepTheirPromises(placeOf: () => Promise<Place>): void {
  test('reseal changes the key of a running installation, and says when the earlier one can go', { timeout: 120_000 }, async () => {
    const place = await placeOf();
    await seed(place);
    const run = (keys: string, ...args: string[]) => runCommand('reseal', args, { ...place.environment, KEYS: keys });
    expect(await run(NEW)).toMatchObject({ code: 1, output: expect.stringContaining(`used with the field key ${OLD_ID}`) });
    expect(await run(BOTH)).toEqual({
      code: 0,
      output: `${PARTNER} Example Cloud: customers 2, made anew 1\nNothing is left that an earlier key made.\n`,
    });
    expect(await find(place, NEW)).toEqual(['cus-1']);
    expect(await run(NEW)).toMatchObject({ code: 1, output: expect.stringContaining(`keyring retire field ${OLD_ID} --lost`) });
    const givenUp = await runCommand('keyring', ['retire', 'field', OLD_ID, '--lost'], { ...place.environment, KEYS: NEW });
    expect(givenUp).toMatchObject({ code: 0, output: expect.stringContaining('any more: 0') });
    expect(await run(NEW, '--partner', 'Example Cloud')).toMatchObject({ code: 0, output: expect.stringContaining('made anew 0') });
    expect(await runCommand('verify', [], { ...place.environment, KEYS: NEW })).toMatchObject({
      code: 0,
      output: expect.stringContaining('intact'),
    });
  });

  test('erase asks to be confirmed, erases once, and leaves chain and sums whole', { timeout: 120_000 }, async () => {
    const place = await placeOf();
    await seed(place);
    const run = async (...args: string[]) => {
      const { code, output } = await runCommand('erase', args, { ...place.environment, KEYS: OLD });
      return `${code} ${output.trim()}`;
    };
    const named = ['--partner', 'Example Cloud', 'customer'];
    expect(await run(...named, 'cus-1')).toBe('1 Erasing customer cus-1 cannot be undone. Add --yes to confirm. Nothing was changed.');
    expect(await find(place, OLD)).toEqual(['cus-1']);
    expect(await run(...named, 'nobody', '--yes')).toBe('1 Example Cloud has no customer nobody.');
    expect(await run(...named, 'cus-1', '--yes')).toBe(
      '0 Customer cus-1 of Example Cloud is erased. Sessions that ended: 0. Files of exports that went: 0. Backups made before still hold the data.',
    );
    expect(await find(place, OLD)).toEqual([]);
    expect(await run(...named, 'cus-1', '--yes')).toBe('1 Customer cus-1 of Example Cloud was erased before. Nothing was changed.');
    expect(await runCommand('verify', [], { ...place.environment, KEYS: OLD })).toMatchObject({
      code: 0,
      output: expect.stringMatching(/rows 2, .*: intact/),
    });
    const store = await place.open(securityOf(OLD));
    const rows = await store.reads.customers.page(listQuery());
    await store.close();
    expect(rows.find(({ customer }) => customer.customerId === 'cus-1')).toMatchObject({
      customer: { customerNameMasked: null, mobileMasked: null },
      consumption: [{ amount: '5.00', currency: 'CNY' }],
    });
  });
}

describe('On SQLite', () => {
  let count = 0;
  keepTheirPromises(async () => {
    count += 1;
    const own = mkdtempSync(join(folder, `${count}-`));
    return {
      environment: { DATA_DIR: own, LOG_LEVEL: 'silent' },
      open: (security) => openSqliteStore({ path: join(own, DATABASE_FILE), security }),
    };
  });

  test.each([
    [[], /^0 npm run partner-widgets -- erase/],
    [['customer', 'cus-1'], /^1 --partner is missing/],
    [['--partner', 'x', 'cus-1'], /^1 Name one customer by its id/],
    [['--partner', 'x', 'customer', 'a', 'b'], /^1 Name one customer by its id/],
    [['--all'], /^1 Unknown option/],
  ])('erase %j says how it is used', async (args, expected) => {
    const { code, output } = await runCommand('erase', args, { DATA_DIR: folder });
    expect(`${code} ${output}`).toMatch(expected);
  });
});

describe('On PostgreSQL', () => {
  let server: RunningPostgres;
  beforeAll(async () => {
    server = await startPostgres();
  }, 120_000);
  afterAll(() => server?.stop());
  keepTheirPromises(async () => {
    const url = await server.createDatabase();
    return {
      environment: { DATABASE_URL: url, DATA_DIR: folder, LOG_LEVEL: 'silent' },
      open: (security) => openPostgresStore({ url, security }),
    };
  });
});

test('A password behind a command, which every account of the machine could read, is refused and not said again', async () => {
  for (const to of ['postgres://app:geheim@db.invalid/widgets', 'postgres://db.invalid/widgets?user=app&password=geheim']) {
    const { code, output } = await runCommand('move', ['--from', import.meta.filename, '--to', to, '--partner', PARTNER], {
      DATA_DIR: folder,
    });
    expect([code, output]).toEqual([1, expect.stringContaining('Leave the password out of --to')]);
    expect(output).not.toContain('geheim');
  }
});
