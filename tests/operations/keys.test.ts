import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addKey } from '../../bff/actions/keys/add-key.ts';
import { addPartner } from '../../bff/actions/partners/add-partner.ts';
import { type Bff, createBff } from '../../bff/index.ts';
import { type KeyRing, makeKeyRing } from '../../bff/node/program/keyring.ts';
import { addRingKey, promoteRingKey } from '../../bff/node/program/keyring-change.ts';
import { readKeys, writeNewKeys } from '../../bff/node/program/keyring-file.ts';
import { retireRingKey } from '../../bff/node/program/keyring-retire.ts';
import { chainLine, readSignedHeads, verifyChains } from '../../bff/node/program/verify-chains.ts';
import { type OpenedWorld, openWorld } from '../../bff/node/program/world.ts';
import { HEADS_FILE, startHeads } from '../../bff/node/service/heads.ts';
import { type Replica, startReplica } from '../../bff/node/service/replicas.ts';
import { requestOf } from '../http/fixture.ts';
import { runCommand } from '../storage/run-command.ts';

const PORTAL = 'https://portal.example.com';
const folder = mkdtempSync(join(tmpdir(), 'rotation-'));
const LIMITS = { REQUESTS_PER_MINUTE: '1000000', NAME_SEARCHES_PER_MINUTE: '1000000', REVEAL_CELLS_PER_MINUTE: '1000000' };
const MORE = { REVEAL_CELLS_PER_DAY: '1000000', REVEAL_CELLS_PER_PARTNER_HOUR: '1000000' };
const env = (name: string) => ({ ...LIMITS, ...MORE, DATA_DIR: folder, KEYS_FILE: keysFile(name), MIGRATE: 'start', LOG_LEVEL: 'silent' });
const keysFile = (name: string) => join(folder, `${name}.json`);

/** A machine: its own copy of the keys file, and a process that serves the shared database. */
interface Machine {
  name: string;
  world: OpenedWorld;
  bff: Bff;
  replica: Replica;
}
const machines: Machine[] = [];
const [here, there] = ['here', 'there'];
let partnerId: string;
let key: string;
let token: string;

beforeAll(async () => {
  writeNewKeys(keysFile(here), makeKeyRing());
  for (const name of [here, there]) machines.push(await startMachine(name));
  const { world } = machineOf(here);
  const added = await addPartner(world, { name: 'Example Cloud', kind: 'distributor', mode: 'live', parent: null });
  if ('refusal' in added) throw new Error(added.refusal);
  partnerId = added.partnerId;
  const made = await addKey(world, partnerId);
  if ('refusal' in made) throw new Error(made.refusal);
  key = made.secret;
  for (let index = 0; index < CUSTOMERS; index += 500)
    await put(
      here,
      Array.from({ length: 500 }, (_, more) => customer(index + more)),
    );
  const subject = { kind: 'operator', userId: 'ada', roles: ['administrator'] };
  const { secret } = await asked<{ secret: string }>(here, key, 'POST', '/v1/sessions', { subject, origins: [PORTAL] });
  ({ token } = await asked<{ token: string }>(here, undefined, 'POST', '/v1/session/token', { secret }));
}, 60_000);
afterAll(async () => {
  for (const { world, replica } of machines) {
    await replica.membership.stop();
    await world.close();
  }
  rmSync(folder, { recursive: true, force: true });
});

async function startMachine(name: string): Promise<Machine> {
  if (name !== here) copyFileSync(keysFile(here), keysFile(name));
  const world = await openWorld(env(name));
  return { name, world, bff: createBff(world), replica: startReplica(world, { beatMilliseconds: 100 }) };
}

const machineOf = (name: string) => machines.find((machine) => machine.name === name) as Machine;
const CUSTOMERS = 1_500;
const BREATH_MILLISECONDS = 10;
const mobileOf = (index: number) => `138${String(index).padStart(8, '0')}`;
const idOf = (index: number) => `cus-${index}`;
const customer = (index: number, mobile = mobileOf(index)) => ({
  customerId: idOf(index),
  customerName: `客户${index}`,
  mobile,
  associationType: 'agency-sale',
  associatedAt: '2024-01-01T00:00:00.000Z',
});

