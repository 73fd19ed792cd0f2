import { describe, expect, test } from 'vitest';
import { createNetwork } from './network.ts';

const request = (signal?: AbortSignal) => new Request('https://bff.example/v1/session', signal ? { signal } : {});

function createEcho() {
  const network = createNetwork();
  return { network, send: network.wrap(async () => new Response('here')) };
}

describe('the way between page and BFF', () => {
  test('carries requests and remembers which', async () => {
    const { network, send } = createEcho();
    expect(await (await send(request())).text()).toBe('here');
    expect(network.sent).toEqual(['GET /v1/session']);
  });

  test('is cut and mended', async () => {
    const { network, send } = createEcho();
    network.isDown = true;
    await expect(send(request())).rejects.toThrow(TypeError);
    network.isDown = false;
    expect((await send(request())).status).toBe(200);
  });

  test('holds an answer until it is released, and lets go where the page gives up', async () => {
    const { network, send } = createEcho();
    network.held.add('/v1/session');
    const waiting = send(request());
    const given = new AbortController();
    const abandoned = send(request(given.signal));
    given.abort();
    await expect(abandoned).rejects.toThrow('aborted');
    network.release();
    expect((await waiting).status).toBe(200);
    expect((await send(request())).status).toBe(200);
  });

  test('does what was asked before the first request to a path, and once only', async () => {
    const { network, send } = createEcho();
    let count = 0;
    network.beforeFirst('/v1/session', () => {
      count += 1;
    });
    await send(request());
    await send(request());
    expect(count).toBe(1);
  });
});
