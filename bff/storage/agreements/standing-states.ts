import { type RawBuilder, sql } from 'kysely';
import { STANDING_STATES, type StandingState } from '../../../shared/values/agreement-lists.ts';
import type { StandingQuery } from '../../ports/agreements.ts';
import { TYPE_CODES } from '../customers/columns.ts';

const DAY = 24 * 60 * 60_000;

/** What a customer signed under the code and did not withdraw, as a version; 0 where there is none. */
const SIGNED = sql`(case when s.is_withdrawn = 0 then s.version else 0 end)`;

/** Signed the version that counts now, or a later one. */
const isSigned = ({ current }: StandingQuery) => sql`(s.is_withdrawn = 0 and s.version >= ${current.version})`;

/**
 * Customers of one association type whose deadline a version sets, and for whom it is over: who signed none from `until` on, who either signed
 * the version before, `from`, or was associated once that was `followed`, who were associated before `until` itself was, and up to an instant.
 */
interface Overdue {
  type: number;
  from: number;
  /** When the version before was followed by another one; null where there was none before. */
  fromFollowed: string | null;
  until: number;
  untilFollowed: string | null;
  associatedUntil: string;
}

/**
 * Whose notice is over at the query's instant: the earliest required version newer than what was signed decides that no other one had
 * followed before the association, `noticeDays` after it took effect or after the customer was associated, whichever came later; nobody's
 * where the version that counts need not be signed (`deadlineOf` of bff/domain/agreement-rules.ts). Instants are made here, so that engines
 * compare text alone.
 */
function overdueOf({ current, effective, at }: StandingQuery): Overdue[] {
  if (!current.isRequired) return [];
  return current.audience.flatMap((type) => {
    let from = 0;
    let fromFollowed: string | null = null;
    return effective
      .map((version, index) => ({ ...version, untilFollowed: effective[index + 1]?.effectiveAt ?? null }))
      .filter(({ isRequired, audience }) => isRequired && audience.includes(type))
      .flatMap(({ version: until, effectiveAt, noticeDays, untilFollowed }) => {
        const associatedUntil = new Date(Date.parse(at) - noticeDays * DAY).toISOString();
        const overdue = { type: TYPE_CODES[type], from, fromFollowed, until, untilFollowed, associatedUntil };
        [from, fromFollowed] = [until, untilFollowed];
        return effectiveAt <= associatedUntil ? [overdue] : [];
      });
  });
}

/** A condition on `c`, a customer, and `s`, its standing or nothing, for each state. They exclude each other. */
export function conditionOf(state: StandingState, query: StandingQuery): RawBuilder<unknown> {
  if (state === 'signed') return isSigned(query);
  const overdue = overdueOf(query).map(({ type, from, fromFollowed, until, untilFollowed, associatedUntil }) => {
    const isBefore = fromFollowed === null ? sql`${SIGNED} >= ${from}` : sql`(${SIGNED} >= ${from} or c.associated_at >= ${fromFollowed})`;
    const isAsked = untilFollowed === null ? sql`` : sql` and c.associated_at < ${untilFollowed}`;
    return sql`(c.association_type = ${type} and ${isBefore} and ${SIGNED} < ${until}${isAsked} and c.associated_at <= ${associatedUntil})`;
  });
  const isOverdue = overdue.length > 0 ? sql`(${sql.join(overdue, sql` or `)})` : sql`1 = 0`;
  return state === 'overdue'
    ? sql`${isSigned(query)} is not true and ${isOverdue}`
    : sql`${isSigned(query)} is not true and not ${isOverdue}`;
}

/** Which of these states somebody is in, as SQL. */
export function stateOf(states: readonly StandingState[], query: StandingQuery): RawBuilder<unknown> {
  const [only, ...others] = states;
  if (only === undefined || others.length === 0) return sql`${sql.lit(only ?? '')}`;
  const cases = states.map((state) => sql`when ${conditionOf(state, query)} then ${sql.lit(state)}`);
  return sql`case ${sql.join(cases, sql` `)} end`;
}

/** States that are asked for, in the order of the list, but for those in which nobody can be. */
export function statesOf(query: StandingQuery): StandingState[] {
  const { states } = query;
  return STANDING_STATES.filter(
    (state) => (states === undefined || states.includes(state)) && (state !== 'overdue' || overdueOf(query).length > 0),
  );
}

/** Place of a state in the list: overdue ones stand first. */
export function rankOf(state: StandingState): number {
  return STANDING_STATES.indexOf(state);
}
