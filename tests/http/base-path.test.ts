import { beforeAll, describe, expect, it } from 'vitest';
import { createBff } from '../../bff/index.ts';
import { createDemonstrationSecurity } from '../../bff/security/demonstration.ts';
import { contract } from '../../shared/contract/index.ts';
import { ADMINISTRATOR, type CallOptions, type Fixture, openFixture, PORTAL, requestOf } from './fixture.ts';

const PATH = '/partner-widgets';
let fixture: Fixture;
beforeAll(async () => {
  fixture = await openFixture();
});

function bffAt(basePath: string, publicOrigin?: string) {
  const time = { now: () => fixture.clock.now, businessNow: () => fixture.clock.now };
  const log = { request: () => undefined, failure: (_id: string, error: unknown) => void fixture.failures.push(error) };
  const own = { ...(publicOrigin === undefined ? {} : { publicOrigin }), basePath };
  return createBff({ store: fixture.store, clock: time, security: createDemonstrationSecurity(), log, ...own });
}

async function ask(bff: ReturnType<typeof bffAt>, method: string, path: string, options: CallOptions = {}) {
  const response = await bff.fetch(requestOf(method, path, options));
  const text = await response.text();
  return { status: response.status, text, answer: /^\{/.test(text) ? JSON.parse(text) : {} };
}

describe('a BFF under a path of the portal’s own origin', () => {
  it('takes a session from the secret key to a page of customers there', async () => {
    const bff = bffAt(PATH);
    const body = { subject: ADMINISTRATOR, origins: [PORTAL] };
    const minted = await ask(bff, 'POST', `${PATH}/v1/sessions`, { bearer: fixture.key, origin: null, body });
    const swapped = await ask(bff, 'POST', `${PATH}/v1/session/token`, { body: { secret: minted.answer.secret } });
    const bearer = swapped.answer.token;
    const page = await ask(bff, 'POST', `${PATH}/v1/customers/search`, { bearer, body: {} });
    expect([page.status, page.answer.total]).toEqual([200, 4]);
    const { customerId } = page.answer.customers[0];
    expect((await ask(bff, 'GET', `${PATH}/v1/customers/${customerId}`, { bearer })).status).toBe(200);
  });

  it('answers probes under the path, and beside it for those who look after the process', async () => {
    const bff = bffAt(PATH);
    for (const path of ['/livez', '/readyz', `${PATH}/livez`, `${PATH}/readyz`])
      expect([path, (await ask(bff, 'GET', path, { origin: null })).status]).toEqual([path, 200]);
  });

  it('has nothing at the paths that belong to the portal', async () => {
    const bff = bffAt(PATH);
    for (const path of ['/v1/session', '/docs', '/openapi.json', '/', '/customers', `${PATH}2/docs`, `${PATH}docs`, `${PATH}/nothing`]) {
      const { status, answer } = await ask(bff, 'GET', path);
      expect([path, status, answer.code]).toEqual([path, 404, 'not-found']);
    }
    const preflight = await ask(bff, 'OPTIONS', '/v1/session', { headers: { 'access-control-request-method': 'GET' } });
    expect(preflight.status).toBe(404);
  });

  it('says in its document where the endpoints are', async () => {
    const servers = async (bff: ReturnType<typeof bffAt>, path: string) =>
      (await ask(bff, 'GET', `${path}/openapi.json`, { origin: null })).answer.servers;
    expect(await servers(bffAt(PATH), PATH)).toEqual([{ url: PATH }]);
    expect(await servers(bffAt(PATH, PORTAL), PATH)).toEqual([{ url: `${PORTAL}${PATH}` }]);
    expect(await servers(bffAt(''), '')).toEqual([{ url: '.' }]);
  });

  it('shows people every call with the path, and links that stay under it', async () => {
    const { text } = await ask(bffAt(PATH), 'GET', `${PATH}/docs`, { origin: null });
    for (const key of Object.keys(contract)) expect(text).toContain(`<code class="call">${key.replace(' ', ` ${PATH}`)}</code>`);
    const links = [...text.matchAll(/href="([^"#][^"]*)"/g)].map(([, link = '']) => new URL(link, `${PORTAL}${PATH}/docs`).pathname);
    expect(links).toEqual([`${PATH}/openapi.json`]);
  });

  it('answers pages of its own origin whose requests name none', async () => {
    const headers = { 'sec-fetch-site': 'same-origin' };
    const body = { subject: ADMINISTRATOR, origins: [PORTAL] };
    const bff = bffAt(PATH, PORTAL);
    const minted = await ask(bff, 'POST', `${PATH}/v1/sessions`, { bearer: fixture.key, origin: null, body });
    const swapped = await ask(bff, 'POST', `${PATH}/v1/session/token`, { body: { secret: minted.answer.secret } });
    const bearer = swapped.answer.token;
    expect((await ask(bff, 'GET', `${PATH}/v1/session`, { bearer, origin: null, headers })).status).toBe(200);
    expect((await ask(bff, 'GET', `${PATH}/v1/session`, { bearer, origin: null })).answer.code).toBe('origin-missing');
  });

  it('is refused where the path is none that requests could name', () => {
    for (const path of ['/', '/partner-widgets/', 'partner-widgets', '/a//b', '/a?b'])
      expect(() => bffAt(path)).toThrow(/basePath must be a path such as/);
  });
});
