import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { openWorld } from '../program/world.ts';
import { type Service, startService } from './service.ts';

const folder = mkdtempSync(join(tmpdir(), 'partner-probes-'));
let service: Service | undefined;
afterEach(async () => {
  await service?.stop({ isNoticed: false });
  rmSync(folder, { recursive: true, force: true });
});

test('While the store is being opened, probes are told that the process lives and is not ready; all else waits until it is', async () => {
  const mayOpen = Promise.withResolvers<void>();
  const listening = Promise.withResolvers<string>();
  const starting = startService({
    host: '127.0.0.1',
    port: 0,
    publicOrigin: undefined,
    openWorld: async ({ port }, meter) => {
      listening.resolve(`http://127.0.0.1:${port}`);
      await mayOpen.promise;
      return openWorld({ DATA_DIR: folder, LOG_LEVEL: 'silent' }, { demonstration: {}, meter });
    },
    handlers: async () => [],
  });
  const address = await listening.promise;
  expect((await fetch(`${address}/livez`)).status).toBe(200);
  const early = await fetch(`${address}/readyz`);
  expect([early.status, await early.json()]).toEqual([
    503,
    { status: 'not-ready', checks: { start: { ok: false, why: 'not finished' } }, notices: {} },
  ]);
  const waiting = fetch(`${address}/v1/session`);
  mayOpen.resolve();
  service = await starting;
  expect((await waiting).status).toBe(401);
  const ready = await fetch(`${address}/readyz`);
  expect([ready.status, ready.headers.get('retry-after')]).toEqual([200, null]);
  expect(Object.keys((await ready.json()).checks).sort()).toEqual(['database', 'draining', 'keys', 'schema']);
  expect(Object.keys(await (await fetch(`${address}/version`)).json()).sort()).toEqual(['node', 'release', 'schema']);
});
