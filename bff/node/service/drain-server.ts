import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

/** How a listening server ends without breaking off what it answers. */
export interface ServerEnding {
  /** From now on every answer ends its connection, so that whoever keeps one goes elsewhere with the next request. */
  sayFarewell(): void;
  /**
   * Takes no more connections, closes those on which nothing is asked, and resolves once the requests under way are answered; when
   * `patience` (default: a second) ends first, whatever is open is cut off.
   */
  close(patience?: Promise<unknown>): Promise<void>;
}

const DEFAULT_PATIENCE_MILLISECONDS = 1_000;

/** Call it before the server listens. */
export function endingOf(server: Server): ServerEnding {
  let underWay = 0;
  let isLeaving = false;
  let onIdle = () => {};
  // Not the server's own list: a connection that has not agreed on TLS yet, or was opened in advance, stands in none, and holds it open.
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  server.prependListener('request', (_request, response) => {
    underWay += 1;
    if (isLeaving) response.setHeader('connection', 'close');
    response.once('close', () => {
      underWay -= 1;
      if (underWay === 0) onIdle();
    });
  });
  return {
    sayFarewell() {
      isLeaving = true;
    },
    close(patience = pause(DEFAULT_PATIENCE_MILLISECONDS, undefined, { ref: false })) {
      isLeaving = true;
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      const answered = new Promise<void>((resolve) => {
        onIdle = resolve;
        if (underWay === 0) resolve();
      });
      void Promise.race([answered, patience]).then(() => {
        for (const socket of sockets) socket.destroy();
      });
      return closed;
    },
  };
}
