import { beforeEach, describe, expect, it } from 'vitest';
import { RequestLimits } from '../../bff/actions/access/request-limits.ts';
import { type BffOptions, createBff } from '../../bff/index.ts';
import { clientAddressOf, listen } from '../../bff/node/service/listen.ts';
import { createDemonstrationSecurity } from '../../bff/security/demonstration.ts';
import { ADMINISTRATOR, type Fixture, openFixture, PORTAL, requestOf } from './fixture.ts';

const FORGED = { secret: `pws_${'A'.repeat(43)}` };
let fixture: Fixture;
beforeEach(async () => {
  fixture = await openFixture();
});

function bffWith(clientAddressOf: BffOptions['clientAddressOf']) {
  const time = { now: () => fixture.clock.now, businessNow: () => fixture.clock.now };
  const log = { request: () => undefined, failure: (_id: string, error: unknown) => void fixture.failures.push(error) };
  const security = createDemonstrationSecurity();
  const address = clientAddressOf === undefined ? {} : { clientAddressOf };
  return createBff({ store: fixture.store, clock: time, security, log, settings: { requestsPerMinute: 5 }, ...address });
}

async function mintSecret(): Promise<string> {
  const body = { subject: ADMINISTRATOR, origins: [PORTAL] };
  const minted = await fixture.call('POST', '/v1/sessions', { bearer: fixture.key, origin: null, body });
  return (minted.answer as unknown as { secret: string }).secret;
}

describe('guesses at secrets', () => {
  const bffOfTests = () => bffWith((request) => request.headers.get('x-test-address'));
  const swap = async (bff: ReturnType<typeof bffWith>, address: string, { origin = PORTAL, body = FORGED as { secret: string } } = {}) =>
    (await bff.fetch(requestOf('POST', '/v1/session/token', { origin, body, headers: { 'x-test-address': address } }))).status;

  it('from elsewhere leave a portal’s own people room, whatever origin they name', async () => {
    const bff = bffOfTests();
    for (let count = 0; count < 5; count += 1) expect(await swap(bff, '198.51.100.9')).toBe(401);
    expect(await swap(bff, '198.51.100.9')).toBe(429);
    expect(await swap(bff, '203.0.113.7', { body: { secret: await mintSecret() } })).toBe(200);
  });

  it('gain nothing by another origin on each, nor by another address of the same network', async () => {
    const bff = bffOfTests();
    for (let count = 0; count < 5; count += 1) await swap(bff, `2001:db8::${count}`, { origin: `https://${count}.example` });
    expect(await swap(bff, '2001:db8::ffff', { origin: 'https://another.example' })).toBe(429);
    expect(await swap(bff, '2001:db8:0:1::1', { origin: 'https://another.example' })).toBe(401);
  });

  it('are counted by the socket where the BFF listens itself, so that no header steps around it', async () => {
    const bff = bffWith(clientAddressOf);
    const listening = await listen(bff.fetch, 0, '127.0.0.1');
    const statuses: number[] = [];
    for (let count = 0; count < 6; count += 1) {
      const headers = {
        'content-type': 'application/json',
        origin: PORTAL,
        'x-forwarded-for': `10.0.0.${count}`,
        forwarded: `for=10.1.0.${count}`,
      };
      const url = `http://127.0.0.1:${listening.port}/v1/session/token`;
      statuses.push((await fetch(url, { method: 'POST', headers, body: JSON.stringify(FORGED) })).status);
    }
    await listening.close();
    expect(statuses).toEqual([401, 401, 401, 401, 401, 429]);
    expect(fixture.failures).toEqual([]);
  });

  it('are not limited where no address is known, rather than all of them together', async () => {
    const bff = bffWith(undefined);
    for (let count = 0; count < 8; count += 1) expect(await swap(bff, '203.0.113.7')).toBe(401);
  });
});

describe('a flood of callers', () => {
  it('neither fills the memory nor frees whoever goes on calling from the limit', () => {
    const limits = new RequestLimits(5);
    for (let count = 0; count < 6; count += 1) limits.take('loud', 0);
    for (let count = 0; count < 200_000; count += 1) {
      limits.take(`flood ${count}`, 0);
      if (count % 5_000 === 0) expect(limits.take('loud', 0)?.isFirst).toBe(false);
    }
    expect(limits.size).toBeLessThanOrEqual(20_000);
  });
});
