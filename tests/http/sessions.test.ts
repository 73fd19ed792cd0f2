import { beforeEach, describe, expect, it } from 'vitest';
import { type AnswerOf, contract, type Endpoint } from '../../shared/contract/index.ts';
import { PROBLEM_CODES, type ProblemCode } from '../../shared/values/problem-codes.ts';
import { ADMINISTRATOR, type Fixture, openFixture, PARTNER, PORTAL } from './fixture.ts';

let fixture: Fixture;
beforeEach(async () => {
  fixture = await openFixture();
});

const END_CUSTOMER = { kind: 'end-customer', customerId: 'c-1' } as const;

async function mint(more: object = {}, bearer = fixture.key) {
  const body = { subject: ADMINISTRATOR, origins: [PORTAL], ...more };
  return fixture.call('POST', '/v1/sessions', { bearer, origin: null, body });
}
async function mintSecret(more: object = {}): Promise<string> {
  return ((await mint(more)).answer as unknown as AnswerOf<'POST /v1/sessions'>).secret;
}
const swap = (secret: string, origin: string | null = PORTAL) => fixture.call('POST', '/v1/session/token', { origin, body: { secret } });

describe('minting a session', () => {
  it('answers a secret for 60 seconds and keeps neither key, secret nor token in clear', async () => {
    const { status, answer } = await mint();
    expect(status).toBe(201);
    expect(answer).toMatchObject({ expiresInSeconds: 60, mode: 'test', secret: expect.stringMatching(/^pws_/) });
    const rows = JSON.stringify(await fixture.audit());
    expect(rows).not.toMatch(/pwk_|pws_|pwt_|Ada/);
  });

  it('creates an operator once and takes roles from the latest session', async () => {
    const first = await fixture.openSession({ ...ADMINISTRATOR, userId: 'new' });
    const second = await fixture.openSession({ kind: 'operator', userId: 'new', roles: ['supervisor'] });
    const { operatorId } = first.view.actor as { operatorId: string };
    expect(first.view.actor).toMatchObject({ userId: 'new', roles: ['administrator'] });
    expect(second.view.actor).toMatchObject({ operatorId, userId: 'new', roles: ['supervisor'] });
  });

  it.each([[['administrator', 'supervisor']], [['account-manager', 'supervisor']], [['administrator', 'administrator']]])(
    'refuses the roles %j together, and writes it down',
    async (roles) => {
      const { status, answer } = await mint({ subject: { ...ADMINISTRATOR, roles } });
      expect([status, answer.code]).toEqual([422, 'roles-conflict']);
      expect((await fixture.audit()).at(-1)).toMatchObject({ action: 'session.mint', outcome: 'refused', refusal: 'roles-conflict' });
    },
  );

  it.each([
    ['roles-missing', []],
    ['roles-missing', undefined],
    ['roles-too-many', ['account-manager', 'clerk', 'auditor', 'tester']],
    ['role-unknown', ['account-manager', 'clerk']],
  ])('answers %s to the roles %j, and makes no operator', async (code, roles) => {
    const { status, answer } = await mint({ subject: { kind: 'operator', userId: 'new', ...(roles && { roles }) } });
    expect([status, answer.code]).toEqual([422, code]);
    expect(await fixture.store.reads.operators.findByUserId(PARTNER, 'new')).toBeNull();
  });

  it('refuses an end customer that is not there or belongs to another partner with the same bytes', async () => {
    const [missing, foreign] = await Promise.all(
      ['nobody', 'x-1'].map((customerId) => mint({ subject: { kind: 'end-customer', customerId } })),
    );
    expect(missing?.status).toBe(404);
    expect(withoutId(missing?.text)).toBe(withoutId(foreign?.text));
  });

  it('refuses a mode that is not the key’s', async () => {
    const { status, answer } = await mint({ mode: 'live' });
    expect([status, answer.code]).toEqual([403, 'mode-mismatch']);
  });

  it.each([
    ['key-missing', undefined],
    ['key-invalid', 'pwk_test_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'],
    ['key-invalid', 'nonsense'],
  ])('answers %s where the key is %s', async (code, bearer) => {
    const body = { subject: ADMINISTRATOR, origins: [PORTAL] };
    const { status, answer } = await fixture.call('POST', '/v1/sessions', { origin: null, body, ...(bearer ? { bearer } : {}) });
    expect([status, answer.code]).toEqual([401, code]);
  });

  it('does not take a session token for a key', async () => {
    const session = await fixture.openSession(ADMINISTRATOR);
    expect((await mint({}, session.token)).answer.code).toBe('key-invalid');
  });

  it.each(['https://portal.example.com/', 'portal.example.com', '*', 'ftp://portal.example.com'])(
    'refuses %s as an origin',
    async (origin) => {
      const { answer } = await mint({ origins: [origin] });
      expect(answer.code).toBe('request-invalid');
      expect(answer.errors?.[0]?.pointer).toBe('/body/origins/0');
    },
  );
});

