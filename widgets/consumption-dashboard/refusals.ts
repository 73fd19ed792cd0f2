import type { FailureParts } from '../kit/failure-notice.ts';
import type { Strings } from './strings/index.ts';

/** What a question about consumption is refused with, in words; a filter has to change before a retry helps. */
export function special({ refusals }: Strings): NonNullable<FailureParts['special']> {
  return Object.fromEntries(
    Object.entries(refusals).map(([code, words]) => {
      const isWaiting = code === 'figures-not-ready';
      return [code, { words, icon: isWaiting ? 'clock' : 'warning', isFinal: !isWaiting }];
    }),
  ) as NonNullable<FailureParts['special']>;
}
