import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';

/** A request that came to a receiver, its body read. */
export interface Received {
  headers: IncomingMessage['headers'];
  socket: Socket;
  body: string;
  event: { id: string; sequence: number; type: string; customerId: string | null };
}

export type Answer = (received: Received, response: ServerResponse) => void | Promise<void>;

export interface TestReceiver {
  url: string;
  port: number;
  /** Everything that came, in order. */
  received: Received[];
  /** Requests under way at once, at most. */
  most: number;
  /** How it answers from now on. Default: 204. */
  answer: Answer;
  close(): Promise<void>;
}

interface ReceiverOptions {
  answer?: Answer;
  /** Speaks TLS. */
  tls?: { key: string; cert: string; maxVersion?: 'TLSv1.1' | 'TLSv1.2'; minVersion?: 'TLSv1'; ciphers?: string };
  /** Default: the system chooses. */
  port?: number;
}

/** A partner's own system on this machine, that can fail as such systems do. */
export async function startReceiver({ answer = ok, tls, port = 0 }: ReceiverOptions = {}): Promise<TestReceiver> {
  let underWay = 0;
  const take = async (request: IncomingMessage, response: ServerResponse) => {
    underWay += 1;
    receiver.most = Math.max(receiver.most, underWay);
    response.on('close', () => {
      underWay -= 1;
    });
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    const body = Buffer.concat(parts).toString();
    const received = { headers: request.headers, socket: request.socket, body, event: body.startsWith('{') ? JSON.parse(body) : {} };
    receiver.received.push(received);
    await receiver.answer(received, response);
  };
  const listener = (request: IncomingMessage, response: ServerResponse) => void take(request, response).catch(() => response.destroy());
  const server: Server = tls ? createSecureServer(tls, listener) : createServer(listener);
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const taken = (server.address() as AddressInfo).port;
  const receiver: TestReceiver = {
    url: `${tls ? 'https' : 'http'}://localhost:${taken}/events?key=of-the-partner`,
    port: taken,
    received: [],
    most: 0,
    answer,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return receiver;
}

export const ok: Answer = (_received, response) => void response.writeHead(204).end();

export function status(code: number, headers: Record<string, string> = {}): Answer {
  return (_received, response) => void response.writeHead(code, headers).end();
}
