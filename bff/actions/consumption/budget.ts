import { minorToText } from '../../../shared/values/minor.ts';
import { besideBudget } from '../../domain/consumption-budget.ts';
import type { World } from '../../ports/index.ts';
import type { CallOf } from '../action.ts';
import type { Asked, OverviewAnswer } from './asked.ts';
import type { Days } from './days.ts';

type Ask = CallOf<'POST /v1/consumption/overview'>;
type Shown = Pick<OverviewAnswer, 'budget' | 'mayChangeBudget'>;

/** What a filter may name beside whose consumption it is: anything else makes a part of it. */
const NOT_A_PART: ReadonlySet<string> = new Set(['cycles', 'dates', 'currency', 'customerId']);

/**
 * The budget line of what is shown, where that is all of the partner or of one customer; of the last of the cycles. A customer is not told
 * what line its partner drew.
 */
export async function budgetOf(
  { store }: World,
  caller: Ask['caller'],
  { indirectPartnerId }: Ask['body'],
  { asked, days }: { asked: Asked; days: Days },
): Promise<Shown> {
  const subject = indirectPartnerId === 'all' || caller.session.actor.kind === 'end-customer' ? null : subjectOf(asked);
  const { currency } = asked.basis;
  if (subject === null) return { budget: null, mayChangeBudget: false };
  const budget = currency === null ? null : await store.reads.figures.budget(subject.partnerId, subject.customerId, currency);
  if (budget === null || currency === null || asked.span.dates !== null) return { budget: null, mayChangeBudget: true };
  const { to } = asked.span.cycles;
  const { monthly, setAt } = budget;
  const beside = besideBudget(monthly, to, await days.of(to));
  return { budget: { monthly: minorToText(monthly), currency, ...beside, setAt }, mayChangeBudget: true };
}

/** The partner, or one customer of it, whose whole consumption is asked for; null where it is a part, or of several partners. */
function subjectOf({ whose: { partnerIds, scope }, filter }: Asked): { partnerId: string; customerId: string | null } | null {
  const [partnerId] = partnerIds;
  const isPart = Object.entries(filter).some(([name, value]) => value !== undefined && !NOT_A_PART.has(name));
  if (partnerId === undefined || partnerIds.length > 1 || isPart) return null;
  if (filter.customerId !== undefined) return { partnerId, customerId: filter.customerId };
  return scope.kind === 'all' ? { partnerId, customerId: null } : null;
}
