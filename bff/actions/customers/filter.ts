import { foldText } from '../../../shared/values/fold.ts';
import { type Refusal, refuse } from '../../domain/refusal.ts';
import type { CustomerFilter } from '../../ports/store.ts';
import type { CallOf } from '../action.ts';

type AskedFilter = NonNullable<CallOf<'POST /v1/customers/search'>['body']['filter']>;

/** Fields whose search tells something about personal data, so that it is limited and audited. */
const NAME_FIELDS = ['customerName', 'accountName'] as const;
const MINIMUM_POINTS = 2;

export interface NameTerm {
  field: (typeof NAME_FIELDS)[number];
  folded: string;
}

/** The name terms of a filter, folded. A term that folds to less than two characters is refused. */
export function readNameTerms(filter: AskedFilter): NameTerm[] | Refusal {
  const terms: NameTerm[] = [];
  for (const field of NAME_FIELDS) {
    const term = filter[field];
    if (term === undefined) continue;
    const folded = foldText(term);
    if (Array.from(folded).length < MINIMUM_POINTS) {
      const detail = `At least ${MINIMUM_POINTS} characters.`;
      return refuse('request-invalid', { errors: [{ pointer: `/body/filter/${field}`, detail }] });
    }
    terms.push({ field, folded });
  }
  return terms;
}

/** The filter as the store takes it. */
export function toStoreFilter(filter: AskedFilter, terms: readonly NameTerm[]): CustomerFilter {
  const { associationType, customerId, accountManagerId, tag } = filter;
  return {
    ...(associationType === undefined ? {} : { associationType }),
    ...Object.fromEntries(terms.map(({ field, folded }) => [`${field}Folded`, folded])),
    ...(customerId === undefined ? {} : { id: customerId }),
    ...(accountManagerId === undefined ? {} : { accountManagerId: accountManagerId === 'none' ? null : accountManagerId }),
    ...(tag === undefined ? {} : { tag }),
  };
}
