import type { NoticeParts } from '../../kit/notice.ts';
import type { PanelContext } from '../context.ts';
import type { CouponController, CouponsView } from './controller.ts';
import type { CouponStrings } from './strings/index.ts';

/** What stands in place of the coupons: what happened, then what can be done. */
export function standIn(
  view: Exclude<CouponsView, { kind: 'loading' | 'ready' }>,
  words: CouponStrings,
  { leaving, failure: failureNotice }: PanelContext,
  controller: CouponController,
): NoticeParts {
  const { states, filters } = words;
  const clear = { label: filters.clear, isPrimary: true, onAct: leaving(() => controller.clear()) };
  if (view.kind === 'empty') return { icon: 'search', title: states.empty[0], advice: states.empty[1], slot: 'empty' };
  if (view.kind === 'no-match') return { icon: 'search', title: states.noMatch[0], advice: states.noMatch[1], actions: [clear] };
  const { failure } = view;
  if (failure.code === 'range-inverted')
    return { icon: 'warning', title: states.rangeInverted[0], advice: states.rangeInverted[1], isAlert: true, actions: [clear] };
  return failureNotice({
    failure,
    words,
    special: { 'search-limit-reached': { words: states.searchLimit, icon: 'clock' } },
    onRetry: () => controller.load(),
    onResume: () => controller.following.resume(),
  });
}
