import { DatabaseSync } from 'node:sqlite';
import pg from 'pg';
import { beforeEach, expect, test } from 'vitest';
import { CUSTOMERS_PER_REBUILD, rebuildStandings } from '../../bff/actions/agreements/rebuild-standings.ts';
import { standingFaultLine, standingFaults } from '../../bff/node/program/standing-faults.ts';
import type { AgreementStanding } from '../../bff/ports/agreements.ts';
import type { World } from '../../bff/ports/index.ts';
import type { Store } from '../../bff/ports/store.ts';
import { CODE, sign, withdrawal } from './agreement-world.ts';
import { customerRecord, NOW, PARTNER, partnerRecord } from './records.ts';
import { type Engines, onBothEngines, security } from './stores.ts';

const OTHER = 'par_2';
const CUSTOMERS = ['cus-1', 'cus-2', 'cus-3'];

/** What somebody with the database's own password does. */
async function tamper(address: string, text: string): Promise<void> {
  if (!address.startsWith('postgres')) {
    const database = new DatabaseSync(address);
    database.exec(text);
    return database.close();
  }
  const client = new pg.Client({ connectionString: address });
  await client.connect();
  await client.query(text);
  await client.end();
}

/** cus-1 signed twice, cus-2 withdrew what it signed, cus-3 signed nothing; one of another partner has the id of the first. */
async function filled(engines: Engines): Promise<{ store: Store; address: string }> {
  const opened = await engines.open();
  await opened.store.write(PARTNER, async (unit) => {
    for (const partnerId of [PARTNER, OTHER]) await unit.partners.add(partnerRecord(partnerId));
    await unit.customers.save(
      PARTNER,
      CUSTOMERS.map((customerId) => customerRecord(customerId)),
    );
    await sign(unit, 'sig-1', { customerId: 'cus-1' });
    await unit.agreements.append(withdrawal(await sign(unit, 'sig-2', { customerId: 'cus-2' }), 'sig-3'));
    await sign(unit, 'sig-4', { customerId: 'cus-1', version: 2 });
  });
  await opened.store.write(OTHER, async (unit) => {
    await unit.customers.save(OTHER, [customerRecord('cus-9')]);
    await sign(unit, 'sig-9', { partnerId: OTHER, customerId: 'cus-9' });
  });
  return opened;
}

const of = (customerId: string) => `where customer_key = (select customer_key from customers where customer_id = '${customerId}')`;
const forged = (customerId: string, code: string) => `insert into agreement_standings
  select partner_key, '${code}', customer_key, 'sig-forged', 7, 'other', '${NOW}', 'x', 0 from customers where customer_id = '${customerId}'`;

async function told(store: Store): Promise<string[]> {
  const lines: string[] = [];
  for await (const faults of standingFaults(store.reads)) lines.push(...faults.map(standingFaultLine));
  return lines;
}

