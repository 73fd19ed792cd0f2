import type { EndpointKey } from '../../shared/contract/index.ts';
import type { ProblemCode } from '../../shared/values/problem-codes.ts';
import { COMMON_CODES } from './problems.ts';

const BY_WHOM: ReadonlySet<ProblemCode> = new Set([...COMMON_CODES['secret-key'], ...COMMON_CODES.session]);
const ELSEWHERE: ReadonlySet<ProblemCode> = new Set([...COMMON_CODES.everyone, ...COMMON_CODES.body]);
const OPENING: ReadonlySet<string> = new Set<EndpointKey>(['POST /v1/sessions', 'POST /v1/session/token']);

/** Whether a session could not be minted or swapped, or what opens it was not accepted: for other reasons than load and shape. */
export function isSessionFailure(endpoint: string, code: ProblemCode): boolean {
  return BY_WHOM.has(code) || (OPENING.has(endpoint) && !ELSEWHERE.has(code));
}
