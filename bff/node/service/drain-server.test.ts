import { createServer, type Server } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { endingOf } from './drain-server.ts';

const opened: Socket[] = [];
afterEach(() => {
  for (const socket of opened.splice(0)) socket.destroy();
});

async function listening(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

/** A connection on which nothing is said yet. */
async function open(port: number): Promise<Socket> {
  const socket = connect(port, '127.0.0.1').on('error', () => {});
  opened.push(socket);
  await new Promise((resolve) => socket.once('connect', resolve));
  return socket;
}

describe('a server that ends', () => {
  test.each([
    ['speaks http', () => createServer()],
    ['speaks TLS, which nobody agreed on yet', () => createSecureServer() as unknown as Server],
  ])('does not wait for connections on which nothing was asked, where it %s', async (_what, create) => {
    const server = create();
    const ending = endingOf(server);
    const socket = await open(await listening(server));
    const closed = new Promise((resolve) => socket.once('close', resolve));
    await expect.poll(() => new Promise((resolve) => server.getConnections((_error, count) => resolve(count)))).toBe(1);
    await ending.close(new Promise(() => {}));
    await closed;
  });

  test('answers what is under way, whole, and says that the connection ends with it', async () => {
    const began: string[] = [];
    const goOn = Promise.withResolvers<void>();
    const server = createServer(async ({ url = '' }, response) => {
      began.push(url);
      await goOn.promise;
      response.end('x'.repeat(2_000_000));
    });
    const ending = endingOf(server);
    const address = `http://127.0.0.1:${await listening(server)}`;
    const first = fetch(`${address}/first`);
    await expect.poll(() => began).toEqual(['/first']);
    ending.sayFarewell();
    const second = fetch(`${address}/second`);
    await expect.poll(() => began).toEqual(['/first', '/second']);
    const closed = ending.close(new Promise(() => {}));
    goOn.resolve();
    for (const answer of [await first, await second]) expect((await answer.text()).length).toBe(2_000_000);
    expect((await second).headers.get('connection')).toBe('close');
    await closed;
  });

  test('cuts off what hangs once patience ends', async () => {
    const began = Promise.withResolvers<void>();
    const server = createServer(() => began.resolve());
    const ending = endingOf(server);
    const hanging = fetch(`http://127.0.0.1:${await listening(server)}`).catch(() => 'cut');
    await began.promise;
    await ending.close(Promise.resolve());
    expect(await hanging).toBe('cut');
  });
});
