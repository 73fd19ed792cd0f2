import { beforeEach, describe, expect, it } from 'vitest';
import { StoreOverloaded, StoreUnavailable } from '../../bff/ports/store.ts';
import { contract, type Endpoint } from '../../shared/contract/index.ts';
import { ADMINISTRATOR, type CallOptions, type Fixture, openFixture, PORTAL, type Session } from './fixture.ts';

const SEARCH = '/v1/customers/search';
const JSON_TYPE = { 'content-type': 'application/json' };

let fixture: Fixture;
let session: Session;
beforeEach(async () => {
  fixture = await openFixture();
  session = await fixture.openSession(ADMINISTRATOR);
});

async function expectProblem(status: number, code: string, options: CallOptions, path = SEARCH, method = 'POST') {
  const reply = await fixture.call(method, path, { bearer: session.token, ...options });
  expect([reply.status, reply.answer.code]).toEqual([status, code]);
  expect(reply.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
  expect(reply.answer).toMatchObject({
    type: `urn:partner-widget-kit:problem:${code}`,
    status,
    requestId: reply.headers.get('x-request-id'),
  });
  expect(fixture.failures).toEqual([]);
  return reply;
}

/** A body without a length header, sent in pieces. */
function streamOf(bytes: number): ReadableStream<Uint8Array> {
  let left = bytes;
  return new ReadableStream({
    pull(controller) {
      const size = Math.min(left, 4096);
      controller.enqueue(new Uint8Array(size).fill(32));
      left -= size;
      if (left === 0) controller.close();
    },
  });
}

describe('a body that cannot be read', () => {
  it.each([
    ['an empty body', 400, 'body-missing', { raw: '', headers: JSON_TYPE }],
    ['white space', 400, 'body-missing', { raw: ' \n ', headers: JSON_TYPE }],
    ['no body', 400, 'body-missing', {}],
    ['half an object', 400, 'body-not-json', { raw: '{"filter":', headers: JSON_TYPE }],
    ['words', 400, 'body-not-json', { raw: 'hello', headers: JSON_TYPE }],
    ['bytes that are no UTF-8', 400, 'body-not-json', { raw: new Uint8Array([0x7b, 0xff, 0x7d]), headers: JSON_TYPE }],
    ['a form', 415, 'content-type-unsupported', { raw: 'a=1', headers: { 'content-type': 'application/x-www-form-urlencoded' } }],
    ['JSON named as text', 415, 'content-type-unsupported', { raw: '{}', headers: { 'content-type': 'text/plain' } }],
    ['64 KiB and a byte', 413, 'body-too-large', { raw: `"${'a'.repeat(65_535)}"`, headers: JSON_TYPE }],
    ['65,536 brackets', 400, 'body-not-json', { raw: '['.repeat(65_536), headers: JSON_TYPE }],
  ] as const)('%s answers %i %s', async (_name, status, code, options) => {
    await expectProblem(status, code, options as CallOptions);
  });

  it('that is too large is refused by its length header before a byte is read', async () => {
    await expectProblem(413, 'body-too-large', { raw: streamOf(8), headers: { ...JSON_TYPE, 'content-length': '99999999' } });
  });

  it('that is too large without a length header is not read to its end', async () => {
    let pulled = 0;
    const endless = new ReadableStream({
      pull(controller) {
        pulled += 1;
        controller.enqueue(new Uint8Array(4096).fill(32));
      },
    });
    await expectProblem(413, 'body-too-large', { raw: endless, headers: JSON_TYPE });
    expect(pulled).toBeLessThan(20);
  });

  it('that breaks off on its way is no bug of the BFF', async () => {
    const broken = new ReadableStream({
      start(controller) {
        controller.enqueue(new TextEncoder().encode('{"fil'));
        controller.error(new Error('connection reset'));
      },
    });
    await expectProblem(400, 'body-not-json', { raw: broken, headers: JSON_TYPE });
  });

  it('that arrives in pieces is read whole', async () => {
    const text = JSON.stringify({ filter: { customerName: '华为' } });
    const pieces = [...new TextEncoder().encode(text)].map((byte) => new Uint8Array([byte]));
    const raw = new ReadableStream({ pull: (controller) => (pieces.length > 0 ? controller.enqueue(pieces.shift()) : controller.close()) });
    const reply = await fixture.call('POST', SEARCH, { bearer: session.token, raw, headers: JSON_TYPE });
    expect(reply.answer).toMatchObject({ total: 1 });
  });
});

describe('a body of the wrong shape names the part', () => {
  it.each([
    ['null', null, '/body'],
    ['a list', [], '/body'],
    ['an unknown field', { filter: {}, sql: '1' }, '/body'],
    ['an unknown field inside', { filter: { phone: '138' } }, '/body/filter'],
    ['an inherited field', JSON.parse('{"filter":{"__proto__":{"tag":"a"}}}'), '/body/filter'],
    ['a number for a text', { filter: { customerName: 12 } }, '/body/filter/customerName'],
    ['a sort by a masked column', { sort: { by: 'mobile', direction: 'ascending' } }, '/body/sort/by'],
    ['a page size of its own', { page: { size: 37, at: 'first' } }, '/body/page'],
    ['a currency that is none', { currency: 'yuan' }, '/body/currency'],
  ])('%s', async (_name, body, pointer) => {
    const { answer } = await expectProblem(400, 'request-invalid', { raw: JSON.stringify(body), headers: JSON_TYPE });
    expect(answer.errors?.map((error) => error.pointer)).toContain(pointer);
  });

  it.each(['{"filter":{"customerName":"a\\u0000b"}}', '{"filter":{"customerName":"\\ud800\\ud800"}}'])(
    'text no engine keeps: %s',
    async (raw) => {
      await expectProblem(400, 'request-invalid', { raw, headers: JSON_TYPE });
    },
  );

  it('text no engine keeps in an address', async () => {
    const reply = await session.get('/v1/audit?target=%00');
    expect([reply.status, reply.answer.code, reply.answer.errors?.[0]?.pointer]).toEqual([400, 'request-invalid', '/query']);
  });

  it('and takes an escaped backslash for what it is', async () => {
    const reply = await fixture.call('POST', SEARCH, {
      bearer: session.token,
      raw: '{"filter":{"customerName":"\\\\u0000"}}',
      headers: JSON_TYPE,
    });
    expect(reply.status).toBe(200);
  });

  it.each([
    [{ field: 'mobile', customerIds: [] }, '/body/customerIds'],
    [{ field: 'mobile', customerIds: ['c-1', 'c-1'] }, '/body/customerIds'],
    [{ field: 'mobile', customerIds: Array.from({ length: 101 }, (_, index) => `c-${index}`) }, '/body/customerIds'],
    [{ field: 'password', customerIds: ['c-1'] }, '/body/field'],
    [{ field: 'mobile', customerIds: ["c-1' or 1=1"] }, '/body/customerIds/0'],
    [{ field: 'mobile', customerIds: ['c-1'], purpose: 'because 13812341234' }, '/body/purpose'],
  ])('in a reveal: %j', async (body, pointer) => {
    const { answer } = await expectProblem(400, 'request-invalid', { body }, '/v1/customers/reveal');
    expect(answer.errors?.[0]?.pointer).toBe(pointer);
  });
});

describe('a cursor that does not belong here', () => {
  const forged = (parts: unknown) => btoa(JSON.stringify(parts)).replace(/=+$/, '');
  it.each([
    'nonsense',
    '!!',
    forged([]),
    forged({}),
    forged(null),
    forged([null, 'c-1', 1, 'digest']),
    forged(['x'.repeat(80), 'c-1', 1, '']),
  ])('%s', async (after) => {
    await expectProblem(400, 'cursor-invalid', { body: { page: { size: 10, after } } });
  });
});

describe('an address that is not there', () => {
  it.each([
    '/v1/customer',
    '/v1/',
    '/v2/session',
    '/',
    '/v1/customers/search/',
    '/V1/session',
    '/v1/../v1/nothing',
    '/v1/%2e%2e/%2e%2e/etc/passwd',
    '/v1/session%00',
    '/v1/session;jsessionid=1',
    '//v1/session',
    '/.env',
    '/v1/%ff%fe',
  ])('%s answers 404, and its path is not logged', async (path) => {
    await expectProblem(404, 'not-found', {}, path, 'GET');
    expect(fixture.lines.at(-1)).toMatchObject({ endpoint: 'unknown', code: 'not-found', status: 404 });
  });

  it.each([
    ['GET', SEARCH, 'POST, OPTIONS'],
    ['PUT', '/v1/session', 'GET, DELETE, OPTIONS'],
    ['DELETE', '/v1/sessions', 'POST, OPTIONS'],
    ['PATCH', '/v1/customers/reveal', 'POST, OPTIONS'],
  ])('%s %s answers 405 and names what is allowed', async (method, path, allow) => {
    const reply = await expectProblem(405, 'method-not-allowed', {}, path, method);
    expect(reply.headers.get('allow')).toBe(allow);
  });
});

describe('a browser from elsewhere', () => {
  const preflight = (path: string, origin: string | null) =>
    fixture.call('OPTIONS', path, {
      origin,
      headers: { 'access-control-request-method': 'POST', 'access-control-request-headers': 'authorization' },
    });

  it('gets a preflight answered only for an origin that some live session names', async () => {
    const open = await preflight(SEARCH, PORTAL);
    expect([open.status, open.headers.get('access-control-allow-origin'), open.headers.get('access-control-allow-methods')]).toEqual([
      204,
      PORTAL,
      'POST',
    ]);
    expect(open.headers.get('vary')).toBe('Origin');
    expect(open.headers.get('access-control-allow-credentials')).toBeNull();
    for (const origin of ['https://evil.example', 'null', null]) {
      const closed = await preflight(SEARCH, origin);
      expect([closed.status, closed.headers.get('access-control-allow-origin')]).toEqual([403, null]);
    }
    fixture.clock.now += 600_000;
    expect((await preflight(SEARCH, PORTAL)).status).toBe(403);
  });

  it.each(
    Object.entries<Endpoint>(contract)
      .filter(([, { callers }]) => !callers.includes('secret-key'))
      .map(([key]) => key.split(' ') as [string, string]),
  )('may %s %s where a session of its portal lives', async (method, path) => {
    const { status, headers } = await preflight(path.replace(/:\w+/, 'any'), PORTAL);
    expect([status, headers.get('access-control-allow-methods')?.split(', ').includes(method)]).toEqual([204, true]);
  });

  it('never reads what a partner’s server calls', async () => {
    expect((await preflight('/v1/sessions', PORTAL)).status).toBe(403);
    const body = { subject: ADMINISTRATOR, origins: [PORTAL] };
    const minted = await fixture.call('POST', '/v1/sessions', { bearer: fixture.key, origin: PORTAL, body });
    expect([minted.status, minted.headers.get('access-control-allow-origin')]).toEqual([201, null]);
  });

  it('can read why it was refused where its own portal may hold a session', async () => {
    const refused = await fixture.call('GET', '/v1/session', { bearer: `pwt_${'A'.repeat(43)}` });
    expect([refused.answer.code, refused.headers.get('access-control-allow-origin')]).toEqual(['session-invalid', PORTAL]);
    expect(
      (await fixture.call('GET', '/v1/session', { origin: 'https://evil.example' })).headers.get('access-control-allow-origin'),
    ).toBeNull();
  });
});

describe('too many requests', () => {
  it('are refused per session, with a waiting time, and leave one audit row', async () => {
    fixture = await openFixture({ requestsPerMinute: 5 });
    session = await fixture.openSession(ADMINISTRATOR);
    const other = await fixture.openSession({ ...ADMINISTRATOR, userId: 'bob' });
    const replies = [];
    for (let count = 0; count < 8; count += 1) replies.push(await session.get('/v1/session'));
    expect(replies.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 429, 429, 429]);
    expect(replies.at(-1)?.answer).toMatchObject({ code: 'rate-limited', retryAfterSeconds: 12 });
    expect((await fixture.audit()).filter(({ refusal }) => refusal === 'rate-limited')).toHaveLength(1);
    expect((await other.get('/v1/session')).status).toBe(200);
    fixture.clock.now += 12_000;
    expect((await session.get('/v1/session')).status).toBe(200);
  });
});

