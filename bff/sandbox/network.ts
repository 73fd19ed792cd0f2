/** How a request reaches the BFF: what a widget asks of its host. */
export type Transport = (request: Request) => Promise<Response>;

/** The way between page and BFF, for a story or a test to cut, hold up and mend. */
export interface Network {
  /** True while nothing gets through. */
  isDown: boolean;
  /** Milliseconds that every answer takes longer. */
  delayMilliseconds: number;
  /** Paths whose answers wait until `release` is called; `DATA` stands for all but those of the session itself. */
  readonly held: Set<string>;
  /** Lets everything through that was held, now and from now on. */
  release(): void;
  /** Undoes what was done to it; a page whose network was down is told that it is online. */
  mend(): void;
  /** Does something just before the first request to a path (or to `DATA`) goes out, which waits for it. */
  beforeFirst(path: string, act: (request: Request) => void | Promise<void>): void;
  /** Forgets what `beforeFirst` was told and has not come to. */
  forget(): void;
  /** The requests that were sent, in order: `POST /v1/customers/search`. */
  readonly sent: string[];
  wrap(next: Transport): Transport;
}

/** Every path but those by which a session is opened, looked at and ended. */
export const DATA = '*';

function namesOf(pathname: string): string[] {
  return pathname.startsWith('/v1/session') ? [pathname] : [pathname, DATA];
}

export function createNetwork(): Network {
  const waiting = new Set<() => void>();
  const acts = new Map<string, (request: Request) => void | Promise<void>>();
  const network: Network = {
    isDown: false,
    delayMilliseconds: 0,
    held: new Set(),
    sent: [],
    release() {
      network.held.clear();
      for (const go of waiting) go();
      waiting.clear();
    },
    mend() {
      const wasDown = network.isDown;
      network.isDown = false;
      network.delayMilliseconds = 0;
      network.release();
      if (wasDown && typeof globalThis.dispatchEvent === 'function') globalThis.dispatchEvent(new Event('online'));
    },
    beforeFirst: (path, act) => void acts.set(path, act),
    forget: () => acts.clear(),
    wrap: (next) => async (request) => {
      const { pathname } = new URL(request.url);
      const names = namesOf(pathname);
      for (const name of names) {
        const act = acts.get(name);
        acts.delete(name);
        await act?.(request);
      }
      network.sent.push(`${request.method} ${pathname}`);
      // The words that Chromium's fetch uses, by which a page tells a lost network from a bug.
      if (network.isDown) throw new TypeError('Failed to fetch');
      if (network.delayMilliseconds > 0) await abortable(request.signal, (go) => setTimeout(go, network.delayMilliseconds));
      if (names.some((name) => network.held.has(name))) await abortable(request.signal, (go) => waiting.add(go));
      const response = await next(request);
      request.signal.throwIfAborted();
      return response;
    },
  };
  return network;
}

function abortable(signal: AbortSignal, wait: (go: () => void) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) reject(signal.reason);
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
    wait(resolve);
  });
}
