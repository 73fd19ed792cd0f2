import { afterEach, expect, test } from 'vitest';
import { createSandbox, SANDBOX_BASE_URL, type Sandbox, WORLD_TIME } from '../../bff/sandbox/index.ts';
import { unzip } from '../unzip.ts';
import { useMadeWorlds } from './made-worlds.ts';

const NOW = WORLD_TIME;
useMadeWorlds();
let sandbox: Sandbox;
afterEach(() => sandbox.close());

async function open(): Promise<(method: string, path: string, body?: unknown) => Promise<Response>> {
  sandbox = await createSandbox({ now: NOW, origin: 'https://portal.example' });
  const send = (method: string, path: string, body?: unknown, token?: string) => {
    const headers = { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) };
    return sandbox.transport(
      new Request(new URL(path, SANDBOX_BASE_URL), { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) }),
    );
  };
  const swapped = await send('POST', '/v1/session/token', await sandbox.fetchSession({ reason: 'start' }));
  const { token } = (await swapped.json()) as { token: string };
  return (method, path, body) => send(method, path, body, token);
}

test('An export in the sandbox is written and handed out as a real one is', async () => {
  const send = await open();
  const { jobId, total } = (await (await send('POST', '/v1/exports', { format: 'xlsx', export: { what: 'customers' } })).json()) as {
    jobId: string;
    total: number;
  };
  expect(total).toBe(900);
  const stateOf = async () => ((await (await send('GET', `/v1/jobs/${jobId}`)).json()) as { state: string }).state;
  await expect.poll(stateOf, { timeout: 10_000 }).toBe('done');
  const response = await send('GET', `/v1/exports/${jobId}/file`);
  const file = new Uint8Array(await response.arrayBuffer());
  expect(response.headers.get('content-length')).toBe(String(file.length));
  expect(String(unzip(file).get('xl/worksheets/sheet1.xml')).match(/<row /g)).toHaveLength(901);
});

test('A sandbox that is closed over an export lets go of it', async () => {
  const send = await open();
  const asked = await send('POST', '/v1/exports', { format: 'csv', export: { what: 'customers' } });
  expect(asked.status).toBe(201);
  await sandbox.close();
  await expect(sandbox.store.reads.partners.list()).rejects.toThrow();
  sandbox = await createSandbox({ now: NOW, origin: 'https://portal.example' });
});
