import type { AnswerOf } from '../../shared/contract/index.ts';

export type Allowance = AnswerOf<'GET /v1/customers/reveal-allowance'>;

/** The windows in which reveals are counted. */
export type AllowanceWindow = 'minute' | 'day' | 'partnerHour';

const ORDER: readonly AllowanceWindow[] = ['minute', 'day', 'partnerHour'];

/** The window that decides what remains; of equals the one that opens again soonest. */
export function decidingWindow(allowance: Allowance): AllowanceWindow {
  return ORDER.find((window) => allowance[window].remaining === allowance.remaining) ?? 'minute';
}
