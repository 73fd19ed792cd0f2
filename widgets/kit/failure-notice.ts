import type { Failure, FailureCode } from '../core/failure.ts';
import { formatClock } from '../core/formats.ts';
import type { FailureWords, failureStates } from '../core/strings/zh-CN.ts';
import type { WidgetState } from './look.ts';
import type { NoticeParts } from './notice.ts';

export type StateWords = readonly [title: string, advice: string];
/** States that every widget must have words for; some are the same in all of them (`failureStates`). */
export type FailureState = keyof typeof failureStates | 'refused' | 'widgetOff' | 'expired' | 'failed';

const STATES: Partial<Record<FailureCode, FailureState>> = {
  offline: 'offline',
  'session-unavailable': 'unavailable',
  'session-late': 'late',
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
  'rate-limited': 'busy',
  overloaded: 'busy',
  'changes-closed': 'restored',
};

/** Where it is neither a warning nor final. */
const ICONS: Partial<Record<FailureState, NoticeParts['icon']>> = {
  expired: 'clock',
  offline: 'unplugged',
  late: 'clock',
  busy: 'clock',
  restored: 'clock',
};

/** How a widget stands for a page's styles, where it is not simply failed. */
const SHOWN: Partial<Record<FailureState, WidgetState>> = {
  expired: 'expired',
  offline: 'offline',
  refused: 'refused',
  widgetOff: 'refused',
  originRefused: 'refused',
};

/** What no retry helps against: somebody else has to act. */
const FINAL: readonly FailureState[] = ['refused', 'widgetOff', 'originRefused', 'sessionMissing'];

export interface FailureParts {
  failure: Failure;
  words: FailureWords & { states: Readonly<Record<FailureState, StateWords>> };
  /** Words of the widget's own for codes that mean something special in it; `isFinal` where no retry helps. */
  special?: Partial<Record<FailureCode, { words: StateWords; icon: NoticeParts['icon']; isFinal?: boolean }>>;
  isExpired: boolean;
  onRetry: () => void;
  onResume: () => void;
  onCopy: (requestId: string) => void;
}

/** Why there is nothing to show, what can be done, and the request id to quote. */
export function failureNotice({ failure, words, special = {}, isExpired, ...acts }: FailureParts): NoticeParts {
  const state = isExpired ? 'expired' : (STATES[failure.code] ?? 'failed');
  const own = isExpired ? undefined : special[failure.code];
  const [title, advice] = own?.words ?? words.states[state];
  const { copy, requestId: label, resume, retry } = words.actions;
  const { requestId, retryAfterSeconds } = failure;
  const isFinal = own ? (own.isFinal ?? false) : FINAL.includes(state);
  const act =
    state === 'expired'
      ? { label: resume, isPrimary: true, onAct: acts.onResume }
      : { label: retry, isPrimary: state !== 'offline', onAct: acts.onRetry };
  return {
    icon: own?.icon ?? (isFinal ? 'lock' : (ICONS[state] ?? 'warning')),
    title,
    advice: retryAfterSeconds === null ? advice : words.after(advice, formatClock(Date.now() + retryAfterSeconds * 1000, true)),
    isAlert: true,
    state: SHOWN[state] ?? 'failed',
    actions: isFinal ? [] : [act],
    requestId:
      requestId && state !== 'expired' && state !== 'offline'
        ? { label, value: requestId, copyLabel: copy, onCopy: () => acts.onCopy(requestId) }
        : null,
  };
}
