import { createServer as createHttpServer } from 'node:http';
import { createServer as createHttpsServer, type Server as HttpsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { getRequestListener, type Http2Bindings, type HttpBindings } from '@hono/node-server';
import { StartFailure } from '../program/start-failure.ts';
import { admissionOf } from './admission.ts';
import { endingOf, type ServerEnding } from './drain-server.ts';
import { type Arrival, arrivalOf, forgottenProxyTold, readTrust, type Trust } from './proxy.ts';
import { keepCertificate, plainHttpTold, readCertificate, type ServedCertificate, STRICT_TRANSPORT, type TlsFiles } from './tls.ts';

const arrivals = new WeakMap<Request, Arrival>();

/** The address that a request came from: the socket's, or what a proxy says that is believed. */
export function clientAddressOf(request: Request): string | null {
  return arrivals.get(request)?.address ?? null;
}

/** The origin by which a request's page knows this server. */
export function publicOriginOf(request: Request): string {
  return arrivals.get(request)?.origin() ?? new URL(request.url).origin;
}

export interface Listening extends ServerEnding {
  port: number;
  /** Null where the server speaks plain http. */
  certificate: ServedCertificate | null;
}

export interface ListenOptions {
  /** Path under which everything is served; default: none. */
  basePath?: string;
  /** Which proxies are believed; default: none. */
  trust?: Trust;
  /** Null or left out: plain http. */
  tls?: TlsFiles | null;
  /** Told where a renewed certificate cannot be used, of plain http where TLS is spoken, and of a proxy that nobody named. */
  onFailure?(error: unknown): void;
  /** Told of a renewed certificate that is served from then on, and when it ends (milliseconds since 1970). */
  onRenewed?(endsAt: number): void;
  /** Told of each request that is turned away because too much is asked at once. */
  onTurnedAway?(): void;
}

const NOBODY = readTrust(undefined);

/** Longer than proxies keep a connection (60 s): one that is closed here while a proxy sends on it costs somebody a 502. */
const IDLE_MILLISECONDS = 75_000;

/** Listens; throws `StartFailure` where the port cannot be had, or the certificate not be used. */
export async function listen(
  fetch: (request: Request) => Promise<Response>,
  port: number,
  host: string,
  { basePath = '', trust = NOBODY, tls = null, onFailure = () => {}, onRenewed = () => {}, onTurnedAway = () => {} }: ListenOptions = {},
): Promise<Listening> {
  const lookForProxy = forgottenProxyTold(trust, (sentence) => onFailure(new StartFailure(sentence)));
  const noted = (request: Request, bindings: HttpBindings | Http2Bindings) => {
    const incoming = bindings.incoming as Parameters<typeof arrivalOf>[0];
    lookForProxy(incoming);
    arrivals.set(request, arrivalOf(incoming, trust));
    return fetch(request);
  };
  const served = tls === null ? null : readCertificate(tls);
  const { admit } = admissionOf(getRequestListener(noted, { overrideGlobalObjects: false }), onTurnedAway, basePath);
  const server = served ? createHttpsServer(served.options, admit) : createHttpServer(admit);
  server.keepAliveTimeout = IDLE_MILLISECONDS;
  const ending = endingOf(server);
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(failureOf(error, port, host)));
    server.listen(port, host, resolve);
  });
  const certificate =
    tls && served
      ? keepTls(server as HttpsServer, keepCertificate(server as HttpsServer, tls, served, { onFailure, onRenewed }), onFailure)
      : null;
  return { port: (server.address() as AddressInfo).port, certificate, ...ending };
}

function keepTls(server: HttpsServer, certificate: ServedCertificate, onFailure: (error: unknown) => void): ServedCertificate {
  server.on('tlsClientError', plainHttpTold(onFailure));
  server.prependListener('request', (_request, response) => void response.setHeader('strict-transport-security', STRICT_TRANSPORT));
  server.once('close', certificate.stop);
  return certificate;
}

function failureOf(error: NodeJS.ErrnoException, port: number, host: string): Error {
  if (error.code === 'EADDRINUSE')
    return new StartFailure(
      `Port ${port} is taken by another program. Stop that program, or take another port: --port ${port < 65_535 ? port + 1 : 8787}, or the setting PORT.`,
    );
  if (error.code === 'EACCES')
    return new StartFailure(`Port ${port} may not be opened by this account. Take one from 1024 on: --port 8787, or the setting PORT.`);
  if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND')
    return new StartFailure(`${host} is not an address of this machine. Correct HOST or --host.`);
  return error;
}
