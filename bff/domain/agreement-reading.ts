import { STANDING_STATES } from '../../shared/values/agreement-lists.ts';
import {
  type NewestSignature,
  type RuledCustomer,
  type RuledVersion,
  type Standing,
  standingOf,
  versionsInForce,
} from './agreement-rules.ts';

/**
 * Whether an end customer may read a version: it was signed by it, or it was asked of it or could have been: effective by the business clock,
 * meant for its association type, and not withdrawn before it ever counted.
 */
export function mayCustomerRead(
  version: Pick<RuledVersion, 'version' | 'audience' | 'effectiveAt' | 'withdrawnAt'>,
  customer: Pick<RuledCustomer, 'associationType'>,
  { signed, at }: { signed: readonly number[]; at: string },
): boolean {
  if (signed.includes(version.version)) return true;
  const { audience, effectiveAt, withdrawnAt } = version;
  const everCounted = effectiveAt <= at && (withdrawnAt === null || withdrawnAt > effectiveAt);
  return everCounted && audience.includes(customer.associationType);
}

/** Where a customer stands with one agreement: with the version that counts, or else with the one it signed. */
export interface CustomerStanding<Version extends RuledVersion, Newest extends NewestSignature> extends Standing {
  version: Version;
  newest: Newest | null;
}

/**
 * Where a customer stands with each agreement that is meant for it or that it has signed; overdue ones first, then pending, then signed.
 * Nothing is asked of one that has left: `isAsked`.
 */
export function standingsOf<Version extends RuledVersion, Newest extends NewestSignature & { code: string }>(
  versions: readonly Version[],
  standings: readonly Newest[],
  { isAsked, ...customer }: Pick<RuledCustomer, 'associationType' | 'associatedAt'> & { isAsked: boolean },
  at: string,
): CustomerStanding<Version, Newest>[] {
  const found = [...Map.groupBy(versions, ({ code }) => code)].flatMap(([code, ofCode]): CustomerStanding<Version, Newest>[] => {
    const newest = standings.find((one) => one.code === code) ?? null;
    const inForce = versionsInForce(ofCode, at);
    const current = inForce.at(-1);
    if (isAsked && current?.audience.includes(customer.associationType))
      return [{ version: current, newest, ...standingOf(inForce, newest, customer, at) }];
    const signed = newest && !newest.isWithdrawn ? ofCode.find(({ version }) => version === newest.version) : undefined;
    return signed ? [{ version: signed, newest, state: 'signed', dueAt: null }] : [];
  });
  return found.toSorted((one, other) => placeOf(one) - placeOf(other) || (one.version.code < other.version.code ? -1 : 1));
}

function placeOf({ state }: Standing): number {
  return STANDING_STATES.indexOf(state);
}
