import type { CustomerType } from '../../../shared/values/lists.ts';
import { maskEmail, maskMobile, maskName, type NameKind } from '../../domain/mask.ts';
import { sealContext } from '../../domain/personal-fields.ts';
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

/** The record to store: personal values masked for lists and, where they are not searched in parts, encrypted. */
export async function prepareCustomer(security: Security, partnerId: string, clear: ClearCustomer): Promise<CustomerRecord> {
  const { mobile, email, ...rest } = clear;
  const seal = (value: string | null, field: 'mobile' | 'email') =>
    value === null ? null : security.sealField(value, sealContext(partnerId, clear.customerId, field));
  const [mobileSealed, emailSealed] = await Promise.all([seal(mobile, 'mobile'), seal(email, 'email')]);
  return {
    ...rest,
    customerNameMasked: clear.customerName === null ? null : maskName(clear.customerName, nameKindOf(clear.customerType)),
    accountNameMasked: clear.accountName === null ? null : maskName(clear.accountName, 'account'),
    mobileSealed,
    mobileIndex: null,
    mobileMasked: mobile === null ? null : maskMobile(mobile),
    emailSealed,
    emailIndex: null,
    erasedAt: null,
    emailMasked: email === null ? null : maskEmail(email),
  };
}

function nameKindOf(type: CustomerType | null): NameKind {
  if (type === 'individual') return 'person';
  return type === 'enterprise' ? 'company' : 'unknown';
}
