import { GROUPINGS, type Grouping } from '../../shared/values/consumption-lists.ts';
import { type Refusal, refuse } from './refusal.ts';

/** Who asks, as far as it decides what can be grouped by. */
export interface Asker {
  /** A customer, who is not told who held it. */
  isCustomer: boolean;
  /** The customers are those of resellers. */
  isOfResellers: boolean;
}

/** The groupings that are asked for. Refused: one that there is not for whoever asks, and the same twice. */
export function readGroupings(
  { by, thenBy }: { by: string; thenBy?: string | undefined },
  asker: Asker,
  part: string,
): { by: Grouping; thenBy: Grouping | null } | Refusal {
  const allowed = GROUPINGS.filter((grouping) => isAllowed(grouping, asker));
  const find = (text: string) => allowed.find((grouping) => grouping === text);
  const [first, second] = [find(by), thenBy === undefined ? null : find(thenBy)];
  const detail = `One of ${allowed.join(', ')}.`;
  if (first === undefined) return refuse('grouping-unknown', { errors: [{ pointer: `${part}/by`, detail }] });
  if (second === undefined) return refuse('grouping-unknown', { errors: [{ pointer: `${part}/thenBy`, detail }] });
  if (first === second) return refuse('grouping-repeated', { errors: [{ pointer: `${part}/thenBy`, detail: 'Another grouping.' }] });
  return { by: first, thenBy: second };
}

function isAllowed(grouping: Grouping, { isCustomer, isOfResellers }: Asker): boolean {
  if (grouping === 'accountManager') return !isCustomer;
  return grouping !== 'reseller' || isOfResellers;
}
