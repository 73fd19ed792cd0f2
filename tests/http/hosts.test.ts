import { createServer, type RequestListener, request as requestOverHttp, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import express from 'express';
import { Hono } from 'hono';
import { afterEach, describe, expect, it } from 'vitest';
import { ADMINISTRATOR, type Fixture, openFixture } from './fixture.ts';

const servers: Server[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => new Promise((resolve) => server.close(resolve))));
});

async function listen(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

type Send = (
  method: string,
  path: string,
  bearer: string,
  body?: unknown,
) => Promise<{ status: number; answer: Record<string, string | undefined> }>;

/** From a secret key to a masked page and a log-out, as a portal would go. */
async function walk(fixture: Fixture, origin: string, send: Send): Promise<void> {
  const minted = await send('POST', '/v1/sessions', fixture.key, { subject: ADMINISTRATOR, origins: [origin] });
  expect(minted.status).toBe(201);
  const swapped = await send('POST', '/v1/session/token', '', { secret: minted.answer.secret });
  const { token = '' } = swapped.answer;
  const page = await send('POST', '/v1/customers/search', token, {});
  expect(page).toMatchObject({ status: 200, answer: { total: 4, customers: [{}, {}, {}, { customerName: '华为****公司' }] } });
  expect((await send('PUT', '/v1/session', token)).status).toBe(405);
  expect((await send('POST', '/v1/nothing', token, {})).answer).toMatchObject({ code: 'not-found' });
  expect((await send('DELETE', '/v1/session', token)).status).toBe(204);
  expect((await send('GET', '/v1/session', token)).answer).toMatchObject({ code: 'session-revoked' });
}

function sendThrough(ask: (request: Request) => Promise<Response> | Response, base: string, origin: string): Send {
  return async (method, path, bearer, body) => {
    const headers = { origin, authorization: `Bearer ${bearer}`, ...(body === undefined ? {} : { 'content-type': 'application/json' }) };
    const response = await ask(new Request(`${base}${path}`, { method, headers, body: body === undefined ? null : JSON.stringify(body) }));
    const text = await response.text();
    return { status: response.status, answer: text === '' ? {} : JSON.parse(text) };
  };
}

describe('the BFF works inside', () => {
  it('a Hono app, under a path, beside the app’s own routes', async () => {
    const fixture = await openFixture();
    const host = new Hono();
    host.route('/bff', fixture.bff.app);
    host.get('/portal', (context) => context.text('portal'));
    await walk(
      fixture,
      'https://portal.example.com',
      sendThrough((request) => host.fetch(request), 'https://host.example/bff', 'https://portal.example.com'),
    );
    expect(await (await host.request('/portal')).text()).toBe('portal');
    expect((await host.request('/bff/docs')).status).toBe(200);
  });

  it('a Hono app at its root, without taking routes that are not its own', async () => {
    const { bff } = await openFixture();
    const host = new Hono();
    host.route('/', bff.app);
    host.get('/v2/own', (context) => context.text('own'));
    expect(await (await host.request('/v2/own')).text()).toBe('own');
  });

  it('an Express server, over a real socket', async () => {
    const fixture = await openFixture();
    const host = express();
    host.use('/bff', getRequestListener(fixture.bff.fetch));
    host.use(express.json());
    host.post('/portal', (request, response) => void response.json({ seen: request.body }));
    const base = await listen(host);
    await walk(fixture, base, sendThrough(fetch, `${base}/bff`, base));
    const own = await fetch(`${base}/portal`, { method: 'POST', body: '{"a":1}', headers: { 'content-type': 'application/json' } });
    expect(await own.json()).toEqual({ seen: { a: 1 } });
  });

  it('a bare Node server, and gives up on a body without a length once it is too large', async () => {
    const fixture = await openFixture();
    const base = await listen(getRequestListener(fixture.bff.fetch));
    await walk(fixture, base, sendThrough(fetch, base, base));
    expect(await sendEndlessly(`${base}/v1/session/token`)).toBe(413);
    const head = await fetch(`${base}/openapi.json`, { method: 'HEAD' });
    expect([head.status, await head.text()]).toEqual([200, '']);
  });
});

/** Chunks without a content length, until the server answers. */
function sendEndlessly(url: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const request = requestOverHttp(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'transfer-encoding': 'chunked' },
    });
    const sending = setInterval(() => request.write(' '.repeat(16_384)), 1);
    request.on('response', (response) => {
      clearInterval(sending);
      resolve(response.statusCode);
      request.destroy();
    });
    request.on('error', (error) => {
      clearInterval(sending);
      reject(error);
    });
  });
}
