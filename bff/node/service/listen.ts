import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer, type Http2Bindings, type HttpBindings } from '@hono/node-server';
import { StartFailure } from '../program/start-failure.ts';
import { endingOf, type ServerEnding } from './drain-server.ts';

const addresses = new WeakMap<Request, string>();

/** The address of the socket that a request came through; behind a proxy, the proxy's. */
export function socketAddressOf(request: Request): string | null {
  return addresses.get(request) ?? null;
}

export interface Listening extends ServerEnding {
  port: number;
}

/** Listens; throws `StartFailure` where the port cannot be had. */
export async function listen(fetch: (request: Request) => Promise<Response>, port: number, host: string): Promise<Listening> {
  const noted = (request: Request, { incoming }: HttpBindings | Http2Bindings) => {
    const { remoteAddress } = incoming.socket;
    if (remoteAddress !== undefined) addresses.set(request, remoteAddress);
    return fetch(request);
  };
  const server = createAdaptorServer({ fetch: noted, overrideGlobalObjects: false }) as Server;
  const ending = endingOf(server);
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(failureOf(error, port, host)));
    server.listen(port, host, resolve);
  });
  return { port: (server.address() as AddressInfo).port, ...ending };
}

function failureOf(error: NodeJS.ErrnoException, port: number, host: string): Error {
  const another = `npm start -- --port ${port + 1 > 65535 ? 8787 : port + 1}`;
  if (error.code === 'EADDRINUSE')
    return new StartFailure(`Port ${port} is taken by another program. Stop that program, or start on another port: ${another}`);
  if (error.code === 'EACCES')
    return new StartFailure(`Port ${port} may not be opened by this account. Start on another port: npm start -- --port 8787`);
  if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND')
    return new StartFailure(`${host} is not an address of this machine. Correct HOST or --host.`);
  return error;
}
