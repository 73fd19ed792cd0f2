import type { BodyOf } from '../../../shared/contract/index.ts';
import { versionsInForce } from '../../domain/agreement-rules.ts';
import { isRefusal, type Refusal, refuse } from '../../domain/refusal.ts';
import type { AgreementVersion, StandingQuery } from '../../ports/agreements.ts';
import type { World } from '../../ports/index.ts';
import type { CallOf } from '../action.ts';
import { instantOf } from '../audit-entry.ts';
import { whoseBook } from '../money/whose-book.ts';

type Caller = CallOf<'POST /v1/agreements/standings/search'>['caller'];
type Asked = Omit<BodyOf<'POST /v1/agreements/standings/search'>, 'page'>;

/** A question of who has signed: the version that counts now, null where none does, and what the store is asked. */
export type StandingsRead = { agreement: AgreementVersion; query: StandingQuery } | { agreement: null };

/** Reads it: of the partner's own agreements and customers, or of those of one reseller. A code that was never published is not there. */
export async function readStandings({ store, clock }: World, caller: Caller, asked: Asked): Promise<StandingsRead | Refusal> {
  const { code, indirectPartnerId, ...narrowing } = asked;
  const whose = await whoseBook(store.reads, caller, indirectPartnerId);
  if (isRefusal(whose)) return whose;
  const versions = await store.reads.agreements.versions(whose.partnerId, code);
  if (versions.length === 0) return refuse('not-found');
  const at = instantOf(clock.businessNow());
  const inForce = versionsInForce(versions, at);
  const agreement = inForce.at(-1);
  if (agreement === undefined) return { agreement: null };
  const query = { partnerIds: [whose.partnerId], scope: whose.scope, code, ...asOf(inForce), at, ...stated(narrowing) };
  return { agreement, query };
}

/** Of the versions in force no more than who must sign what depends on. */
function asOf(inForce: readonly AgreementVersion[]): Pick<StandingQuery, 'current' | 'effective'> {
  const effective = inForce.map(({ version, audience, effectiveAt, noticeDays, isRequired }) => ({
    ...{ version, audience, effectiveAt, noticeDays, isRequired },
  }));
  const { version, audience, isRequired } = effective.at(-1) as (typeof effective)[number];
  return { current: { version, audience, isRequired }, effective };
}

function stated({ states, customerId, accountManagerId, isOnlyWithdrawn }: Omit<Asked, 'code' | 'indirectPartnerId'>) {
  return {
    ...(states && { states }),
    ...(customerId !== undefined && { customerId }),
    ...(accountManagerId !== undefined && { accountManagerId }),
    ...(isOnlyWithdrawn !== undefined && { isOnlyWithdrawn }),
  };
}
