import { isRefusal, type Refusal } from '../../domain/refusal.ts';
import type { World } from '../../ports/index.ts';
import type { CustomerQuery } from '../../ports/store.ts';
import { type PersonalTerm, readFilter } from '../customers/filter.ts';
import type { CustomerList } from '../customers/page.ts';
import type { AskedCustomers } from './request.ts';

const NEWEST_FIRST = { by: 'associatedAt', direction: 'descending' } as const;

/** The customers an export is about, in the order of the screen, and what of the filter counts as a search. */
export async function customerListOf(
  world: Pick<World, 'security'>,
  asked: AskedCustomers,
  basis: Pick<CustomerQuery, 'partnerIds' | 'isOfResellers' | 'scope' | 'cycle' | 'currency'>,
): Promise<{ list: CustomerList; terms: PersonalTerm[] } | Refusal> {
  const read = await readFilter(world, basis.partnerIds, asked.filter ?? {}, '/body/export/filter');
  if (isRefusal(read)) return read;
  return { list: { ...basis, filter: read.filter, sort: asked.sort ?? NEWEST_FIRST }, terms: read.terms };
}