async function asked<Answer>(at: string, bearer: string | undefined, method: string, path: string, body: unknown): Promise<Answer> {
  const response = await machineOf(at).bff.fetch(
    requestOf(method, path, { ...(bearer === undefined ? {} : { bearer }), origin: PORTAL, body }),
  );
  const text = await response.text();
  if (response.status >= 300) throw new Error(`${at} ${method} ${path}: ${response.status} ${text}`);
  return JSON.parse(text) as Answer;
}
const put = (at: string, customers: object[]) => asked(at, key, 'PUT', '/v1/customers', { customers });

async function idsByMobile(at: string, mobile: string): Promise<string[]> {
  const { customers } = await asked<{ customers: { customerId: string }[] }>(at, token, 'POST', '/v1/customers/search', {
    filter: { mobile },
  });
  return customers.map(({ customerId }) => customerId);
}

async function revealed(at: string, customerId: string): Promise<string | null | undefined> {
  const body = { field: 'mobile', customerIds: [customerId] };
  return (await asked<{ values: { value: string | null }[] }>(at, token, 'POST', '/v1/customers/reveal', body)).values[0]?.value;
}

/** What a partner's pages and systems do all along, on both machines; what goes wrong is collected. */
function startTraffic() {
  const wrong: string[] = [];
  let rounds = 0;
  let isStopped = false;
  const round = async (index: number) => {
    const old = (index * 7) % CUSTOMERS;
    const fresh = CUSTOMERS + index;
    const [one, other] = index % 2 === 0 ? [here, there] : [there, here];
    await put(one, [customer(fresh)]);
    for (const at of [one, other])
      for (const number of [old, fresh]) {
        const found = await idsByMobile(at, mobileOf(number));
        if (found.join() !== idOf(number)) wrong.push(`round ${index}: ${at} found "${found}" by the number of ${idOf(number)}`);
        const value = await revealed(at, idOf(number));
        if (value !== mobileOf(number)) wrong.push(`round ${index}: ${at} revealed ${value} for ${idOf(number)}`);
      }
  };
  const running = (async () => {
    for (; !isStopped; rounds += 1) {
      await round(rounds).catch((error: Error) => wrong.push(`round ${rounds}: ${error.message}`));
      // Another process that writes to the same file must have its turn.
      await pause(BREATH_MILLISECONDS);
    }
  })();
  return {
    wrong,
    /** Resolves after some more whole rounds. */
    async goesOn(): Promise<void> {
      const until = rounds + 4;
      while (rounds < until) await pause(BREATH_MILLISECONDS);
    },
    stop: async () => {
      isStopped = true;
      await running;
    },
  };
}

/** A machine gets the present keys file, and notices by itself. */
async function distribute(name: string): Promise<void> {
  const { world } = machineOf(name);
  if (name !== here) copyFileSync(keysFile(here), keysFile(name));
  await world.keys.refresh();
  const ids = JSON.stringify(readRing(here).fieldKeys.map(({ keyId }) => keyId));
  while (!(await seenKeys()).includes(ids)) await pause(BREATH_MILLISECONDS);
}
const seenKeys = async () =>
  (await machineOf(here).world.store.operations.replicas('')).map(({ keyIds }) => JSON.stringify(keyIds.filter((id) => !id.includes('.'))));
const readRing = (name: string): KeyRing => readKeys({ path: keysFile(name) });
const now = () => Date.now();
const untilHeard = async () => {
  for (const { world } of machines) await world.keys.refresh();
};

