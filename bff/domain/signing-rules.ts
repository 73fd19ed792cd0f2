import type { ViewPolicy } from '../../shared/values/agreement-lists.ts';
import type { Locale } from '../../shared/values/lists.ts';
import {
  currentVersion,
  type NewestSignature,
  namedAgreement,
  type Pending,
  pendingOf,
  type RuledCustomer,
  type RuledVersion,
} from './agreement-rules.ts';
import { isExpired, type Manifest } from './manifest-rules.ts';
import { type Refusal, refuse } from './refusal.ts';

/** A version, with what a signer must have done with it. */
export interface SignableVersion extends RuledVersion {
  viewPolicy: ViewPolicy;
  texts: readonly { locale: Locale; title: string; sourceSha256: string; renderedSha256: string }[];
}

/** What the signer says. */
export interface Answered {
  isAccepted: boolean;
  viewed: ViewPolicy;
}

export interface SigningState {
  customer: RuledCustomer;
  /** All versions of the manifest's code. */
  versions: readonly SignableVersion[];
  /** Whether a signature was made with this manifest before; one that stands was answered already. */
  isUsed: boolean;
  newest: NewestSignature | null;
  /** The real clock. */
  now: number;
  /** The business clock. */
  at: string;
}

/**
 * Whether what a manifest names can be signed now; the first reason why not. That the manifest is theirs (`manifest-rules.ts`), and that
 * nothing of this version stands already, which would be answered again, was looked at before.
 */
export function checkSigning(manifest: Manifest, answered: Answered, state: SigningState): Refusal | null {
  if (isExpired(manifest, state.now)) return refuse('manifest-expired');
  if (state.isUsed) return refuse('manifest-used');
  if (state.customer.isDissociated) return refuse('customer-dissociated');
  const version = state.versions.find((one) => one.version === manifest.version);
  if (version === undefined || !namesTextOf(version, manifest)) return refuse('manifest-invalid');
  if (version.withdrawnAt !== null) return refuse('agreement-withdrawn');
  if (!version.audience.includes(state.customer.associationType)) return refuse('not-found');
  return checkNewest(version, manifest.locale, state) ?? checkAnswered(version.viewPolicy, answered);
}

/** A store that was put back from a backup may hold another text under the same number. */
function namesTextOf({ texts }: SignableVersion, { locale, title, sourceSha256, renderedSha256 }: Manifest): boolean {
  return texts.some(
    (text) =>
      text.locale === locale && text.title === title && text.sourceSha256 === sourceSha256 && text.renderedSha256 === renderedSha256,
  );
}

/** A version that is effective no more because a clock was set back was presented when it was: only a newer one outdates it. */
function checkNewest({ version, code }: SignableVersion, locale: Locale, { versions, newest, customer, at }: SigningState): Refusal | null {
  const current = currentVersion(versions, at);
  if (current === null || current.version <= version) return null;
  const pending = pendingOf(versions, newest, customer, at);
  return refuse('agreement-outdated', { agreements: [namedAgreement({ ...current, code }, pending?.dueAt ?? null, locale)] });
}

/** Viewing is a policy of the agreement, met by opening or by reaching each heading, never measured by scrolling. */
const MET_BY: Readonly<Record<ViewPolicy, readonly ViewPolicy[]>> = {
  none: ['none', 'open', 'headings'],
  open: ['open', 'headings'],
  headings: ['headings'],
};

function checkAnswered(policy: ViewPolicy, { isAccepted, viewed }: Answered): Refusal | null {
  if (!MET_BY[policy].includes(viewed)) return refuse('agreement-not-viewed');
  return isAccepted ? null : refuse('agreement-not-accepted');
}

/** Whether a text can be presented, and which: what is asked of this customer now. `versions`: of one code. */
export function checkPresenting<Version extends SignableVersion>(
  versions: readonly Version[],
  newest: NewestSignature | null,
  customer: RuledCustomer,
  at: string,
): Pending<Version> | Refusal {
  if (customer.isDissociated) return refuse('customer-dissociated');
  const current = currentVersion(versions, at);
  if (current === null || !current.audience.includes(customer.associationType)) return refuse('not-found');
  return pendingOf(versions, newest, customer, at) ?? refuse('agreement-signed-already');
}

/** Whether a signature can be withdrawn: it is one, it is the customer's, and it stands. */
export function checkSignatureWithdrawal(
  record: { kind: string; customerId: string } | null,
  customerId: string,
  isWithdrawn: boolean,
): Refusal | null {
  if (record === null || record.kind !== 'signed' || record.customerId !== customerId) return refuse('not-found');
  return isWithdrawn ? refuse('signature-withdrawn') : null;
}

/** How often a customer may ask to be contacted. */
export const CONTACT_REQUESTS_MAXIMUM = 5;
export const CONTACT_WINDOW_MILLISECONDS = 24 * 60 * 60 * 1000;

/** Whether a customer may ask once more; says when the oldest request leaves the window. */
export function checkContactRequests({ count, oldestAt }: { count: number; oldestAt: string | null }, now: number): Refusal | null {
  if (count < CONTACT_REQUESTS_MAXIMUM) return null;
  const until = oldestAt === null ? now : Date.parse(oldestAt) + CONTACT_WINDOW_MILLISECONDS;
  return refuse('contact-requests-full', { retryAfterSeconds: Math.max(1, Math.ceil((until - now) / 1000)) });
}
