import type { Failure, FailureCode } from '../core/failure.ts';
import { formatClock } from '../core/formats.ts';
import type { NoticeParts } from '../kit/notice.ts';
import type { ListView } from './controller.ts';
import type { Strings } from './strings/index.ts';

type State = keyof Strings['states'];

const STATES: Partial<Record<FailureCode, State>> = {
  offline: 'offline',
  'session-unavailable': 'unavailable',
  'session-element-missing': 'sessionMissing',
  'session-missing': 'expired',
  'session-invalid': 'expired',
  'session-expired': 'expired',
  'session-revoked': 'expired',
  'secret-invalid': 'expired',
  'permission-missing': 'refused',
  'session-kind-wrong': 'refused',
  'not-found': 'refused',
  'widget-not-in-session': 'widgetOff',
  'feature-not-in-session': 'widgetOff',
  'origin-missing': 'originRefused',
  'origin-not-allowed': 'originRefused',
  'search-limit-reached': 'searchLimit',
  'rate-limited': 'busy',
  overloaded: 'busy',
};

/** Where it is neither a warning nor final. */
const ICONS: Partial<Record<State, NoticeParts['icon']>> = {
  expired: 'clock',
  offline: 'unplugged',
  busy: 'clock',
  searchLimit: 'clock',
};

/** What no retry helps against: somebody else has to act. */
const FINAL: readonly State[] = ['refused', 'widgetOff', 'originRefused', 'sessionMissing'];

export interface PanelActions {
  isExpired: boolean;
  onClear: () => void;
  onRetry: () => void;
  onResume: () => void;
  onCopy: (requestId: string) => void;
}

/** The state that stands in place of the rows: what happened, then what can be done. */
export function panel(view: Exclude<ListView, { kind: 'loading' | 'ready' }>, strings: Strings, actions: PanelActions): NoticeParts {
  const { empty, noMatch } = strings.states;
  if (view.kind === 'empty') return { icon: 'people', title: empty[0], advice: empty[1] };
  if (view.kind === 'failed') return failurePanel(view.failure, strings, actions);
  return {
    icon: 'search',
    title: noMatch[0],
    advice: noMatch[1],
    actions: [{ label: strings.filters.clear, isPrimary: true, onAct: actions.onClear }],
  };
}

function failurePanel(failure: Failure, strings: Strings, { isExpired, onCopy, onResume, onRetry }: PanelActions): NoticeParts {
  const state = isExpired ? 'expired' : (STATES[failure.code] ?? 'failed');
  const [title, advice] = strings.states[state];
  const { copy, requestId: label, resume, retry } = strings.actions;
  const { requestId, retryAfterSeconds } = failure;
  const isFinal = FINAL.includes(state);
  const act =
    state === 'expired'
      ? { label: resume, isPrimary: true, onAct: onResume }
      : { label: retry, isPrimary: state !== 'offline', onAct: onRetry };
  return {
    icon: isFinal ? 'lock' : (ICONS[state] ?? 'warning'),
    title,
    advice: retryAfterSeconds === null ? advice : strings.after(advice, formatClock(Date.now() + retryAfterSeconds * 1000, true)),
    isAlert: true,
    actions: isFinal ? [] : [act],
    requestId:
      requestId && state !== 'expired' && state !== 'offline'
        ? { label, value: requestId, copyLabel: copy, onCopy: () => onCopy(requestId) }
        : null,
  };
}
