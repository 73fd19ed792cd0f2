import type { AgreementVersion, NewSignatureRow, SignatureRow } from '../../bff/ports/agreements.ts';
import type { Unit } from '../../bff/ports/store.ts';
import { NOW, PARTNER } from './records.ts';

export const CODE = 'association-notice';
const DIGEST = 'a'.repeat(64);

export function versionRecord(version: number, stated: Partial<AgreementVersion> = {}): AgreementVersion {
  return {
    partnerId: PARTNER,
    code: CODE,
    version,
    audience: ['agency-sale', 'referral'],
    noticeDays: 30,
    isRequired: true,
    viewPolicy: 'none',
    effectiveAt: NOW,
    publishedAt: NOW,
    publishedBy: { kind: 'operator', id: 'opr_1' },
    withdrawnAt: null,
    texts: [{ locale: 'en', title: 'Notice', sourceSha256: DIGEST, renderedSha256: DIGEST }],
    ...stated,
  };
}

/** A signature that a customer gives; `recordId` names its manifest as well. */
export function signature(recordId: string, stated: Partial<NewSignatureRow> = {}): NewSignatureRow {
  return {
    partnerId: PARTNER,
    kind: 'signed',
    recordId,
    withdraws: null,
    reason: null,
    customerId: 'cus-1',
    personId: 'person-1',
    capacity: 'authorised-agent',
    method: 'tick-and-sign',
    code: CODE,
    version: 1,
    locale: 'en',
    title: 'Notice',
    sourceSha256: DIGEST,
    renderedSha256: DIGEST,
    manifestId: `man-${recordId}`,
    manifestSha256: DIGEST,
    presentedAt: NOW,
    at: NOW,
    annexSha256: null,
    ...stated,
  };
}

export function withdrawal(signed: SignatureRow, recordId: string): NewSignatureRow {
  const { sequence: _, previousHash: _before, hash: _own, ...row } = signed;
  return { ...row, kind: 'withdrawn', recordId, withdraws: signed.recordId, reason: 'signed-in-error' };
}

export async function sign(unit: Unit, recordId: string, stated: Partial<NewSignatureRow> = {}): Promise<SignatureRow> {
  return unit.agreements.append(signature(recordId, stated));
}
