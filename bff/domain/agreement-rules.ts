import type { PendingReason, StandingState } from '../../shared/values/agreement-lists.ts';
import { type AssociationType, LOCALES, type Locale } from '../../shared/values/lists.ts';
import { type Refusal, refuse } from './refusal.ts';

/** What the rules need to know of a version. Instants are ISO 8601 in UTC with milliseconds, here and below. */
export interface RuledVersion {
  code: string;
  version: number;
  audience: readonly AssociationType[];
  noticeDays: number;
  isRequired: boolean;
  effectiveAt: string;
  /** Null while it stands. */
  withdrawnAt: string | null;
}

/** A version in force, as deadlines need it. */
export type VersionInForce = Pick<RuledVersion, 'version' | 'audience' | 'noticeDays' | 'isRequired' | 'effectiveAt'>;

/** What the rules need to know of a customer. */
export interface RuledCustomer {
  associationType: AssociationType;
  associatedAt: string;
  isDissociated: boolean;
}

/** The newest signature of a customer under a code. */
export interface NewestSignature {
  version: number;
  isWithdrawn: boolean;
}

/** Where a customer stands with the version that counts now. */
export interface Standing {
  state: StandingState;
  /** Until when it must be signed; null where it is signed, or need not be. */
  dueAt: string | null;
}

export interface Pending<Version extends RuledVersion = RuledVersion> {
  version: Version;
  reason: PendingReason;
  /** The newest version signed before; null where none is, or it was withdrawn. */
  signedVersion: number | null;
  dueAt: string | null;
  isOverdue: boolean;
}

const DAY_MILLISECONDS = 24 * 60 * 60 * 1000;

/** Versions of one code that are effective and stand, oldest first. */
export function versionsInForce<Version extends RuledVersion>(versions: readonly Version[], at: string): Version[] {
  return versions
    .filter(({ effectiveAt, withdrawnAt }) => withdrawnAt === null && effectiveAt <= at)
    .toSorted((one, other) => one.version - other.version);
}

/** The version of one code that counts: the highest that is effective and stands (DOMAIN.md §5.1). */
export function currentVersion<Version extends RuledVersion>(versions: readonly Version[], at: string): Version | null {
  return versionsInForce(versions, at).at(-1) ?? null;
}

/** The version up to which a customer has signed; 0 where nothing it signed stands. */
function signedUpTo(newest: NewestSignature | null): number {
  return newest === null || newest.isWithdrawn ? 0 : newest.version;
}

/**
 * Until when a customer must have signed: of the earliest required version in force that was asked of it and that it has not signed, the
 * later of becoming effective and of the association, and the notice period after that. A newer version never makes an older deadline
 * longer; what another version had followed before the association was never asked. Null where the version that counts need not be signed.
 */
export function deadlineOf(
  inForce: readonly VersionInForce[],
  signed: number,
  { associationType, associatedAt }: Pick<RuledCustomer, 'associationType' | 'associatedAt'>,
): string | null {
  if (inForce.at(-1)?.isRequired !== true) return null;
  const first = inForce.find(
    ({ version, isRequired, audience }, index) =>
      version > signed && isRequired && audience.includes(associationType) && !isFollowedBy(inForce[index + 1], associatedAt),
  );
  if (first === undefined) return null;
  const from = first.effectiveAt > associatedAt ? first.effectiveAt : associatedAt;
  return new Date(Date.parse(from) + first.noticeDays * DAY_MILLISECONDS).toISOString();
}

function isFollowedBy(next: VersionInForce | undefined, instant: string): boolean {
  return next !== undefined && next.effectiveAt <= instant;
}

/** Where a customer that an agreement is meant for stands with it. `inForce`: versions of one code, oldest first, at least one. */
export function standingOf(
  inForce: readonly VersionInForce[],
  newest: NewestSignature | null,
  customer: Pick<RuledCustomer, 'associationType' | 'associatedAt'>,
  at: string,
): Standing {
  const signed = signedUpTo(newest);
  if (signed >= (inForce.at(-1)?.version ?? 0)) return { state: 'signed', dueAt: null };
  const dueAt = deadlineOf(inForce, signed, customer);
  return { state: dueAt !== null && dueAt <= at ? 'overdue' : 'pending', dueAt };
}

/** What is asked of a customer under one code; null where nothing is: it is signed, meant for others, or the customer left. */
export function pendingOf<Version extends RuledVersion>(
  versions: readonly Version[],
  newest: NewestSignature | null,
  customer: RuledCustomer,
  at: string,
): Pending<Version> | null {
  const inForce = versionsInForce(versions, at);
  const version = inForce.at(-1);
  if (version === undefined || customer.isDissociated || !version.audience.includes(customer.associationType)) return null;
  const { state, dueAt } = standingOf(inForce, newest, customer, at);
  if (state === 'signed') return null;
  const signed = signedUpTo(newest);
  return { version, reason: reasonOf(newest), signedVersion: signed === 0 ? null : signed, dueAt, isOverdue: state === 'overdue' };
}

function reasonOf(newest: NewestSignature | null): PendingReason {
  if (newest === null) return 'never-signed';
  return newest.isWithdrawn ? 'withdrawn' : 'new-version';
}

/** Everything that is asked of a customer now: overdue ones first, then by deadline, those without one last. */
export function allPending<Version extends RuledVersion>(
  versions: readonly Version[],
  standings: readonly (NewestSignature & { code: string })[],
  customer: RuledCustomer,
  at: string,
): Pending<Version>[] {
  const found: Pending<Version>[] = [];
  for (const [code, ofCode] of Map.groupBy(versions, (version) => version.code)) {
    const pending = pendingOf(ofCode, standings.find((one) => one.code === code) ?? null, customer, at);
    if (pending) found.push(pending);
  }
  return found.toSorted(byUrgency);
}

/** No instant is written so: it stands behind all of them. */
const NEVER = '~';

function byUrgency(one: Pending, other: Pending): number {
  const [first, second] = [one, other].map(({ dueAt, version }) => `${dueAt ?? NEVER} ${version.code}`) as [string, string];
  return first < second ? -1 : 1;
}

/** Which text of a version somebody gets: in the locale asked for, else the session's, else the first there is. */
export function pickText<Text extends { locale: Locale }>(texts: readonly Text[], ...wanted: (Locale | undefined)[]): Text {
  for (const locale of [...wanted, ...LOCALES]) {
    const text = texts.find((one) => one.locale === locale);
    if (text) return text;
  }
  throw new Error('A version without a text was stored.');
}

/** What must be signed before an end customer may go on: the notice period is over. */
export function blockingOf<Version extends RuledVersion>(pending: readonly Pending<Version>[]): Pending<Version>[] {
  return pending.filter(({ isOverdue, version }) => isOverdue && version.isRequired);
}

/** The gate in front of what an end customer does itself; names what to sign, in the words of a locale. */
export function checkSigned(
  pending: readonly Pending<RuledVersion & { texts: readonly { locale: Locale; title: string }[] }>[],
  locale: Locale,
): Refusal | null {
  const blocking = blockingOf(pending);
  if (blocking.length === 0) return null;
  return refuse('agreement-required', { agreements: blocking.map((one) => namedAgreement(one.version, one.dueAt, locale)) });
}

/** A version as a problem names it. */
export function namedAgreement(
  { code, version, texts }: Pick<RuledVersion, 'code' | 'version'> & { texts: readonly { locale: Locale; title: string }[] },
  dueAt: string | null,
  locale: Locale,
) {
  return { code, version, title: pickText(texts, locale).title, dueAt };
}
