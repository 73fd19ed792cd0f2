import type { AnswerOf } from '../../../shared/contract/index.ts';
import { minorToText } from '../../../shared/values/minor.ts';
import { isRefusal, type Refusal } from '../../domain/refusal.ts';
import type { World } from '../../ports/index.ts';
import type { CallOf } from '../action.ts';
import { instantOf } from '../audit-entry.ts';
import { whoseBook } from '../money/whose-book.ts';
import { shownAccount } from './shown-account.ts';

type Answer = AnswerOf<'GET /v1/accounts'>;

/** The accounts of the caller's partner, or of one of a distributor's resellers. */
export async function showAccounts(world: World, { caller, query }: CallOf<'GET /v1/accounts'>): Promise<Answer | Refusal> {
  const whose = await whoseBook(world.store.reads, caller, query.indirectPartnerId);
  if (isRefusal(whose)) return whose;
  const { partnerId } = whose;
  const { accounts } = world.store.reads;
  const [stored, totals] = await Promise.all([accounts.list(partnerId), accounts.totals(partnerId)]);
  return {
    accounts: stored.map((account) => shownAccount(account, totals.find(({ currency }) => currency === account.currency)?.held ?? 0n)),
    allocated: totals.map(({ currency, toCustomers, toResellers }) => ({
      currency,
      toCustomers: minorToText(toCustomers),
      toResellers: minorToText(toResellers),
    })),
    asOf: instantOf(world.clock.now()),
  };
}