describe('a world that fails', () => {
  const failing = async (error: Error) => {
    fixture = await openFixture({}, (store) => ({
      ...store,
      reads: { ...store.reads, customers: { ...store.reads.customers, list: () => Promise.reject(error) } },
    }));
    session = await fixture.openSession(ADMINISTRATOR);
    return session.post(SEARCH, {});
  };

  it('says when to try again', async () => {
    const away = await failing(new StoreUnavailable('postgres://secret@host'));
    expect([away.status, away.answer.code, away.headers.get('retry-after')]).toEqual([503, 'storage-unavailable', '5']);
    const full = await failing(new StoreOverloaded());
    expect([full.status, full.answer.code, full.headers.get('retry-after')]).toEqual([503, 'overloaded', '1']);
    expect(away.text).not.toContain('secret');
  });

  it('shows a bug by its request id only, and tells the log', async () => {
    const error = new TypeError('李雷 13812341234');
    const reply = await failing(error);
    expect([reply.status, reply.answer.code]).toEqual([500, 'internal']);
    expect(reply.text).not.toMatch(/李雷|13812341234|TypeError/);
    expect(fixture.failures).toEqual([error]);
    expect(fixture.lines.at(-1)).toMatchObject({ status: 500, code: 'internal', requestId: reply.answer.requestId });
  });
});

