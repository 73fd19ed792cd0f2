import type { Failure } from '../../core/failure.ts';
import type { NoticeParts } from '../../kit/notice.ts';
import type { RecordsContext } from '../context.ts';
import { isNarrowed } from '../query.ts';
import type { StandingsController, StandingsView } from './controller.ts';
import type { StandingsStrings } from './strings/index.ts';

export interface StandInParts {
  context: RecordsContext;
  controller: StandingsController;
  words: StandingsStrings;
  clear: () => void;
}

/** What stands in the place of rows: why there are none, and the way on. */
export function standIn(view: Exclude<StandingsView, { kind: 'loading' | 'ready' }>, parts: StandInParts): NoticeParts {
  const { standIns, filters } = parts.words;
  if (view.kind === 'failed') return failed(view.failure, parts);
  const words = { none: standIns.noAgreements, 'no-version': standIns.noVersion, empty: standIns.empty, 'no-match': standIns.noMatch };
  const [title, advice] = words[view.kind];
  const clear = { label: filters.clear, isPrimary: true, onAct: parts.context.leaving(parts.clear) };
  const isMatchless = view.kind === 'no-match';
  return {
    icon: view.kind === 'empty' ? 'people' : 'search',
    title,
    advice,
    slot: isMatchless ? null : 'empty',
    actions: isMatchless ? [clear] : [],
  };
}

function failed(failure: Failure, { context, controller, words: { standIns, filters }, clear }: StandInParts): NoticeParts {
  const { strings, leaving, state, session } = context;
  const drawn = context.failure({
    failure,
    words: { ...strings, states: { ...strings.states, refused: standIns.refused, failed: standIns.failed } },
    special: { 'not-found': { words: standIns.gone, icon: 'search', isFinal: true } },
    onRetry: () => void controller.load(),
    onResume: () => controller.following.resume(),
  });
  // What a link or a host asked for may not be in scope: then the way out is to ask for less.
  const isScoped = isNarrowed(state) || state.indirectPartnerId !== undefined || state.code !== undefined;
  const isWayOut = failure.code === 'not-found' && isScoped && session.snapshot.status !== 'expired';
  return isWayOut ? { ...drawn, actions: [{ label: filters.clear, isPrimary: true, onAct: leaving(clear) }] } : drawn;
}
