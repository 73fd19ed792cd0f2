import { readFileSync } from 'node:fs';
import { Agent, type IncomingMessage, request } from 'node:http';
import { connect } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { until } from '../until.ts';
import { type Installed, install, type RunningService } from './installed.ts';

const PORTAL = 'https://portal.example.com';
let installed: Installed;
beforeAll(async () => {
  installed = await install({ LOG_LEVEL: 'error' });
}, 60_000);
afterAll(() => installed?.remove());

function mint({ address }: RunningService, key = installed.key): Promise<Response> {
  return fetch(`${address}/v1/sessions`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body: JSON.stringify({ subject: { kind: 'operator', userId: 'ada', roles: ['administrator'] }, origins: [PORTAL] }),
  });
}

const isReady = async ({ address }: RunningService) => (await fetch(`${address}/readyz`)).status === 200;

function portOf({ address }: RunningService): number {
  return Number(new URL(address).port);
}

/** A request whose body never ends. */
function askForever(service: RunningService) {
  const asked = request(`${service.address}/v1/sessions`, {
    method: 'POST',
    headers: { authorization: `Bearer ${installed.key}`, 'content-type': 'application/json', 'content-length': 1000 },
  });
  const ended = new Promise<void>((resolve) => asked.once('error', () => resolve()).once('response', () => resolve()));
  asked.write('{"subject":');
  return { ended };
}

test('SIGTERM: readiness says no at once, requests are answered until balancers looked elsewhere, none is lost, the end is clean', async () => {
  const service = await installed.serve({ DRAIN_SECONDS: '2' });
  expect(await isReady(service)).toBe(true);
  const answers: string[] = [];
  const asking = Array.from({ length: 4 }, async () => {
    // As a balancer would: it asks until readiness says no.
    while (await isReady(service).catch(() => false)) {
      const answer = await mint(service);
      const text = await answer.text();
      // A busy machine sheds load; that it says so is an answer, and asked again it mints.
      if (!text.includes('"overloaded"')) answers.push(answer.status === 201 ? 'minted' : text);
    }
  });
  await until(async () => answers.length > 10);
  service.signal('SIGTERM');
  await Promise.all(asking);
  expect(await isReady(service)).toBe(false);
  expect(await (await fetch(`${service.address}/readyz`)).json()).toMatchObject({
    checks: { draining: { ok: false }, database: { ok: true } },
  });
  const late = await mint(service);
  expect([late.status, late.headers.get('connection')]).toEqual([201, 'close']);
  expect([...new Set(answers)]).toEqual(['minted']);
  expect(await service.ended).toBe(0);
  await expect(fetch(service.address)).rejects.toThrow();
  expect(service.output()).not.toMatch(/Error|failure/);
});

test('what was done last is in the signed heads, whoever was told of it last', async () => {
  const service = await installed.serve({ DRAIN_SECONDS: '2' });
  service.signal('SIGTERM');
  await until(async () => !(await isReady(service)));
  expect((await mint(service)).status).toBe(201);
  expect(await service.ended).toBe(0);
  const { code, output } = await installed.ask(['verify', '--head', join(installed.dataFolder, 'heads.jsonl')]);
  expect([code, output]).toEqual([0, expect.stringContaining('intact')]);
  const rows = Number(/rows (\d+)/.exec(output)?.[1]);
  const heads = readFileSync(join(installed.dataFolder, 'heads.jsonl'), 'utf8').trim().split('\n');
  expect(heads.map((line) => (JSON.parse(line) as { sequence: number }).sequence).at(-1)).toBe(rows);
});

test('idle connections, and those opened in advance, hold up nothing', async () => {
  const service = await installed.serve({ DRAIN_SECONDS: '0' });
  const agent = new Agent({ keepAlive: true });
  const used = await new Promise<IncomingMessage>((resolve) => request(`${service.address}/livez`, { agent }, resolve).end());
  used.resume();
  const opened = connect(portOf(service), '127.0.0.1').on('error', () => {});
  await new Promise((resolve) => opened.once('connect', resolve));
  const startedAt = performance.now();
  service.signal('SIGTERM');
  expect(await service.ended).toBe(0);
  expect(performance.now() - startedAt).toBeLessThan(10_000);
  agent.destroy();
});

test('a second signal ends it sooner, whatever hangs, still with code 0, and the log says what was not waited for', async () => {
  const service = await installed.serve({ DRAIN_SECONDS: '15' });
  const { ended } = askForever(service);
  await until(() => isReady(service));
  const startedAt = performance.now();
  service.signal('SIGTERM');
  await until(async () => !(await isReady(service)));
  // Signals in quick succession are one Ctrl-C that came twice.
  await until(async () => performance.now() - startedAt > 400);
  service.signal('SIGINT');
  expect(await service.ended).toBe(0);
  await ended;
  expect(performance.now() - startedAt).toBeLessThan(8_000);
  expect(service.output()).toContain('Goes on without waiting longer for: requests and work under way.');
});

test('SIGHUP is no end', async () => {
  const service = await installed.serve({ DRAIN_SECONDS: '0' });
  service.signal('SIGHUP');
  expect((await mint(service)).status).toBe(201);
  expect(await isReady(service)).toBe(true);
  service.signal('SIGTERM');
  expect(await service.ended).toBe(0);
});