describe('swapping a secret', () => {
  it('answers a token for 10 minutes and what the session may do', async () => {
    const { status, answer } = await swap(await mintSecret());
    expect(status).toBe(200);
    expect(answer).toMatchObject({ token: expect.stringMatching(/^pwt_/), expiresInSeconds: 600 });
  });

  it('works once', async () => {
    const secret = await mintSecret();
    const replies = await Promise.all([swap(secret), swap(secret), swap(secret)]);
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 401, 401]);
    expect(replies.find(({ status }) => status === 401)?.answer.code).toBe('secret-invalid');
  });

  it('answers a forged, a spent and an overdue secret alike', async () => {
    const spent = await mintSecret();
    await swap(spent);
    const overdue = await mintSecret();
    fixture.clock.now += 60_000;
    const replies = await Promise.all([swap('pws_forged'), swap(spent), swap(overdue)]);
    expect(new Set(replies.map(({ text }) => withoutId(text))).size).toBe(1);
    expect(replies[0]?.answer.code).toBe('secret-invalid');
  });

  it('refuses a page the session does not name, and the secret survives that', async () => {
    const secret = await mintSecret();
    expect((await swap(secret, 'https://evil.example')).answer.code).toBe('origin-not-allowed');
    expect((await swap(secret, null)).answer.code).toBe('origin-missing');
    expect((await swap(secret)).status).toBe(200);
    expect((await fixture.audit()).filter(({ action }) => action === 'session.swap').map(({ refusal }) => refusal)).toEqual([
      'origin-not-allowed',
      'origin-missing',
      null,
    ]);
  });

  it('refuses a session that was revoked before the swap', async () => {
    const minted = (await mint()).answer as unknown as AnswerOf<'POST /v1/sessions'>;
    const body = { target: { kind: 'session', sessionId: minted.sessionId } };
    await fixture.call('POST', '/v1/sessions/revoke', { bearer: fixture.key, origin: null, body });
    expect((await swap(minted.secret)).answer.code).toBe('session-revoked');
  });
});

describe('a session token', () => {
  it('opens its session for its own page only', async () => {
    const { token } = await fixture.openSession(ADMINISTRATOR, { origins: [PORTAL, 'https://second.example'] });
    const get = (options: object) => fixture.call('GET', '/v1/session', { bearer: token, ...options });
    expect((await get({})).status).toBe(200);
    for (const origin of ['https://second.example', 'https://evil.example', 'null']) {
      const refused = await get({ origin });
      expect([refused.status, refused.answer.code]).toEqual([403, 'origin-not-allowed']);
      expect(refused.headers.get('access-control-allow-origin')).toBeNull();
    }
    expect((await get({ origin: null })).answer.code).toBe('origin-missing');
  });

  it('works on same-origin requests whose browser leaves the header out', async () => {
    const { token } = await fixture.openSession(ADMINISTRATOR, { origins: ['https://bff.example.com', PORTAL] });
    const same = { origin: null, headers: { 'sec-fetch-site': 'same-origin' } };
    expect((await fixture.call('GET', '/v1/session', { bearer: token, ...same })).answer.code).toBe('origin-not-allowed');
    const secret = await mintSecret({ origins: ['https://bff.example.com'] });
    const swapped = await fixture.call('POST', '/v1/session/token', { ...same, body: { secret } });
    const own = (swapped.answer as unknown as AnswerOf<'POST /v1/session/token'>).token;
    expect((await fixture.call('GET', '/v1/session', { bearer: own, ...same })).status).toBe(200);
  });

  it('expires after 10 minutes, and says so', async () => {
    const { get } = await fixture.openSession(ADMINISTRATOR);
    fixture.clock.now += 599_000;
    expect((await get('/v1/session')).answer).toMatchObject({ expiresInSeconds: 1 });
    fixture.clock.now += 1_000;
    const expired = await get('/v1/session');
    expect([expired.status, expired.answer.code]).toEqual([401, 'session-expired']);
    expect(expired.headers.get('access-control-allow-origin')).toBe(PORTAL);
  });

  it.each([
    ['session-missing', undefined],
    ['session-invalid', 'pwt_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'],
    ['session-invalid', 'eyJhbGciOiJub25lIn0.e30.'],
    ['session-invalid', ''],
  ])('answers %s where the token is %s', async (code, bearer) => {
    const { status, answer, headers } = await fixture.call('GET', '/v1/session', bearer === undefined ? {} : { bearer });
    expect([status, answer.code, headers.get('www-authenticate')]).toEqual([401, code, 'Bearer']);
  });

  it('ends with a log-out, which every later call feels', async () => {
    const session = await fixture.openSession(ADMINISTRATOR);
    const ended = await fixture.call('DELETE', '/v1/session', { bearer: session.token });
    expect([ended.status, ended.text]).toEqual([204, '']);
    expect((await session.get('/v1/session')).answer.code).toBe('session-revoked');
  });

  it('is revoked with all of its operator’s sessions, and with no one else’s', async () => {
    const mine = await fixture.openSession(ADMINISTRATOR);
    const second = await fixture.openSession(ADMINISTRATOR);
    const other = await fixture.openSession({ ...ADMINISTRATOR, userId: 'bob' });
    const body = { target: { kind: 'operator', userId: 'ada' } };
    const foreign = await fixture.call('POST', '/v1/sessions/revoke', { bearer: fixture.otherKey, origin: null, body });
    expect(foreign.status).toBe(404);
    const revoked = await fixture.call('POST', '/v1/sessions/revoke', { bearer: fixture.key, origin: null, body });
    expect(revoked.answer).toEqual({ revoked: 2 });
    expect((await mine.get('/v1/session')).answer.code).toBe('session-revoked');
    expect((await second.get('/v1/session')).answer.code).toBe('session-revoked');
    expect((await other.get('/v1/session')).status).toBe(200);
  });
});

