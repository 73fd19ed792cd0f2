import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A balancer as small as one can be: asks each replica whether it is ready, and hands requests to those that are, in turn. */
export interface Balancer {
  origin: string;
  /** Resolves once the replica says that it is ready. */
  add(address: string): Promise<void>;
  /** Resolves once the replica says that it is not, or says nothing. */
  gone(address: string): Promise<void>;
  stop(): Promise<void>;
}

const POLL_MILLISECONDS = 50;

export async function startBalancer(): Promise<Balancer> {
  const ready = new Map<string, boolean>();
  let turn = 0;
  const server = createServer((incoming, outgoing) => {
    const able = [...ready].filter(([, isReady]) => isReady).map(([address]) => address);
    const address = able[turn++ % able.length];
    if (address === undefined) return void outgoing.writeHead(502).end('no replica is ready');
    handOn(address, incoming, outgoing);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));

  const ask = async (address: string) => {
    const isReady = await fetch(`${address}/readyz`, { signal: AbortSignal.timeout(2_000) }).then(
      ({ status }) => status === 200,
      () => false,
    );
    if (ready.has(address)) ready.set(address, isReady);
  };
  let isStopped = false;
  const polling = (async () => {
    while (!isStopped) {
      await Promise.all([...ready.keys()].map(ask));
      await new Promise((resolve) => setTimeout(resolve, POLL_MILLISECONDS));
    }
  })();
  const until = async (address: string, wanted: boolean) => {
    while (ready.get(address) !== wanted) await new Promise((resolve) => setTimeout(resolve, 10));
  };
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    add: async (address) => {
      ready.set(address, false);
      await until(address, true);
    },
    gone: async (address) => {
      await until(address, false);
      ready.delete(address);
    },
    stop: async () => {
      isStopped = true;
      await polling;
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function handOn(address: string, incoming: IncomingMessage, outgoing: ServerResponse): void {
  const { hostname, port } = new URL(address);
  const { method, url, headers } = incoming;
  const asked = request({ hostname, port, method, path: url, headers, agent: false }, (answered) => {
    outgoing.writeHead(answered.statusCode ?? 502, answered.headers);
    answered.pipe(outgoing);
  });
  asked.on('error', (error) => {
    if (outgoing.headersSent) outgoing.destroy(error);
    else outgoing.writeHead(502).end(`${address} broke off: ${error.message}`);
  });
  incoming.pipe(asked);
}
