import type { CouponFilter as AskedFilter } from '../../../shared/contract/coupon-fields.ts';
import { isRefusal, type Refusal, refuse } from '../../domain/refusal.ts';
import type { CouponFilter, Span } from '../../ports/coupon-list.ts';
import type { World } from '../../ports/index.ts';
import type { SessionCaller } from '../action.ts';
import { instantOf } from '../audit-entry.ts';
import { readFilter } from '../customers/filter.ts';
import { recordNameSearch } from '../customers/name-search.ts';

/**
 * Reads a filter over coupons, as the store takes it. A range upside down is refused, and a name that folds to less than two characters; a
 * search by name is limited and audited.
 */
export async function readCouponFilter(
  world: World,
  call: { caller: SessionCaller; requestId: string },
  asked: AskedFilter,
): Promise<CouponFilter | Refusal> {
  const { issued, expiry, accountManagerId, customerId, customerName, ...same } = asked;
  const names = await readFilter(world, [], customerName === undefined ? {} : { customerName });
  if (isRefusal(names)) return names;
  const spans = { issued: readSpan(issued), expiry: readSpan(expiry) };
  for (const [name, span] of Object.entries(spans)) if (isInverted(span)) return inverted(`/body/filter/${name}/until`);
  const refused = names.terms.length > 0 ? await recordNameSearch(world, call, names.terms) : null;
  if (refused) return refused;
  const { customerNameFolded } = names.filter;
  const managerId = accountManagerId === 'none' ? null : accountManagerId;
  return stated({ ...same, ...spans, customer: customerId, customerNameFolded, accountManagerId: managerId });
}

/** Instants as the store keeps them, so that they compare as text. */
function readSpan(asked: AskedFilter['issued']): Span | undefined {
  if (asked?.from === undefined && asked?.until === undefined) return undefined;
  const instant = (text: string | undefined) => (text === undefined ? null : instantOf(Date.parse(text)));
  return { from: instant(asked.from), until: instant(asked.until) };
}

function isInverted(span: Span | undefined): boolean {
  return span !== undefined && span.from !== null && span.until !== null && span.from >= span.until;
}

function inverted(pointer: string): Refusal {
  return refuse('range-inverted', { errors: [{ pointer, detail: 'Must be later than from.' }] });
}

type Optional<Parts> = { [Part in keyof Parts]: Exclude<Parts[Part], undefined> };

/** Without the parts that are undefined. */
function stated<Parts extends object>(parts: Parts): Partial<Optional<Parts>> {
  return Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== undefined)) as Partial<Optional<Parts>>;
}