describe('on two replicas, with requests all along', () => {
  it('the field key and with it the blind index are rotated: at every moment customers are found and reveals open', {
    timeout: 60_000,
  }, async () => {
    const { store } = machineOf(here).world;
    const path = keysFile(here);
    const traffic = startTraffic();
    await traffic.goesOn();
    const old = readRing(here).fieldKeys[0]?.keyId ?? '';

    const keyId = addRingKey(path, 'field', now(), 365);
    await distribute(here);
    await expect(promoteRingKey(store, path, { kind: 'field', keyId }, now())).rejects.toThrow(
      /replicas do not have the field key .* yet: rep_/,
    );
    await distribute(there);
    await bothSeen(2);
    await traffic.goesOn();

    await promoteRingKey(store, path, { kind: 'field', keyId }, now());
    await distribute(here);
    await traffic.goesOn();
    await expect(retireRingKey(store, path, { kind: 'field', keyId: old }, { now, untilHeard })).rejects.toThrow(/still use the field key/);
    await distribute(there);
    await traffic.goesOn();
    const retire = () => retireRingKey(store, path, { kind: 'field', keyId: old }, { now, untilHeard });
    await expect(retire()).rejects.toThrow(/Stored values that open with the field key .* alone: \d+\./);

    expect(await runCommand('reseal', [], env(here))).toMatchObject({ code: 0, output: expect.stringContaining('Nothing is left') });
    await traffic.goesOn();
    await retire();
    await distribute(here);
    await traffic.goesOn();
    await distribute(there);
    await traffic.goesOn();
    await traffic.stop();

    expect(traffic.wrong).toEqual([]);
    expect([readRing(here), readRing(there)].map(({ fieldKeys }) => fieldKeys.map((one) => one.keyId))).toEqual([[keyId], [keyId]]);
    expect(await store.operations.fieldKeyUses(old)).toEqual({
      customers: 0,
      webhooks: 0,
      exports: 0,
      operators: 0,
      drafts: 0,
      annexes: 0,
      payers: 0,
    });
    expect(machines.map(({ world }) => [world.keys.misfit(), world.keys.refusedFile()])).toEqual([
      [null, null],
      [null, null],
    ]);
  });

  it('the head key is rotated, and heads of both keys can be verified, also when the earlier one is retired', {
    timeout: 60_000,
  }, async () => {
    const { store, security, clock, log } = machineOf(here).world;
    const path = keysFile(here);
    const old = readRing(here).headKeys[0]?.keyId ?? '';
    const traffic = startTraffic();
    const failures: unknown[] = [];
    const sign = async () => {
      const heads = startHeads({ store, security, clock, folder, onHead: log.head, onFailure: (error) => failures.push(error) });
      await traffic.goesOn();
      await heads.stop();
    };
    await sign();
    const keyId = addRingKey(path, 'head', now(), 365);
    for (const name of [here, there]) await distribute(name);
    await bothSeen(2, 'head.');
    await promoteRingKey(store, path, { kind: 'head', keyId }, now());
    for (const name of [here, there]) await distribute(name);
    await sign();
    await bothUse(`head.${keyId}`);
    await retireRingKey(store, path, { kind: 'head', keyId: old }, { now, untilHeard });
    for (const name of [here, there]) await distribute(name);
    await sign();
    await traffic.stop();
    expect([traffic.wrong, failures]).toEqual([[], []]);

    const { heads, badLines } = await readSignedHeads(join(folder, HEADS_FILE), machineOf(there).world.security);
    expect([heads.length >= 3, badLines]).toEqual([true, []]);
    for await (const chain of verifyChains(store, security, heads)) expect(chainLine(chain)).toContain('intact');
    expect(readRing(here).headKeys.map((one) => [one.keyId, 'd' in one.jwk])).toEqual([
      [keyId, true],
      [old, false],
    ]);
    expect(await runCommand('verify', [], env(there))).toMatchObject({ code: 0, output: expect.stringContaining('intact') });
  });
});

/** Both machines have said that they have so many keys of a kind (field keys: those without a kind before their id). */
async function bothSeen(count: number, kind = ''): Promise<void> {
  const isOfKind = (id: string) => (kind === '' ? !id.includes('.') : id.startsWith(kind));
  await seen((ids) => ids.filter(isOfKind).length === count);
}
const bothUse = (name: string) => seen((ids) => ids.find((id) => id.startsWith('head.')) === name);

async function seen(isSo: (ids: readonly string[]) => boolean): Promise<void> {
  for (;;) {
    const replicas = await machineOf(here).world.store.operations.replicas('');
    if (replicas.length === 2 && replicas.every(({ keyIds }) => isSo(keyIds))) return;
    await pause(BREATH_MILLISECONDS);
  }
}
