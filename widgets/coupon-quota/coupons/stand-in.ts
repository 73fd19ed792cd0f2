import { failureNotice } from '../../kit/failure-notice.ts';
import type { NoticeParts } from '../../kit/notice.ts';
import type { PanelContext } from '../context.ts';
import type { CouponController, CouponsView } from './controller.ts';
import type { CouponStrings } from './strings/index.ts';

interface Around {
  context: PanelContext;
  controller: CouponController;
  /** The button that was pressed goes away with the notice; the focus stays where the rows will be. */
  focusStage: () => void;
}

/** What stands in place of the coupons: what happened, then what can be done. */
export function standIn(
  view: Exclude<CouponsView, { kind: 'loading' | 'ready' }>,
  words: CouponStrings,
  { context, controller, focusStage }: Around,
): NoticeParts {
  const { states, filters } = words;
  const leaving = (act: () => void) => (): void => {
    focusStage();
    act();
  };
  const clear = { label: filters.clear, isPrimary: true, onAct: leaving(() => controller.clear()) };
  if (view.kind === 'empty') return { icon: 'search', title: states.empty[0], advice: states.empty[1] };
  if (view.kind === 'no-match') return { icon: 'search', title: states.noMatch[0], advice: states.noMatch[1], actions: [clear] };
  const { failure } = view;
  if (failure.code === 'range-inverted')
    return { icon: 'warning', title: states.rangeInverted[0], advice: states.rangeInverted[1], isAlert: true, actions: [clear] };
  return failureNotice({
    failure,
    words,
    special: { 'search-limit-reached': { words: states.searchLimit, icon: 'clock' } },
    isExpired: context.session.snapshot.status === 'expired',
    onRetry: leaving(() => controller.load()),
    onResume: leaving(() => {
      controller.reset();
      void context.session.renew('expired');
    }),
    onCopy: (requestId) => void context.copy(requestId, words.actions.copied),
  });
}
