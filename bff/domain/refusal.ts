import type { ProblemCode } from '../../shared/values/problem-codes.ts';

/** A business no, with a name from the contract. A value, not an error: the rule worked. */
export interface Refusal {
  readonly refusal: ProblemCode;
  /** When the same request may succeed; only where waiting helps. */
  readonly retryAfterSeconds?: number;
  /** Which part of the request was wrong. */
  readonly errors?: readonly { pointer: string; detail: string }[];
  /** What has to be signed first. */
  readonly agreements?: readonly { code: string; version: number; title: string; dueAt: string | null }[];
}

export function refuse(refusal: ProblemCode, more: Omit<Refusal, 'refusal'> = {}): Refusal {
  return { refusal, ...more };
}

const PARTS: ReadonlySet<string> = new Set<keyof Refusal>(['refusal', 'retryAfterSeconds', 'errors', 'agreements']);

/** Tells a refusal from an answer that says, beside much else, what it would be refused with. */
export function isRefusal(value: unknown): value is Refusal {
  if (typeof value !== 'object' || value === null || !('refusal' in value) || typeof value.refusal !== 'string') return false;
  return Object.keys(value).every((part) => PARTS.has(part));
}