onBothEngines('Where customers are kept to stand', (engines) => {
  let store: Store;
  let address: string;
  let before: AgreementStanding[];
  const standings = async () =>
    (await Promise.all(CUSTOMERS.map((customerId) => store.reads.agreements.standings(PARTNER, customerId)))).flat();
  const rebuild = (customerIds: readonly string[] = CUSTOMERS) =>
    rebuildStandings({ store, security, clock: { now: () => Date.parse(NOW) } } as World, PARTNER, customerIds);
  const rows = () => store.reads.audit.after(PARTNER, 0, 100);
  beforeEach(async () => {
    ({ store, address } = await filled(engines));
    before = await standings();
  });

  test('is what the chain says after signing and withdrawing, and making it anew changes nothing and says nothing', async () => {
    expect(before.map(({ customerId, recordId, isWithdrawn }) => [customerId, recordId, isWithdrawn])).toEqual([
      ['cus-1', 'sig-4', false],
      ['cus-2', 'sig-2', true],
    ]);
    expect(await told(store)).toEqual([]);
    expect(await rebuild()).toEqual([]);
    expect(await rows()).toEqual([]);
  });

  const other = 'f'.repeat(64);
  test.each<[what: string, statement: string, line: RegExp]>([
    [
      'a customer who is made to look signed',
      forged('cus-3', CODE),
      /^par_\S+ cus-3 association-notice: kept is version 7 \(sig-forged\), the chain has no signature$/,
    ],
    [
      'one under a code of its own',
      forged('cus-1', 'other-terms'),
      /cus-1 other-terms: kept is version 7 \(sig-forged\), the chain has no/,
    ],
    [
      'a signature that is made newer',
      `update agreement_standings set version = 9 ${of('cus-1')}`,
      /kept is version 9 \(sig-4\), the chain has version 2 \(sig-4\)$/,
    ],
    [
      'a withdrawal that is hidden',
      `update agreement_standings set is_withdrawn = 0 ${of('cus-2')}`,
      /kept is version 1 \(sig-2\), the chain has version 1 \(sig-2, withdrawn\)$/,
    ],
    [
      'a withdrawal that nobody made',
      `update agreement_standings set is_withdrawn = 1 ${of('cus-1')}`,
      /kept is version 2 \(sig-4, withdrawn\), the chain has version 2 \(sig-4\)$/,
    ],
    [
      'an earlier signature put in the place of the newest',
      `update agreement_standings set record_id = 'sig-1' ${of('cus-1')}`,
      /\(sig-1\), the chain has version 2 \(sig-4\)$/,
    ],
    [
      'another capacity',
      `update agreement_standings set capacity = 'other' ${of('cus-1')}`,
      /capacity is kept as other, the chain has authorised-agent$/,
    ],
    [
      'another time',
      `update agreement_standings set signed_at = '2020-01-01T00:00:00.000Z' ${of('cus-1')}`,
      /signedAt is kept as 2020-01-01/,
    ],
    [
      'another hash',
      `update agreement_standings set hash = '${other}' ${of('cus-1')}`,
      /hash is kept as f{64}, the chain has [0-9a-f]{64}$/,
    ],
    [
      'a signature that is taken out',
      `delete from agreement_standings ${of('cus-1')}`,
      /cus-1 association-notice: nothing is kept, the chain has version 2 \(sig-4\)$/,
    ],
  ])('shows %s, and is made anew from the chain, on record with what stood there', async (_what, statement, line) => {
    await tamper(address, statement);
    expect(await told(store)).toEqual([expect.stringMatching(line)]);
    const [fault] = await rebuild();
    expect(await told(store)).toEqual([]);
    expect(await standings()).toEqual(before);
    expect(await rows()).toMatchObject([
      {
        action: 'agreement.rebuild-standings',
        actor: { kind: 'system', id: 'command-line' },
        targets: [fault?.customerId],
        details: { replaced: [expect.stringContaining(fault?.kept === null ? 'none' : String(fault?.kept.recordId))] },
      },
    ]);
  });

  test('counts nowhere where it is put under another partner than the customer’s', async () => {
    await tamper(
      address,
      forged('cus-3', CODE).replace('select partner_key', `select (select partner_key from partners where partner_id = '${OTHER}')`),
    );
    expect(await standings()).toEqual(before);
    expect(await told(store)).toEqual([]);
  });

  test('is compared and made anew beyond the first page, each of every customer', async () => {
    const customerIds = Array.from({ length: 1_100 }, (_, index) => `many-${index}`);
    await store.write(PARTNER, (unit) =>
      unit.customers.save(
        PARTNER,
        customerIds.map((customerId) => customerRecord(customerId)),
      ),
    );
    await tamper(address, forged('', CODE).replace("= ''", "like 'many-%'"));
    expect(await told(store)).toHaveLength(customerIds.length);
    const some = customerIds.slice(-CUSTOMERS_PER_REBUILD);
    expect(await rebuild(some)).toHaveLength(some.length);
    expect(await told(store)).toHaveLength(customerIds.length - some.length);
  });
});
