import { DATA, type Network } from '../network.ts';

/** The way between page and BFF. */
export interface SandboxNetwork {
  /** Nothing gets through any more. */
  cut(): void;
  /** Everything gets through again, at once, and the page is told that it is online. */
  mend(): void;
  /** Every answer takes so many milliseconds longer. */
  slowDown(milliseconds: number): void;
  /** Holds answers back until `mend`: of one path such as `/v1/customers/search`, or of all but the session's. */
  hold(path?: string): void;
  /** Does something just before the next request to a path goes out, which waits for it. */
  beforeNext(path: string, act: (request: Request) => void | Promise<void>): void;
  /** What was sent, in order, such as `POST /v1/customers/search`. */
  sent(): readonly string[];
}

export function switchesOf(network: Network): SandboxNetwork {
  return {
    cut: () => {
      network.isDown = true;
    },
    mend: () => network.mend(),
    slowDown: (milliseconds) => {
      network.delayMilliseconds = milliseconds;
    },
    hold: (path = DATA) => void network.held.add(path),
    beforeNext: (path, act) => network.beforeFirst(path, act),
    sent: () => [...network.sent],
  };
}
