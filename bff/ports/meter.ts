import type { ProblemCode } from '../../shared/values/problem-codes.ts';
import type { RequestLine } from './log.ts';

/** Told of what is worth counting. Ids of people and customers never reach it. */
export interface Meter {
  /** A request was answered. */
  request(line: Pick<RequestLine, 'endpoint' | 'status' | 'code' | 'milliseconds'>): void;
  /** A request was turned away before anybody looked at it, because too much was asked at once. */
  turnedAway(): void;
  /** Commands committed together, and how long their transaction took. */
  batch(commands: number, milliseconds: number): void;
  /** How long a query waited for a connection of the pool. */
  poolWait(milliseconds: number): void;
  /** Values went out in clear. */
  revealed(cells: number): void;
  /** A session could not be minted or swapped, or had ended. */
  sessionFailed(code: ProblemCode): void;
  /** A webhook was tried. */
  delivery(outcome: 'delivered' | 'failed' | 'parked', milliseconds: number): void;
  /** Long work ended. */
  job(what: string, state: string): void;
}

/** Where nobody counts. */
export const SILENT_METER: Meter = {
  request() {},
  turnedAway() {},
  batch() {},
  poolWait() {},
  revealed() {},
  sessionFailed() {},
  delivery() {},
  job() {},
};
