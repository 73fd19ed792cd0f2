import { chmodSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { KeyRing } from '../../bff/node/program/keyring.ts';
import { type Installed, install, type RunningService } from './installed.ts';
import { trafficAt } from './partner-traffic.ts';

let installed: Installed;
let path: string;
beforeAll(async () => {
  installed = await install({ LOG_LEVEL: 'info', DRAIN_SECONDS: '0' });
  path = join(installed.dataFolder, 'keys.json');
}, 60_000);
afterAll(() => installed?.remove());

const keyring = (args: readonly string[], env: NodeJS.ProcessEnv = {}) => installed.ask(['keyring', ...args], env);
const ring = (): KeyRing => JSON.parse(readFileSync(path, 'utf8'));
const PASSPHRASE = { KEYRING_PASSPHRASE: 'correct horse battery' };
const secrets = () => [...ring().fieldKeys.map(({ secret }) => secret), ...ring().headKeys.map(({ jwk }) => jwk.d ?? 'none')];

describe('the keys of an installation', () => {
  test('are listed without a secret, never replaced, and refused to whoever types the wrong thing, with what to type', async () => {
    const before = readFileSync(path, 'utf8');
    const said = await Promise.all([
      keyring(['list']),
      keyring(['make']),
      keyring(['add', 'house']),
      keyring(['promote', 'field', 'nobody']),
      keyring(['retire', 'field', ring().fieldKeys[0]?.keyId ?? '']),
      keyring(['list'], { KEYS_FILE: join(installed.dataFolder, 'nowhere.json') }),
      keyring(['add', 'field'], { KEYS: before }),
    ]);
    expect(said.map(({ code }) => code)).toEqual([0, 1, 1, 1, 1, 1, 1]);
    const words = [
      /seals and indexes/,
      /is there already/,
      /There are: field, head/,
      /keyring list/,
      /is the one that/,
      /keyring make/,
      /KEYS_FILE/,
    ];
    for (const [index, word] of words.entries()) expect(said[index]?.output).toMatch(word);
    for (const secret of secrets()) expect(JSON.stringify(said)).not.toContain(secret);
    expect(readFileSync(path, 'utf8')).toBe(before);
  });

  test('are backed up under a passphrase, and put back where they were lost', async () => {
    const backup = join(installed.dataFolder, 'keys.jwe');
    expect(await keyring(['backup', backup], { KEYRING_PASSPHRASE: 'short' })).toMatchObject({
      code: 1,
      output: expect.stringContaining('needs 12 characters'),
    });
    expect((await keyring(['backup', backup], PASSPHRASE)).code).toBe(0);
    expect(statSync(backup).mode & 0o777).toBe(0o600);
    for (const secret of secrets()) expect(readFileSync(backup, 'utf8')).not.toContain(secret);
    expect(await keyring(['restore', backup], PASSPHRASE)).toMatchObject({ code: 1, output: expect.stringContaining('is there already') });
    const kept = ring();
    rmSync(path);
    const wrong = await keyring(['restore', backup], { KEYRING_PASSPHRASE: 'correct horse batterie' });
    expect(wrong).toMatchObject({ code: 1, output: expect.stringContaining('does not open') });
    expect((await keyring(['restore', backup], PASSPHRASE)).code).toBe(0);
    expect(ring()).toEqual(kept);
    expect(await keyring(['check'])).toMatchObject({ code: 0, output: expect.stringMatching(/are those of this database\.\n$/) });
    chmodSync(path, 0o644);
    expect((await keyring(['check'])).output).toContain('Every account of this machine can read');
    chmodSync(path, 0o600);
  });
});

describe('a service that runs', () => {
  let service: RunningService;
  beforeAll(async () => {
    service = await installed.serve();
    await trafficAt(service.address, installed.key).fill();
  });
  afterAll(async () => {
    service?.signal('SIGTERM');
    await service?.ended;
  });
  const readiness = async () => {
    const answer = await fetch(`${service.address}/readyz`);
    return { status: answer.status, text: await answer.text() };
  };

  test('goes over to a changed keys file on SIGHUP', async () => {
    const [, keyId = ''] = /field key (\w+)/.exec((await keyring(['add', 'field'])).output) ?? [];
    service.signal('SIGHUP');
    await service.says(/Other keys are in use/);
    // It says in the database which keys it has, a moment later.
    let promoted = await keyring(['promote', 'field', keyId]);
    while (/do not have the field key/.test(promoted.output)) promoted = await keyring(['promote', 'field', keyId]);
    expect(promoted.code).toBe(0);
    service.signal('SIGHUP');
    await service.says(new RegExp(`Other keys are in use: field key ${keyId}`));
    expect((await readiness()).status).toBe(200);
  }, 30_000);

  test('stays with its keys where the changed file cannot be used, and says so in log and readiness, without being told to look', async () => {
    const whole = readFileSync(path, 'utf8');
    writeFileSync(path, whole.slice(0, whole.length / 2));
    await service.says(/is not used, the earlier keys stay in use/);
    expect(await readiness()).toMatchObject({ status: 200, text: expect.stringContaining('keys-file') });
    const { open } = trafficAt(service.address, installed.key);
    expect(await open()).toHaveProperty('token');
    for (const secret of JSON.parse(whole).fieldKeys.map((key: { secret: string }) => key.secret))
      expect(service.output()).not.toContain(secret);
    writeFileSync(path, whole);
    await service.says(/The keys in .* are in use/);
  }, 30_000);
});

test('whoever lost their keys is told what that means, gives them up, and goes on: what is sent again is sealed anew', async () => {
  const lost = ring();
  renameSync(path, `${path}.lost`);
  expect((await keyring(['make'])).code).toBe(0);
  const refused = await installed.ask(['serve'], { PORT: '0' });
  expect(refused.code).toBe(1);
  const commands = [...refused.output.matchAll(/keyring (retire (field|head) \w+ --lost)/g)].map(([, command = '']) => command);
  expect(commands.length).toBe(lost.fieldKeys.length + lost.headKeys.length);
  let values = 0;
  for (const command of commands) {
    const { code, output } = await keyring(command.split(' '));
    expect(code).toBe(0);
    values += Number(/any more: (\d+)/.exec(output)?.[1]);
  }
  expect(values).toBe(6);
  const service = await installed.serve();
  const traffic = trafficAt(service.address, installed.key);
  await traffic.fill();
  const session = await traffic.open();
  if (!('token' in session)) throw new Error(JSON.stringify(session));
  const found = await traffic.byToken(session.token, 'POST', '/v1/customers/search', { filter: { mobile: '13800000003' } });
  expect(found.body.customers.map((one: { customerId: string }) => one.customerId)).toEqual(['cus-3']);
  const body = { field: 'mobile', customerIds: ['cus-3'] };
  expect((await traffic.byToken(session.token, 'POST', '/v1/customers/reveal', body)).body.values).toEqual([
    { customerId: 'cus-3', value: '13800000003' },
  ]);
  service.signal('SIGTERM');
  await service.ended;
}, 40_000);
