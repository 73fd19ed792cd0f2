import type { Failure } from '../core/failure.ts';
import type { SessionFollower } from '../core/session-follower.ts';
import type { FailureParts } from '../kit/failure-notice.ts';
import type { NoticeParts } from '../kit/notice.ts';
import type { DashboardContext } from './context.ts';
import type { Strings } from './strings/index.ts';

/** What a question about consumption is refused with, in words; a filter has to change before a retry helps. */
function special({ refusals }: Strings): NonNullable<FailureParts['special']> {
  return Object.fromEntries(
    Object.entries(refusals).map(([code, words]) => {
      const isWaiting = code === 'figures-not-ready';
      return [code, { words, icon: isWaiting ? 'clock' : 'warning', isFinal: !isWaiting }];
    }),
  ) as NonNullable<FailureParts['special']>;
}

/** Why a view has nothing to show, with its retry, or the one button of an ended session. */
export function refusal(
  { strings, failure }: Pick<DashboardContext, 'strings' | 'failure'>,
  given: Failure,
  { load, following }: { load: () => Promise<unknown>; following: SessionFollower },
): NoticeParts {
  return failure({
    failure: given,
    words: strings,
    special: special(strings),
    onRetry: () => void load(),
    onResume: () => following.resume(),
  });
}
