import type { ProblemCode } from '../../../../shared/values/problem-codes.ts';

const FINAL: readonly ProblemCode[] = ['coupon-used', 'coupon-expired', 'coupon-recalled', 'coupon-from-upstream', 'not-found'];

/** Whether a coupon that was refused for this can never be recalled any more, however often it is tried. */
export function isFinal(refusal: ProblemCode | null): boolean {
  return refusal !== null && FINAL.includes(refusal);
}
