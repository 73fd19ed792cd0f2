import { failureNotice } from '../kit/failure-notice.ts';
import type { NoticeParts } from '../kit/notice.ts';
import type { AroundStrings } from './around/strings/zh-CN.ts';
import type { ListView } from './controller.ts';

/** What stands in place of rows. */
export type StandIn = Exclude<ListView, { kind: 'loading' | 'ready' }>;

export interface PanelActions {
  isOfResellers: boolean;
  isExpired: boolean;
  onClear: () => void;
  onRetry: () => void;
  onResume: () => void;
  onCopy: (requestId: string) => void;
}

/** The state that stands in place of the rows: what happened, then what can be done. */
export function panel(view: StandIn, strings: AroundStrings, actions: PanelActions): NoticeParts {
  const { empty, emptyResellers, noMatch, rangeInverted } = strings.states;
  const clear = [{ label: strings.chips.clear, isPrimary: true, onAct: actions.onClear }];
  if (view.kind === 'empty') {
    const [title, advice] = actions.isOfResellers ? emptyResellers : empty;
    return { icon: 'people', title, advice };
  }
  if (view.kind === 'failed') {
    if (view.failure.code === 'range-inverted')
      return { icon: 'warning', title: rangeInverted[0], advice: rangeInverted[1], isAlert: true, actions: clear };
    const special = { 'search-limit-reached': { words: strings.states.searchLimit, icon: 'clock' } } as const;
    return failureNotice({ failure: view.failure, words: strings, special, ...actions });
  }
  return {
    icon: 'search',
    title: noMatch[0],
    advice: noMatch[1],
    actions: clear,
  };
}
