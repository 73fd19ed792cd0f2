import { afterEach, describe, expect, test } from 'vitest';
import { createSandbox, SANDBOX_BASE_URL, type Sandbox, type SandboxOptions, SCENARIO_NAMES, WORLD_TIME } from '../../bff/sandbox/index.ts';
import { useMadeWorlds } from './made-worlds.ts';

const NOW = WORLD_TIME;
useMadeWorlds();
const ORIGIN = 'https://portal.example';
const open: Sandbox[] = [];

async function start(options: Partial<SandboxOptions> = {}): Promise<Sandbox> {
  const sandbox = await createSandbox({ now: NOW, origin: ORIGIN, ...options });
  open.push(sandbox);
  return sandbox;
}
afterEach(async () => {
  await Promise.all(open.splice(0).map((sandbox) => sandbox.close()));
});

interface Answer {
  status: number;
  // biome-ignore lint/suspicious/noExplicitAny: answers are looked into as a page's script would.
  body: any;
}

async function ask(sandbox: Sandbox, method: string, path: string, body?: unknown, token?: string): Promise<Answer> {
  const headers = { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) };
  const init = { method, headers, ...(body !== undefined && { body: JSON.stringify(body) }) };
  const response = await sandbox.transport(new Request(new URL(path, SANDBOX_BASE_URL), init));
  return { status: response.status, body: await response.json() };
}

/** What a widget does first: the host's secret, swapped for a token. */
async function signIn(sandbox: Sandbox): Promise<Answer> {
  return ask(sandbox, 'POST', '/v1/session/token', await sandbox.fetchSession({ reason: 'start' }));
}

async function search(sandbox: Sandbox, filter = {}): Promise<Answer> {
  const { body } = await signIn(sandbox);
  return ask(sandbox, 'POST', '/v1/customers/search', { filter }, body.token);
}

describe('a sandbox', () => {
  test('signs in through the contract and lists masked customers', async () => {
    const { status, body } = await search(await start());
    expect(status).toBe(200);
    expect(body.total).toBe(900);
    expect(body.customers).toHaveLength(20);
    expect(body.customers.every((row: { accountName: string }) => row.accountName.includes('*'))).toBe(true);
    expect(body.consumption).toMatchObject({ cycle: '2026-11', currency: 'CNY', isEstimate: true });
  });

  test.each([
    ['administrator', 900, true],
    ['supervisor', 450, true],
    ['account-manager', 130, true],
    ['end-customer', 1, false],
  ] as const)('shows %s its own part', async (role, atMost, canReveal) => {
    const sandbox = await start({ role });
    const { body } = await signIn(sandbox);
    const found = await ask(sandbox, 'POST', '/v1/customers/search', {}, body.session ? body.token : undefined);
    expect(found.body.total).toBeGreaterThan(0);
    expect(found.body.total).toBeLessThanOrEqual(atMost);
    const reveal = body.session.actions.find((action: { endpoint: string }) => action.endpoint === 'POST /v1/customers/reveal');
    expect(reveal?.isAllowed ?? false).toBe(canReveal);
  });

  test('speaks for a named operator, in the locale asked for', async () => {
    const { body } = await signIn(await start({ role: 'account-manager', userId: 'manager-3', locale: 'en' }));
    expect(body.session.actor).toMatchObject({ kind: 'operator', userId: 'manager-3', roles: ['account-manager'] });
    expect(body.session.locale).toBe('en');
  });

  test('shares nothing with the next one', async () => {
    const [one, other] = [await start(), await start()];
    const { body } = await signIn(one);
    expect((await ask(other, 'POST', '/v1/customers/search', {}, body.token)).body.code).toBe('session-invalid');
  });
});