describe('a session of an end customer', () => {
  it('names the person as the partner’s server does, to itself alone: the trail does not', async () => {
    const { view, get } = await fixture.openSession({ ...END_CUSTOMER, personId: 'clerk-7' });
    const actor = { kind: 'end-customer', customerId: 'c-1', personId: 'clerk-7' };
    expect(view.actor).toEqual(actor);
    expect((await get<typeof view>('/v1/session')).answer.actor).toEqual(actor);
    expect(JSON.stringify([await fixture.audit(), fixture.lines])).not.toContain('clerk-7');
  });

  it('names nobody where the server named nobody', async () => {
    expect((await fixture.openSession(END_CUSTOMER)).view.actor).toEqual({ ...END_CUSTOMER, personId: null });
  });

  it.each(['', 'a'.repeat(129)])('is not minted for a person named %j', async (personId) => {
    const body = { subject: { ...END_CUSTOMER, personId }, origins: [PORTAL] };
    const reply = await fixture.call('POST', '/v1/sessions', { bearer: fixture.key, origin: null, body });
    expect([reply.status, reply.answer.code]).toEqual([400, 'request-invalid']);
  });

  it('ends with all others of its customer, whoever the person is', async () => {
    const [one, other] = [await fixture.openSession({ ...END_CUSTOMER, personId: 'p-1' }), await fixture.openSession(END_CUSTOMER)];
    const body = { target: { kind: 'end-customer', customerId: 'c-1' } };
    const revoked = await fixture.call('POST', '/v1/sessions/revoke', { bearer: fixture.key, origin: null, body });
    expect(revoked.answer).toEqual({ revoked: 2 });
    for (const session of [one, other]) expect((await session.get('/v1/session')).answer.code).toBe('session-revoked');
  });
});

describe('what a session may do', () => {
  it('is listed for every endpoint with the reason of each no, and the list tells the truth', async () => {
    const { view, token } = await fixture.openSession(END_CUSTOMER, { features: [] });
    const reveal = view.actions.find(({ endpoint }) => endpoint === 'POST /v1/customers/reveal');
    expect(reveal).toEqual({ endpoint: 'POST /v1/customers/reveal', isAllowed: false, refusal: 'session-kind-wrong' });
    for (const { endpoint, refusal } of view.actions.filter(({ endpoint }) => !endpoint.startsWith('DELETE'))) {
      const [method = '', path = ''] = endpoint.split(' ');
      const { body } = contract[endpoint as keyof typeof contract] as Endpoint;
      const options = { bearer: token, ...(body && { body: {} }) };
      const { answer } = await fixture.call(method, path.replace(/:\w+/, 'any'), options);
      const code = answer.code ?? null;
      expect([endpoint, ACCESS_CODES.includes(code as ProblemCode) ? code : null]).toEqual([endpoint, refusal]);
    }
  });

  it('shrinks with the features it was minted with', async () => {
    const { view, get } = await fixture.openSession(ADMINISTRATOR, { features: [] });
    const refused = view.actions.filter(({ isAllowed, refusal }) => !isAllowed && refusal !== 'session-kind-wrong');
    const switched = Object.entries<Endpoint>(contract).filter(([, { feature }]) => feature !== null);
    expect(refused).toEqual(switched.map(([endpoint]) => ({ endpoint, isAllowed: false, refusal: 'feature-not-in-session' })));
    const reply = await get('/v1/customers/reveal-allowance');
    expect([reply.status, reply.answer.code]).toEqual([403, 'feature-not-in-session']);
    expect((await fixture.audit()).at(-1)).toMatchObject({
      action: 'access',
      refusal: 'feature-not-in-session',
      details: { endpoint: 'GET /v1/customers/reveal-allowance' },
    });
  });

  it('names only codes of the closed list', async () => {
    const { view } = await fixture.openSession(ADMINISTRATOR);
    for (const { refusal } of view.actions) expect([null, ...PROBLEM_CODES]).toContain(refusal);
  });
});

/** What the guard refuses with, before an endpoint's own action is asked. */
const ACCESS_CODES: readonly ProblemCode[] = [
  'session-kind-wrong',
  'agreement-required',
  'partner-kind-wrong',
  'widget-not-in-session',
  'feature-not-in-session',
  'permission-missing',
];

function withoutId(text = ''): string {
  return text.replace(/req_[A-Za-z0-9_-]{22}/, '');
}
