import { type Amount, readAmount } from '../../../shared/values/amount.ts';
import { foldText } from '../../../shared/values/fold.ts';
import { checkFilterRanges } from '../../domain/list-rules.ts';
import { MOBILE_MINIMUM_DIGITS, normaliseMobile } from '../../domain/mobile-rules.ts';
import { indexContext } from '../../domain/personal-fields.ts';
import { isRefusal, type Refusal, refuse } from '../../domain/refusal.ts';
import type { World } from '../../ports/index.ts';
import type { CustomerFilter } from '../../ports/store.ts';
import type { CallOf } from '../action.ts';
import { instantOf } from '../audit-entry.ts';

export type AskedFilter = NonNullable<CallOf<'POST /v1/customers/search'>['body']['filter']>;

/** A term that tells something about personal data, so that searching for it is limited and audited. */
export interface PersonalTerm {
  field: 'customerName' | 'accountName' | 'mobile';
  /** As it is compared: folded, or digits alone. */
  normal: string;
}

/** A filter that was read: as the store takes it, and what of it is limited and audited. */
export interface ReadFilter {
  filter: CustomerFilter;
  terms: PersonalTerm[];
}

const MINIMUM_POINTS = 2;

/**
 * Reads a filter over the customers of some partners; `part` names where in the request it stands. A name that folds to less than two characters, a mobile without a number in it,
 * and an amount beyond what a bill can hold are refused, and so is a range upside down.
 */
export async function readFilter(
  { security }: Pick<World, 'security'>,
  partnerIds: readonly string[],
  asked: AskedFilter,
  part = '/body/filter',
): Promise<ReadFilter | Refusal> {
  const terms = readTerms(asked, part);
  if (isRefusal(terms)) return terms;
  const consumption = readConsumption(asked.consumption, part);
  if (isRefusal(consumption)) return consumption;
  const resourceExpiry = readExpiry(asked.resourceExpiry);
  const ranges = { ...(consumption && { consumption }), ...(resourceExpiry && { resourceExpiry }) };
  const refused = checkFilterRanges(ranges, part);
  if (refused) return refused;
  const mobile = terms.find(({ field }) => field === 'mobile');
  const mobileIndexes = mobile && (await indexesOf(security, partnerIds, mobile.normal));
  return { filter: { ...toPlainFilter(asked, terms), ...ranges, ...(mobileIndexes && { mobileIndexes }) }, terms };
}

function readTerms(asked: AskedFilter, part: string): PersonalTerm[] | Refusal {
  const terms: PersonalTerm[] = [];
  for (const field of ['customerName', 'accountName'] as const) {
    const term = asked[field];
    if (term === undefined) continue;
    const normal = foldText(term);
    if (Array.from(normal).length < MINIMUM_POINTS) return invalid(`${part}/${field}`, `At least ${MINIMUM_POINTS} characters.`);
    terms.push({ field, normal });
  }
  if (asked.mobile === undefined) return terms;
  const normal = normaliseMobile(asked.mobile);
  if (normal.length < MOBILE_MINIMUM_DIGITS)
    return invalid(`${part}/mobile`, `A whole number of at least ${MOBILE_MINIMUM_DIGITS} digits.`);
  return [...terms, { field: 'mobile', normal }];
}

function invalid(pointer: string, detail: string): Refusal {
  return refuse('request-invalid', { errors: [{ pointer, detail }] });
}

/** Undefined where nothing is asked, also by a range without ends. */
function readConsumption(
  asked: AskedFilter['consumption'],
  part: string,
): { minimum: Amount | null; maximum: Amount | null } | undefined | Refusal {
  if (asked?.minimum === undefined && asked?.maximum === undefined) return undefined;
  const bounds: { minimum: Amount | null; maximum: Amount | null } = { minimum: null, maximum: null };
  for (const end of ['minimum', 'maximum'] as const) {
    const text = asked[end];
    if (text === undefined) continue;
    const read = readAmount(text);
    if (read === null) return invalid(`${part}/consumption/${end}`, 'Less than 1,000,000,000,000.');
    bounds[end] = read.amount;
  }
  return bounds;
}

/** Instants as the store keeps them, so that they compare as text. */
function readExpiry(asked: AskedFilter['resourceExpiry']): CustomerFilter['resourceExpiry'] {
  if (asked?.from === undefined && asked?.until === undefined) return undefined;
  const instant = (text: string | undefined) => (text === undefined ? null : instantOf(Date.parse(text)));
  return { from: instant(asked.from), until: instant(asked.until) };
}

/** Each partner's own index of the number, so that one number found with two partners tells nothing about either. */
async function indexesOf(security: World['security'], partnerIds: readonly string[], normal: string): Promise<string[]> {
  const indexes = partnerIds.map((partnerId) => security.indexesOfField(normal, indexContext(partnerId, 'mobile')));
  return (await Promise.all(indexes)).flat();
}

function toPlainFilter(asked: AskedFilter, terms: readonly PersonalTerm[]): CustomerFilter {
  const { associationType, customerId, accountManagerId, tag } = asked;
  const names = terms.filter(({ field }) => field !== 'mobile');
  return {
    ...(associationType === undefined ? {} : { associationType }),
    ...Object.fromEntries(names.map(({ field, normal }) => [`${field}Folded`, normal])),
    ...(customerId === undefined ? {} : { id: customerId }),
    ...(accountManagerId === undefined ? {} : { accountManagerId: accountManagerId === 'none' ? null : accountManagerId }),
    ...(tag === undefined ? {} : { tag }),
  };
}
