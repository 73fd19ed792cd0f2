import { connect, createServer, type Server, type Socket } from 'node:net';

/** A line to a server, which can be cut, go dead, and come back. */
export interface LossyLine {
  port: number;
  /** Every connection breaks, and no new one is taken: the server is gone. */
  cut(): Promise<void>;
  /** Connections stay, and nothing comes through any more: the network is gone. */
  deaden(): void;
  /** All is well again; connections that went dead break. */
  mend(): Promise<void>;
  close(): Promise<void>;
}

export async function lossyLine(target: { host: string; port: number }): Promise<LossyLine> {
  const pairs = new Set<readonly [Socket, Socket]>();
  let isDead = false;
  const take = (near: Socket) => {
    const far = connect(target.port, target.host);
    const pair = [near, far] as const;
    pairs.add(pair);
    const end = () => {
      pairs.delete(pair);
      near.destroy();
      far.destroy();
    };
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      from.on('data', (chunk) => void (isDead || to.write(chunk)));
      from.on('error', end).on('close', end);
    }
  };
  let server: Server | null = null;
  let port = 0;
  const open = async () => {
    server = createServer(take);
    await new Promise<void>((resolve) => server?.listen(port, '127.0.0.1', resolve));
    port = (server.address() as { port: number }).port;
  };
  const cut = async () => {
    const closed = new Promise<void>((resolve) => (server ? server.close(() => resolve()) : resolve()));
    server = null;
    for (const [near, far] of pairs) {
      near.destroy();
      far.destroy();
    }
    await closed;
  };
  await open();
  return {
    get port() {
      return port;
    },
    cut,
    deaden() {
      isDead = true;
    },
    async mend() {
      await cut();
      isDead = false;
      await open();
    },
    close: cut,
  };
}
