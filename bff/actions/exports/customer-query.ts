import { isRefusal, type Refusal } from '../../domain/refusal.ts';
import type { CustomerQuery } from '../../ports/store.ts';
import { readNameTerms, toStoreFilter } from '../customers/filter.ts';
import type { CustomerList } from '../customers/page.ts';
import type { AskedCustomers } from './request.ts';

const NEWEST_FIRST = { by: 'associatedAt', direction: 'descending' } as const;

/** The customers an export is about, in the order of the screen. */
export function customerListOf(
  asked: AskedCustomers,
  basis: Pick<CustomerQuery, 'partnerIds' | 'isOfResellers' | 'scope' | 'cycle' | 'currency'>,
): CustomerList | Refusal {
  const filter = asked.filter ?? {};
  const terms = readNameTerms(filter);
  if (isRefusal(terms)) return terms;
  return { ...basis, filter: toStoreFilter(filter, terms), sort: asked.sort ?? NEWEST_FIRST };
}
