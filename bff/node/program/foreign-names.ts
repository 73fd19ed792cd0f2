import { nearestOf } from './nearest.ts';

/** How names of ours begin that nobody else's do: what follows must be one of them. A test holds them against the schema. */
export const FAMILIES = [
  'REVEAL_',
  'WEBHOOK_',
  'EXPORT_',
  'TRUST_PROX',
  'METRICS_',
  'DRAIN_',
  'NAME_SEARCHES_',
  'REQUESTS_PER_',
  'TLS_CERTIFICATE',
  'IS_REVEAL_',
];

/** What Kubernetes tells every container about a service called, say, `metrics`. */
const SERVICE_LINK = /_(SERVICE_HOST|SERVICE_PORT(_\w+)?|PORT_\d+_(TCP|UDP|SCTP)(_\w+)?)$/;

/** Shorter names have too many neighbours that mean something else. */
const SHORTEST_COMPARED = 6;
const SHORTEST_WITH_TWO_EDITS = 12;

/**
 * True for a name of the environment, where every program's names live, that is meant for this program and is not one of its settings:
 * mistyped, or beginning like a family of them.
 */
export function isMistyped(name: string, known: readonly string[]): boolean {
  if (known.includes(name) || SERVICE_LINK.test(name)) return false;
  if (FAMILIES.some((family) => name.toUpperCase().startsWith(family))) return true;
  if (name.length < SHORTEST_COMPARED) return false;
  return nearestOf(name, known.filter(isLongEnough), name.length < SHORTEST_WITH_TWO_EDITS ? 1 : 2) !== null;
}

function isLongEnough(name: string): boolean {
  return name.length >= SHORTEST_COMPARED;
}
