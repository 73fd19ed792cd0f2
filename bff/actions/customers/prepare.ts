import type { CustomerType } from '../../../shared/values/lists.ts';
import { maskEmail, maskMobile, maskName, type NameKind } from '../../domain/mask.ts';
import { normaliseMobile } from '../../domain/mobile-rules.ts';
import { indexContext, normaliseEmail, type SealedField, sealContext } from '../../domain/personal-fields.ts';
import type { CustomerRecord } from '../../ports/records.ts';
import type { Security } from '../../ports/security.ts';

type MadeField =
  | 'customerNameMasked'
  | 'accountNameMasked'
  | 'mobileSealed'
  | 'mobileMasked'
  | 'mobileIndex'
  | 'emailSealed'
  | 'emailMasked'
  | 'emailIndex'
  | 'erasedAt';

/** A customer as a source states it. Never leaves the BFF. */
export type ClearCustomer = Omit<CustomerRecord, MadeField> & { mobile: string | null; email: string | null };

/** The form of a sealed field that its blind index is made from; empty where there is nothing to find it by. */
export const NORMAL_FORMS: Readonly<Record<SealedField, (clear: string) => string>> = { mobile: normaliseMobile, email: normaliseEmail };

/** A personal value as it is stored: encrypted, and found by its whole normal form alone. */
export async function sealValue(
  security: Security,
  { partnerId, customerId, field }: { partnerId: string; customerId: string; field: SealedField },
  clear: string | null,
): Promise<{ sealed: string | null; index: string | null }> {
  if (clear === null) return { sealed: null, index: null };
  const normal = NORMAL_FORMS[field](clear);
  const [sealed, index] = await Promise.all([
    security.sealField(clear, sealContext(partnerId, customerId, field)),
    normal === '' ? null : security.indexField(normal, indexContext(partnerId, field)),
  ]);
  return { sealed, index };
}

/** The record to store: personal values masked for lists and, where they are not searched in parts, encrypted. */
export async function prepareCustomer(security: Security, partnerId: string, clear: ClearCustomer): Promise<CustomerRecord> {
  const { mobile, email, ...rest } = clear;
  const { customerId } = clear;
  const [sealedMobile, sealedEmail] = await Promise.all([
    sealValue(security, { partnerId, customerId, field: 'mobile' }, mobile),
    sealValue(security, { partnerId, customerId, field: 'email' }, email),
  ]);
  return {
    ...rest,
    customerNameMasked: clear.customerName === null ? null : maskName(clear.customerName, nameKindOf(clear.customerType)),
    accountNameMasked: clear.accountName === null ? null : maskName(clear.accountName, 'account'),
    mobileSealed: sealedMobile.sealed,
    mobileMasked: mobile === null ? null : maskMobile(mobile),
    mobileIndex: sealedMobile.index,
    emailSealed: sealedEmail.sealed,
    emailMasked: email === null ? null : maskEmail(email),
    emailIndex: sealedEmail.index,
    erasedAt: null,
  };
}

function nameKindOf(type: CustomerType | null): NameKind {
  if (type === 'individual') return 'person';
  return type === 'enterprise' ? 'company' : 'unknown';
}
