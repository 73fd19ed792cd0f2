import type { AnswerOf } from '../../../shared/contract/index.ts';
import { receiptNumberOf } from '../../../shared/evidence/receipt-number.ts';
import type { Locale } from '../../../shared/values/lists.ts';
import { allPending, type Pending, pickText } from '../../domain/agreement-rules.ts';
import { secondsUntil } from '../../domain/session-rules.ts';
import type { AgreementVersion, SignatureRow } from '../../ports/agreements.ts';
import { instantOf } from '../audit-entry.ts';
import type { Signing } from './load.ts';

export type VersionView = AnswerOf<'POST /v1/agreements/versions'>;
export type PendingView = AnswerOf<'GET /v1/agreements/pending'>['pending'][number];
export type SignatureView = AnswerOf<'GET /v1/agreements/signatures'>['signatures'][number];

/** A version as the partner and its people see it; who published it stands in the trail. */
export function toVersion({ partnerId: _partner, publishedBy: _by, audience, texts, ...version }: AgreementVersion): VersionView {
  return { ...version, audience: [...audience], texts: texts.map(toDigests) };
}

function toDigests({ locale, title, sourceSha256, renderedSha256 }: AgreementVersion['texts'][number]) {
  return { locale, title, sourceSha256, renderedSha256 };
}

/** `businessNow`: the clock of rules, in milliseconds. */
export function toPending(pending: Pending<AgreementVersion>, wanted: Locale | undefined, businessNow: number): PendingView {
  const { version, dueAt, isOverdue, reason, signedVersion } = pending;
  const { title, locale } = pickText(version.texts, wanted);
  return {
    code: version.code,
    version: version.version,
    title,
    locale,
    effectiveAt: version.effectiveAt,
    dueAt,
    expiresInSeconds: dueAt === null ? null : secondsUntil(dueAt, businessNow),
    isOverdue,
    isRequired: version.isRequired,
    reason,
    signedVersion,
  };
}

/** Everything that is asked of a customer now. */
export function pendingViews({ customer, versions, standings }: Signing, locale: Locale | undefined, businessNow: number): PendingView[] {
  return allPending(versions, standings, customer, instantOf(businessNow)).map((pending) => toPending(pending, locale, businessNow));
}

/** A signature with the row that withdrew it, if any. */
export function toSignature(row: SignatureRow, withdrawal: SignatureRow | null): SignatureView {
  return {
    recordId: row.recordId,
    code: row.code,
    version: row.version,
    ...toDigests(row),
    customerId: row.customerId,
    personId: row.personId,
    capacity: row.capacity,
    method: row.method,
    presentedAt: row.presentedAt,
    signedAt: row.at,
    receiptNumber: receiptNumberOf(row.hash),
    sequence: row.sequence,
    hash: row.hash,
    withdrawal: withdrawal && { recordId: withdrawal.recordId, at: withdrawal.at, reason: withdrawal.reason ?? 'other' },
  };
}
