import type { RequestOf } from '../../../shared/contract/index.ts';
import type { Minor } from '../../../shared/values/minor.ts';
import type { StepUpEndpoint } from '../../../shared/values/money-lists.ts';
import { LARGEST, readAsked } from '../../domain/amount-rules.ts';
import { isRefusal } from '../../domain/refusal.ts';
import { scopeOf } from '../../domain/role-rules.ts';
import type { Reads } from '../../ports/store.ts';
import type { SessionCaller } from '../action.ts';
import { whoseCustomers } from '../customers/whose.ts';
import { resellerNames } from '../quotas/whose-quotas.ts';

/** What a mail says of the operation that its code opens: counts, amounts and ids of quotas. Nobody's name. */
export interface Described {
  amounts: readonly { amount: Minor; currency: string | null }[];
  customers: number | null;
  resellers: number | null;
  coupons: number | null;
  quotaIds: readonly string[];
}

type DescribedReads = Pick<Reads, 'quotas' | 'coupons' | 'selections' | 'ledger' | 'moneyOperations' | 'resellers' | 'operators'>;
type Describe<Key extends StepUpEndpoint> = (
  reads: DescribedReads,
  caller: SessionCaller,
  request: Pick<RequestOf<Key>, 'params' | 'body'>,
) => Promise<Partial<Described>>;

const NOTHING: Described = { amounts: [], customers: null, resellers: null, coupons: null, quotaIds: [] };
/** More than an operation has. */
const ITEMS_MAXIMUM = 10_000;

/** Describes a request. What is not there, or not the caller's, is left out: the operation itself will refuse it. */
export async function describe<Key extends StepUpEndpoint>(
  reads: DescribedReads,
  caller: SessionCaller,
  endpoint: Key,
  request: Pick<RequestOf<Key>, 'params' | 'body'>,
): Promise<Described> {
  return { ...NOTHING, ...(await (DESCRIBES[endpoint] as Describe<Key>)(reads, caller, request)) };
}

const DESCRIBES: { readonly [Key in StepUpEndpoint]: Describe<Key> } = {
  'POST /v1/coupons/issues': describeIssue,
  'POST /v1/coupons/issue-jobs': describeIssue,
  'POST /v1/coupons/recalls': async (reads, caller, { body }) => {
    const book = await bookOf(reads, caller, body.indirectPartnerId);
    if (book === null) return { coupons: body.couponIds.length };
    return couponsOf(await reads.coupons.find(book, scopeOf(caller.session.actor), body.couponIds));
  },
  'POST /v1/coupons/recall-jobs': async (reads, caller, { body }) => {
    const selection = await reads.selections.find(body.selectionId);
    return selection?.byPartnerId === caller.partner.partnerId ? couponsOf(await reads.selections.coupons(body.selectionId)) : {};
  },
  'POST /v1/quotas/grants': async (reads, caller, { body }) => {
    const quota = await reads.quotas.find(caller.partner.partnerId, body.quotaId);
    const amounts = totalOf(
      quota?.currency ?? null,
      body.resellerIds.map(() => body.amount),
    );
    return { amounts, resellers: body.resellerIds.length, quotaIds: [body.quotaId] };
  },
  'POST /v1/quotas/recalls': async (reads, caller, { body }) => {
    const names = await resellerNames(reads, caller);
    const found = await reads.quotas.among([...names.keys()], body.quotaIds);
    const granted = found.filter(({ parent }) => parent?.partnerId === caller.partner.partnerId);
    const resellers = new Set(granted.map(({ partnerId }) => partnerId)).size;
    const amounts = sumsOf(granted.map(({ currency, available }) => ({ currency, amount: available })));
    return { amounts, resellers: resellers === 0 ? null : resellers, quotaIds: body.quotaIds };
  },
  'POST /v1/accounts/allocations': async (_reads, _caller, { body }) => partiesOf(body),
  'POST /v1/accounts/recalls': async (_reads, _caller, { body }) => partiesOf(body),
  'POST /v1/operations/:operationId/retry': async (reads, caller, { params: { operationId } }) => {
    const operation = await reads.moneyOperations.find(operationId);
    if (operation?.byPartnerId !== caller.partner.partnerId) return {};
    const items = await reads.moneyOperations.items(operationId, ['refused'], 0, ITEMS_MAXIMUM);
    const amount = items.reduce((sum, { asked }) => sum + (asked ?? 0n), 0n);
    return { amounts: [{ amount, currency: operation.currency }], quotaIds: operation.quotaId === null ? [] : [operation.quotaId] };
  },
  'POST /v1/customers/:customerId/dissociation': async () => ({ customers: 1 }),
  // In whose name money will come is personal: the mail says the act alone.
  'POST /v1/third-party-payments': async () => ({}),
};

async function describeIssue(
  reads: DescribedReads,
  caller: SessionCaller,
  { body }: Pick<RequestOf<'POST /v1/coupons/issues'>, 'body'>,
): Promise<Partial<Described>> {
  const book = await bookOf(reads, caller, body.indirectPartnerId);
  const quota = book === null ? null : await reads.quotas.find(book, body.quotaId);
  const amounts = totalOf(
    quota?.currency ?? null,
    body.items.map((item) => item.faceValue ?? body.faceValue),
  );
  return { amounts, customers: body.items.length, quotaIds: [body.quotaId] };
}

/** The partner whose book is meant: the caller's, or that of a reseller of the caller's; null where there is none. */
async function bookOf(reads: DescribedReads, caller: SessionCaller, indirectPartnerId: string | undefined): Promise<string | null> {
  const whose = await whoseCustomers({ store: { reads } }, caller, indirectPartnerId);
  return isRefusal(whose) ? null : (whose.partnerIds[0] ?? null);
}

/** Nothing where one of the amounts cannot be read: the operation will refuse it by name. */
function totalOf(currency: string | null, texts: readonly (string | undefined)[]): Described['amounts'] {
  const read = texts.map((text) => readAsked(text ?? '', LARGEST.total, ''));
  const amounts = read.filter((one): one is Minor => !isRefusal(one));
  return amounts.length < read.length ? [] : [{ amount: amounts.reduce((sum, one) => sum + one, 0n), currency }];
}

function partiesOf({ to, currency, items }: RequestOf<'POST /v1/accounts/allocations'>['body']): Partial<Described> {
  const amounts = totalOf(
    currency,
    items.map(({ amount }) => amount),
  );
  return to === 'customer' ? { amounts, customers: items.length } : { amounts, resellers: items.length };
}

function couponsOf(coupons: readonly { customerId: string; currency: string; balance: Minor }[]): Partial<Described> {
  return {
    amounts: sumsOf(coupons.map(({ currency, balance }) => ({ currency, amount: balance }))),
    coupons: coupons.length,
    customers: new Set(coupons.map(({ customerId }) => customerId)).size,
  };
}

/** Currencies are never added together. */
function sumsOf(amounts: readonly { currency: string; amount: Minor }[]): Described['amounts'] {
  const sums = new Map<string, Minor>();
  for (const { currency, amount } of amounts) sums.set(currency, (sums.get(currency) ?? 0n) + amount);
  return [...sums].map(([currency, amount]) => ({ amount, currency }));
}
