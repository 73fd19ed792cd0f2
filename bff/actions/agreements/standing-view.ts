import type { AnswerOf } from '../../../shared/contract/index.ts';
import { receiptNumberOf } from '../../../shared/evidence/receipt-number.ts';
import type { Locale } from '../../../shared/values/lists.ts';
import { pickText, type Standing } from '../../domain/agreement-rules.ts';
import type { AgreementStanding, AgreementVersion, SigningCustomer } from '../../ports/agreements.ts';

export type StandingView = AnswerOf<'GET /v1/customers/:customerId/agreements'>['standings'][number];
type CustomerView = AnswerOf<'POST /v1/agreements/standings/search'>['rows'][number]['customer'];

/** One customer beside one agreement. */
export function toStanding(
  { code, version, isRequired, texts }: AgreementVersion,
  { state, dueAt }: Standing,
  signed: AgreementStanding | null,
  locale: Locale,
): StandingView {
  const { title } = pickText(texts, locale);
  return { code, title, version, state, isRequired, dueAt, signed: signed && toSigned(signed) };
}

function toSigned({ recordId, version, signedAt, capacity, hash, isWithdrawn }: AgreementStanding) {
  return { recordId, version, at: signedAt, capacity, receiptNumber: receiptNumberOf(hash), isWithdrawn };
}

/** By what a customer is told from others; names masked. */
export function toStandingCustomer(customer: SigningCustomer): CustomerView {
  const { customerId, partnerCustomerNo, customerNameMasked, accountNameMasked } = customer;
  return { customerId, partnerCustomerNo, customerName: customerNameMasked, accountName: accountNameMasked };
}
