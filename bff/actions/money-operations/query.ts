import type { OperationFilter as AskedFilter } from '../../../shared/contract/operations.ts';
import { checkAuditSpan } from '../../domain/audit-rules.ts';
import { isRefusal, type Refusal } from '../../domain/refusal.ts';
import type { World } from '../../ports/index.ts';
import type { OperationFilter } from '../../ports/operation-log.ts';
import type { Reads } from '../../ports/store.ts';
import { instantOf } from '../audit-entry.ts';
import { type PersonalTerm, readFilter } from '../customers/filter.ts';

/** A filter that was read: as the store takes it, and what of it is limited and audited. */
export interface ReadOperationFilter {
  filter: OperationFilter;
  terms: PersonalTerm[];
}

/**
 * Reads a filter over the log (DOMAIN.md §3.7); `part` names where in the request it stands. A span upside down is refused, and a name that
 * folds to less than two characters. An operator is looked for by the id of the partner that asks and of those whose books are asked about.
 */
export async function readOperationFilter(
  world: Pick<World, 'security'> & { store: { reads: { operators: Pick<Reads['operators'], 'findByUserId'> } } },
  { callerId, books }: { callerId: string; books: readonly string[] },
  asked: AskedFilter,
  part = '/body/filter',
): Promise<ReadOperationFilter | Refusal> {
  const { from, until, customerName, customerId, userId, ...same } = asked;
  const inverted = checkAuditSpan(asked, part);
  if (inverted) return inverted;
  const names = await readFilter(world, [], customerName === undefined ? {} : { customerName }, part);
  if (isRefusal(names)) return names;
  const { customerNameFolded } = names.filter;
  const { operators } = world.store.reads;
  const whose = [...new Set([callerId, ...books])];
  const found = userId === undefined ? [] : await Promise.all(whose.map((partnerId) => operators.findByUserId(partnerId, userId)));
  const filter = {
    ...same,
    from: from && instantOf(Date.parse(from)),
    until: until && instantOf(Date.parse(until)),
    customer: customerId,
    customerNameFolded,
    operatorIds: userId === undefined ? undefined : found.flatMap((operator) => operator?.operatorId ?? []),
  };
  const stated = Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined));
  return { filter: stated as OperationFilter, terms: names.terms };
}