describe('every request', () => {
  it('leaves one line with who, what and how long, and nothing personal', async () => {
    const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
    const requestId = '0af7651916cd43dd8448eb211c80319c';
    const before = fixture.lines.length;
    const reply = await session.post(SEARCH, { filter: { customerName: '华为' } }, { headers: { traceparent, 'x-request-id': requestId } });
    expect(reply.headers.get('x-request-id')).toBe(requestId);
    expect(fixture.lines.slice(before)).toEqual([
      {
        requestId,
        traceparent,
        partnerId: 'par_AAAAAAAAAAAAAAAAAAAAAA',
        actorId: session.view.actor.kind === 'operator' ? session.view.actor.operatorId : '',
        endpoint: 'POST /v1/customers/search',
        status: 200,
        code: null,
        milliseconds: expect.any(Number),
      },
    ]);
  });

  it('gets an id of the BFF’s own where the caller’s could carry something about a person', async () => {
    for (const id of ['13812341234', 'wang.fang@example.com', 'a'.repeat(500)]) {
      const reply = await session.get('/v1/session', { headers: { 'x-request-id': id } });
      expect(reply.headers.get('x-request-id')).toMatch(/^req_/);
    }
  });

  it('is answered with headers that let nothing run, frame or keep it', async () => {
    const { headers } = await session.get('/v1/session');
    expect(headers.get('content-security-policy')).toBe("default-src 'none'; frame-ancestors 'none'");
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
  });
});
