import type { AnswerOf } from '../../../shared/contract/index.ts';
import { minorToText } from '../../../shared/values/minor.ts';
import { isRefusal, type Refusal } from '../../domain/refusal.ts';
import type { RecentItem } from '../../ports/accounts.ts';
import type { World } from '../../ports/index.ts';
import type { CallOf, SessionCaller } from '../action.ts';
import { instantOf } from '../audit-entry.ts';
import { Doers } from '../money/doers.ts';
import { needsApproval } from '../money/limits.ts';
import { toPicked } from '../money/picked.ts';
import { type DecidedCall, decideParties, type Way } from './decide-parties.ts';
import type { PartyRequest } from './load-parties.ts';

type Checked = AnswerOf<'POST /v1/accounts/allocations/check'>;

const RECENT_MILLISECONDS = 24 * 60 * 60 * 1000;

/** What an allocation would do. */
export function checkAllocation(world: World, call: CallOf<'POST /v1/accounts/allocations/check'>): Promise<Checked | Refusal> {
  return check(world, call, 'allocation');
}

/** What a recall would bring back. */
export function checkRecall(world: World, call: CallOf<'POST /v1/accounts/recalls/check'>): Promise<Checked | Refusal> {
  return check(world, call, 'recall');
}

async function check(world: World, { caller, body }: { caller: SessionCaller; body: PartyRequest }, way: Way): Promise<Checked | Refusal> {
  const { reads } = world.store;
  const decided = await decideParties(reads, caller, body, way);
  if (isRefusal(decided)) return decided;
  const { total } = decided;
  const isLimited = way === 'allocation' && total > 0n && decided.refusal === null;
  const moving = { kind: 'allocation', currency: body.currency, amount: total } as const;
  return {
    refusal: decided.refusal?.refusal ?? null,
    currency: body.currency,
    total: minorToText(total),
    available: decided.free === null ? null : minorToText(decided.free),
    needsCode: caller.partner.stepUp,
    needsApproval: isLimited && (await needsApproval(reads, caller, world.clock, moving)),
    items: await shownItems(world, caller, body, decided, way),
  };
}

async function shownItems(
  world: World,
  caller: SessionCaller,
  body: PartyRequest,
  { partnerId, items }: DecidedCall,
  way: Way,
): Promise<Checked['items']> {
  const recent = await world.store.reads.accounts.recent(partnerId, {
    kind: way === 'allocation' ? 'allocation' : 'allocation-recall',
    currency: body.currency,
    of: body.to,
    since: instantOf(world.clock.businessNow() - RECENT_MILLISECONDS),
    amounts: new Map(items.filter(({ party }) => party !== null).map(({ id, amount }) => [id, amount])),
  });
  const doers = new Doers(world.store.reads.operators, caller.partner.partnerId);
  await doers.load([...recent.values()].map(({ actor }) => actor));
  const picked = toPicked(items.flatMap(({ customer }) => (customer ? [customer] : [])));
  return items.map(({ id, amount, party, left, refusal, reseller }) => ({
    id,
    customer: picked.get(id) ?? null,
    reseller,
    amount: minorToText(amount),
    balance: party === null ? null : minorToText(left ?? 0n),
    refusal: refusal?.refusal ?? null,
    recent: shownRecent(recent.get(id), doers),
  }));
}

function shownRecent(recent: RecentItem | undefined, doers: Doers): Checked['items'][number]['recent'] {
  if (!recent) return null;
  return { operationId: recent.operationId, amount: minorToText(recent.amount), at: recent.at, by: doers.of(recent.actor) };
}
