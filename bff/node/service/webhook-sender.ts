import { type ClientRequest, Agent as HttpAgent, request as httpRequest, type IncomingMessage } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import type { LookupFunction } from 'node:net';
import type { WebhookAnswer, WebhookSender } from '../../ports/events.ts';
import { isAddressOpen, isUrlOpen } from './webhook-addresses.ts';
import { AddressRefused, NotConnected, reasonOf, TimedOut } from './webhook-failures.ts';
import { createResolve, type Resolve } from './webhook-resolve.ts';

export interface WebhookSenderOptions {
  /** Whether private addresses and http may be called. */
  allowsPrivate: boolean;
  /** Until a connection stands, milliseconds. */
  connectMilliseconds?: number;
  /** From the beginning to the answer's headers, milliseconds. */
  totalMilliseconds?: number;
  /** What names resolve to; default: what the name servers of the machine say. */
  resolve?: Resolve;
  /** Certificates (PEM) to trust instead of the platform's. */
  ca?: string;
}

type Request = Parameters<WebhookSender['send']>[0];

/** An answer's body is of no use; so much of it is read to keep the connection. */
const READ_BYTES = 4_096;
const READ_MILLISECONDS = 1_000;
/** Connections to a receiver that are kept when none is needed, and how long: hundreds of receivers must not use up what may be open. */
const KEPT = 8;
const KEPT_MILLISECONDS = 15_000;
const DEFAULTS = { connectMilliseconds: 5_000, totalMilliseconds: 10_000 };

/**
 * Carries webhooks out over connections of its own: no redirect is followed, no proxy of the environment used, no certificate taken on
 * trust, and each connection goes to the very address that was checked, whatever the name resolves to a moment later.
 */
export function createWebhookSender(options: WebhookSenderOptions): WebhookSender {
  const settings = { ...DEFAULTS, resolve: createResolve(options), ...options };
  const { allowsPrivate, ca } = settings;
  const connecting = { keepAlive: true, maxFreeSockets: KEPT, timeout: KEPT_MILLISECONDS, lookup: checkedLookup(settings) };
  const trust = { rejectUnauthorized: true, minVersion: 'TLSv1.2', ...(ca === undefined ? {} : { ca }) } as const;
  const agents = { http: new HttpAgent(connecting), https: new HttpsAgent({ ...connecting, ...trust }) };
  const begin = (url: URL, { headers, body }: Request): ClientRequest => {
    const isSecure = url.protocol === 'https:';
    const all = { ...headers, 'content-length': String(Buffer.byteLength(body)) };
    return isSecure
      ? httpsRequest(url, { method: 'POST', headers: all, agent: agents.https })
      : httpRequest(url, { method: 'POST', headers: all, agent: agents.http });
  };
  const once = async (request: Request): Promise<WebhookAnswer> => {
    const url = URL.parse(request.url);
    // Here too, because names that are addresses are never looked up, and because the setting may have changed since it was saved.
    if (!url || !isUrlOpen(request.url, allowsPrivate)) throw new AddressRefused();
    return answerOf(await responseTo(begin(url, request), request.body, settings));
  };
  return {
    refuseAddress: (url) => (isUrlOpen(url, allowsPrivate) ? null : 'webhook-address-refused'),
    async send(request) {
      try {
        return await once(request).catch((error) => (error instanceof StaleConnection ? once(request) : Promise.reject(error)));
      } catch (error) {
        return { status: null, reason: reasonOf(error), retryAfterSeconds: null };
      }
    },
  };
}

/** A connection that was kept and that the other side had closed meanwhile: nothing was read of the request. */
class StaleConnection extends Error {}

function responseTo(request: ClientRequest, body: string, limits: { connectMilliseconds: number; totalMilliseconds: number }) {
  return new Promise<IncomingMessage>((resolve, reject) => {
    const total = setTimeout(() => request.destroy(new TimedOut()), limits.totalMilliseconds);
    const connect = setTimeout(() => request.destroy(new NotConnected()), limits.connectMilliseconds);
    const end = () => {
      clearTimeout(total);
      clearTimeout(connect);
    };
    request.on('socket', (socket) => {
      if (request.reusedSocket) clearTimeout(connect);
      else socket.once(request.protocol === 'https:' ? 'secureConnect' : 'connect', () => clearTimeout(connect));
    });
    request.on('error', (error: NodeJS.ErrnoException) => {
      end();
      reject(request.reusedSocket && error.code === 'ECONNRESET' ? new StaleConnection() : error);
    });
    request.on('response', (response) => {
      end();
      resolve(response);
    });
    // Also where neither of these came, as with an answer that wants another protocol (101): nobody may be kept waiting for good.
    request.on('close', () => {
      end();
      reject(new Error('The connection ended without an answer.'));
    });
    request.end(body);
  });
}

/** The status is the whole answer. A body that is short is read to its end, so that the connection can be used again. */
function answerOf(response: IncomingMessage): WebhookAnswer {
  const tooLong = setTimeout(() => response.destroy(), READ_MILLISECONDS).unref();
  let bytes = 0;
  response.on('data', (chunk: Buffer) => {
    bytes += chunk.length;
    if (bytes > READ_BYTES) response.destroy();
  });
  response.on('error', () => {});
  response.on('close', () => clearTimeout(tooLong));
  const { statusCode = null, headers } = response;
  return { status: statusCode, reason: 'answered', retryAfterSeconds: retryAfterOf(headers['retry-after']) };
}

/** Seconds, or a date as of RFC 9110; null where it says neither. */
function retryAfterOf(header: string | undefined): number | null {
  if (header === undefined) return null;
  if (/^\d+$/.test(header)) return Number(header);
  const at = Date.parse(header);
  return Number.isNaN(at) ? null : Math.max(0, Math.ceil((at - Date.now()) / 1_000));
}

/** Resolves a name and hands on what it resolves to only where all of it may be called; the connection is made to just that. */
function checkedLookup({ resolve, allowsPrivate }: { resolve: Resolve; allowsPrivate: boolean }): LookupFunction {
  return (hostname, options, callback) => {
    resolve(hostname, { all: true }, (error, addresses) => {
      if (error) return callback(error, '');
      const [first] = addresses;
      if (!first || addresses.some(({ address }) => !isAddressOpen(address, allowsPrivate))) return callback(new AddressRefused(), '');
      return options.all ? callback(null, addresses) : callback(null, first.address, first.family);
    });
  };
}
