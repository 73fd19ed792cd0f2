import type { ProblemCode } from '../../shared/values/problem-codes.ts';

/** One line a request; never personal data. */
export interface RequestLine {
  requestId: string;
  traceparent: string | null;
  partnerId: string | null;
  /** Operator id, customer id or key id. */
  actorId: string | null;
  endpoint: string;
  status: number;
  code: ProblemCode | null;
  milliseconds: number;
}

export interface Log {
  request(line: RequestLine): void;
  /** A bug or a failing world: where it happened and the error's class and stack, without request data. */
  failure(requestId: string, error: unknown): void;
}
