import type { AnswerOf } from '../../../shared/contract/index.ts';
import type { Grouping } from '../../../shared/values/consumption-lists.ts';
import type { Reads } from '../../ports/store.ts';
import { customersInList, namedOperators, shownCustomers } from './names.ts';
import type { Parts, PartsAsked } from './parts.ts';

type Names = Pick<AnswerOf<'POST /v1/consumption/distribution'>['parts'][number], 'label' | 'customer' | 'accountManager'>;

/** What a part is called: by its label, or as the customer or the account manager that it is. */
export type PartNames = (by: Grouping, key: string | null, label: string | null) => Names;

type NameReads = Pick<Reads, 'customers' | 'operators' | 'partners'>;

/** Names of the parts that are shown, and of no others. */
export async function namesOfParts(reads: NameReads, { by, thenBy, whose }: PartsAsked, { parts }: Parts): Promise<PartNames> {
  const keysBy = (grouping: Grouping): string[] => {
    const outer = by === grouping ? parts : [];
    const inner = thenBy === grouping ? parts.flatMap((part) => part.inner?.parts ?? []) : [];
    return [...new Set([...outer, ...inner].flatMap(({ key }) => key ?? []))];
  };
  const [rows, managers, resellers] = await Promise.all([
    customersInList(reads, whose, keysBy('customer')),
    namedOperators(reads, whose.partnerIds, keysBy('accountManager')),
    Promise.all(keysBy('reseller').map((partnerId) => reads.partners.find(partnerId))),
  ]);
  const customers = shownCustomers(rows);
  const resellerNames = new Map(resellers.flatMap((one) => (one ? [[one.partnerId, one.name] as const] : [])));
  return (grouping, key, label) => {
    const id = key ?? '';
    if (grouping === 'customer') return { label: null, customer: customers.get(id) ?? null, accountManager: null };
    if (grouping === 'accountManager') return { label: null, customer: null, accountManager: managers.get(id) ?? null };
    return { label: grouping === 'reseller' ? (resellerNames.get(id) ?? label) : label, customer: null, accountManager: null };
  };
}
