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

const ICONS: Record<State, NoticeParts['icon']> = {
  empty: 'people',
  noMatch: 'search',
  refused: 'lock',
  widgetOff: 'lock',
  originRefused: 'lock',
  expired: 'clock',
  offline: 'unplugged',
  unavailable: 'warning',
  busy: 'clock',
  searchLimit: 'clock',
  failed: 'warning',
  sessionMissing: 'warning',
};

export interface PanelActions {
  isExpired: boolean;
  onClear: () => void;
  onRetry: () => void;
  onResume: () => void;
  onCopy: (requestId: string) => void;
}

/** The state that stands in place of the rows: what happened, then what can be done. */
export function panel(view: Exclude<ListView, { kind: 'loading' | 'ready' }>, strings: Strings, actions: PanelActions): NoticeParts {
  const [empty, noMatch] = [strings.states.empty, strings.states.noMatch];
  if (view.kind === 'empty') return { icon: 'people', title: empty[0], advice: empty[1] };
  if (view.kind === 'no-match') {
    return {
      icon: 'search',
      title: noMatch[0],
      advice: noMatch[1],
      actions: [{ label: strings.filters.clear, isPrimary: true, onAct: actions.onClear }],
    };
  }
  return failurePanel(view.failure, strings, actions);
}

function failurePanel(failure: Failure, strings: Strings, actions: PanelActions): NoticeParts {
  const state = actions.isExpired ? 'expired' : (STATES[failure.code] ?? 'failed');
  const [title, advice] = strings.states[state];
  const { requestId, retryAfterSeconds } = failure;
  const isFinal = state === 'sessionMissing' || state === 'widgetOff' || state === 'originRefused' || state === 'refused';
  const resume = { label: strings.actions.resume, isPrimary: true, onAct: actions.onResume };
  const retry = { label: strings.actions.retry, isPrimary: state !== 'offline', onAct: actions.onRetry };
  return {
    icon: ICONS[state],
    title,
    advice: retryAfterSeconds === null ? advice : strings.after(advice, formatClock(Date.now() + retryAfterSeconds * 1000, true)),
    isAlert: true,
    actions: state === 'expired' ? [resume] : isFinal ? [] : [retry],
    requestId:
      requestId && state !== 'expired' && state !== 'offline'
        ? { label: strings.actions.requestId, value: requestId, copyLabel: strings.actions.copy, onCopy: () => actions.onCopy(requestId) }
        : null,
  };
}
