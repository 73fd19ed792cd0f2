import type { AnswerOf } from '../../../shared/contract/index.ts';
import { minorToText } from '../../../shared/values/minor.ts';
import { readIssue } from '../../domain/issue-request.ts';
import type { DecidedItem } from '../../domain/issue-rules.ts';
import { isRefusal, type Refusal } from '../../domain/refusal.ts';
import type { RecentItem } from '../../ports/accounts.ts';
import type { World } from '../../ports/index.ts';
import type { CallOf } from '../action.ts';
import { instantOf } from '../audit-entry.ts';
import { Doers } from '../money/doers.ts';
import { needsApproval } from '../money/limits.ts';
import { type PickedCustomer, toPicked } from '../money/picked.ts';
import { whoseBook } from '../money/whose-book.ts';
import { type DecidedIssue, decideFrom } from './issue-decide.ts';

type Check = CallOf<'POST /v1/coupons/issues/check'>;
type Answer = AnswerOf<'POST /v1/coupons/issues/check'>;

const RECENT_MILLISECONDS = 24 * 60 * 60 * 1000;
const SHOWN_MAXIMUM = 200;

/** Says what an issue would do, by the decision that the command takes itself. Of a malformed issue it says what the command says. */
export async function checkIssue(world: World, { caller, body }: Check): Promise<Answer | Refusal> {
  const terms = readIssue(body);
  if (isRefusal(terms)) return terms;
  const { reads } = world.store;
  const book = await whoseBook(reads, caller, body.indirectPartnerId);
  if (isRefusal(book)) return book;
  const at = instantOf(world.clock.businessNow());
  const decided = await decideFrom(reads, book, { quotaId: body.quotaId, terms, at });
  if (isRefusal(decided)) return decided;
  const { quota, total, issuable, items } = decided;
  const goesThrough = decided.refusal === null && total > 0n;
  const moving = { kind: 'coupon-issue', currency: quota.currency, amount: total } as const;
  const recent = await recentOf(world, book.partnerId, decided);
  return {
    refusal: decided.refusal?.refusal ?? null,
    currency: quota.currency,
    total: minorToText(total),
    available: minorToText(quota.available),
    availableAfter: total > quota.available ? null : minorToText(quota.available - total),
    needsCode: caller.partner.stepUp,
    needsApproval: goesThrough && (await needsApproval(reads, caller, world.clock, moving)),
    issuable,
    refused: items.length - issuable,
    repeats: recent.size,
    items: await shownItems(world, caller.partner.partnerId, decided, recent),
  };
}

/** Who got the same amount within 24 hours: another decision like this one, which a key cannot stop. A warning, never a refusal. */
function recentOf({ store, clock }: World, partnerId: string, { quota, items }: DecidedIssue): Promise<ReadonlyMap<string, RecentItem>> {
  return store.reads.accounts.recent(partnerId, {
    kind: 'coupon-issue',
    currency: quota.currency,
    of: 'customer',
    since: instantOf(clock.businessNow() - RECENT_MILLISECONDS),
    amounts: new Map(items.filter(({ refusal }) => refusal === null).map(({ item }) => [item.customerId, item.face])),
  });
}

/** All, or of many those first that somebody should look at. */
async function shownItems(
  world: World,
  partnerId: string,
  { items, customers }: DecidedIssue,
  recent: ReadonlyMap<string, RecentItem>,
): Promise<Answer['items']> {
  const isMarked = ({ item, refusal }: DecidedItem) => refusal !== null || recent.has(item.customerId);
  const shown = items.length <= SHOWN_MAXIMUM ? items : [...items.filter(isMarked), ...items.filter((one) => !isMarked(one))];
  const picked = toPicked(customers);
  const doers = new Doers(world.store.reads.operators, partnerId);
  const first = shown.slice(0, SHOWN_MAXIMUM);
  await doers.load(first.flatMap(({ item }) => recent.get(item.customerId)?.actor ?? []));
  return first.map((one) => shownItem(one, picked.get(one.item.customerId) ?? null, shownRecent(recent.get(one.item.customerId), doers)));
}

type Shown = Answer['items'][number];

function shownItem({ item, refusal, validFrom, expiresAt }: DecidedItem, customer: PickedCustomer | null, recent: Shown['recent']): Shown {
  const { customerId, face } = item;
  return {
    item: item.item,
    customer,
    customerId,
    faceValue: minorToText(face),
    validFrom,
    expiresAt,
    refusal: refusal?.refusal ?? null,
    recent,
  };
}

function shownRecent(recent: RecentItem | undefined, doers: Doers): Shown['recent'] {
  if (!recent) return null;
  return { operationId: recent.operationId, amount: minorToText(recent.amount), at: recent.at, by: doers.of(recent.actor) };
}