describe('scenarios', () => {
  test('empty: a partner without customers', async () => {
    expect((await search(await start({ scenario: 'empty' }))).body.total).toBe(0);
  });

  test('refused: the session holds another widget', async () => {
    const { status, body } = await search(await start({ scenario: 'refused' }));
    expect([status, body.code]).toEqual([403, 'widget-not-in-session']);
  });

  test('wrong page: the session is for another origin', async () => {
    expect((await signIn(await start({ scenario: 'wrong-page' }))).body.code).toBe('origin-not-allowed');
  });

  test('expired: the token runs out, and the host renews only when the operator asks', async () => {
    const sandbox = await start({ scenario: 'expired' });
    expect((await search(sandbox)).body.code).toBe('session-expired');
    await expect(sandbox.fetchSession({ reason: 'refresh' })).rejects.toThrow('sign in again');
    expect((await search(sandbox)).status).toBe(200);
  });

  test('offline: no request arrives, and later ones do', async () => {
    const sandbox = await start({ scenario: 'offline' });
    await expect(signIn(sandbox)).rejects.toThrow(TypeError);
    sandbox.network.isDown = false;
    expect((await search(sandbox)).status).toBe(200);
  });

  test('failed: 500 with the request id that the log has, and nothing of the error', async () => {
    const sandbox = await start({ scenario: 'failed' });
    const { status, body } = await search(sandbox);
    expect([status, body.code]).toEqual([500, 'internal']);
    expect(sandbox.log.at(-1)).toMatchObject({ requestId: body.requestId, status: 500 });
    expect(JSON.stringify(body)).not.toContain('told to fail');
  });

  test('reveal limit: three cells, and when there will be more', async () => {
    const sandbox = await start({ scenario: 'reveal-limit' });
    const { token } = (await signIn(sandbox)).body;
    const { customers } = (await ask(sandbox, 'POST', '/v1/customers/search', {}, token)).body;
    const ids = customers.map((row: { customerId: string }) => row.customerId);
    const reveal = (customerIds: string[]) => ask(sandbox, 'POST', '/v1/customers/reveal', { field: 'accountName', customerIds }, token);
    expect((await reveal(ids.slice(0, 4))).body.code).toBe('reveal-limit-reached');
    expect((await reveal(ids.slice(0, 3))).body.values).toHaveLength(3);
    expect((await reveal(ids.slice(3, 4))).body).toMatchObject({ code: 'reveal-limit-reached', retryAfterSeconds: 60 });
    sandbox.clock.advance(61_000);
    expect((await reveal(ids.slice(3, 4))).status).toBe(200);
  });

  test('purpose required: nothing is revealed without one', async () => {
    const sandbox = await start({ scenario: 'purpose-required' });
    const { token } = (await signIn(sandbox)).body;
    const { customers } = (await ask(sandbox, 'POST', '/v1/customers/search', {}, token)).body;
    const asked = { field: 'accountName', customerIds: [customers[0].customerId] };
    expect((await ask(sandbox, 'POST', '/v1/customers/reveal', asked, token)).body.code).toBe('purpose-required');
    expect((await ask(sandbox, 'POST', '/v1/customers/reveal', { ...asked, purpose: 'support' }, token)).status).toBe(200);
  });

  test('reveal off: the session may list, not reveal', async () => {
    const { body } = await signIn(await start({ scenario: 'reveal-off' }));
    const reveal = body.session.actions.find((action: { endpoint: string }) => action.endpoint === 'POST /v1/customers/reveal');
    expect(reveal).toMatchObject({ isAllowed: false, refusal: 'feature-not-in-session' });
  });

  test('search limit: the second name search of a minute is refused', async () => {
    const sandbox = await start({ scenario: 'search-limit' });
    expect((await search(sandbox, { customerName: '公司' })).status).toBe(200);
    expect((await search(sandbox, { customerName: '公司' })).body.code).toBe('search-limit-reached');
    sandbox.clock.advance(61_000);
    expect((await search(sandbox, { customerName: '公司' })).status).toBe(200);
  });

  test('every scenario can be opened', async () => {
    for (const scenario of SCENARIO_NAMES) {
      const sandbox = await start({ scenario });
      expect(sandbox.transport).toBeTypeOf('function');
      await sandbox.close();
      open.pop();
    }
  }, 120_000);
});

describe('a scenario', () => {
  const agencyOf = async (sandbox: Sandbox, count: number) => {
    const { body } = await signIn(sandbox);
    const filter = { associationType: 'agency-sale' };
    const found = await ask(sandbox, 'POST', '/v1/customers/search', { filter }, body.token);
    const ids = (found.body.customers as { customerId: string }[]).slice(0, count).map(({ customerId }) => customerId);
    return { token: body.token as string, ids };
  };

  test('quota-race: somebody else issues what is left of a quota, a moment before', async () => {
    const sandbox = await start({ scenario: 'quota-race' });
    const { token, ids } = await agencyOf(sandbox, 2);
    const issue = { quotaId: 'CQ-2026-H2-0001', faceValue: '500', items: ids.map((customerId) => ({ customerId })) };
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}`, 'idempotency-key': 'race-0000-0000-0001' };
    const request = () =>
      new Request(new URL('/v1/coupons/issues', SANDBOX_BASE_URL), { method: 'POST', headers, body: JSON.stringify(issue) });
    const checked = await ask(sandbox, 'POST', '/v1/coupons/issues/check', issue, token);
    expect(checked.body).toMatchObject({ refusal: null });
    const refused = await sandbox.transport(request());
    expect(refused.status).toBe(409);
    expect(await refused.json()).toMatchObject({ code: 'quota-insufficient' });
  });

  test('is left for another one at run time, and nothing of it stays', async () => {
    const sandbox = await start({ scenario: 'offline' });
    await expect(search(sandbox)).rejects.toThrow('Failed to fetch');
    await sandbox.play('rate-limited');
    const { body } = await signIn(sandbox);
    const statuses = [];
    for (let count = 0; count < 3; count += 1) statuses.push((await ask(sandbox, 'POST', '/v1/customers/search', {}, body.token)).status);
    expect(statuses).toContain(429);
    await sandbox.play('normal');
    expect((await ask(sandbox, 'POST', '/v1/customers/search', {}, body.token)).status).toBe(200);
  });

  test('of another world is refused at run time, and one that nobody knows by the names there are', async () => {
    const sandbox = await start();
    await expect(sandbox.play('empty')).rejects.toThrow("createSandbox({ scenario: 'empty' })");
    await expect(sandbox.play('ofline' as never)).rejects.toThrow(/There are: normal, loading, slow/);
    await expect(start({ scenario: 'ofline' as never })).rejects.toThrow(/There are: normal/);
  });
});
