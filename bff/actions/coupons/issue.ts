import type { AnswerOf } from '../../../shared/contract/index.ts';
import { minorToText } from '../../../shared/values/minor.ts';
import { type IssueTerms, readIssue } from '../../domain/issue-request.ts';
import { isRefusal, type Refusal } from '../../domain/refusal.ts';
import { scopeOf } from '../../domain/role-rules.ts';
import type { World } from '../../ports/index.ts';
import type { MoneyOperation } from '../../ports/money-operations.ts';
import type { Unit } from '../../ports/store.ts';
import type { CallOf, Replayed } from '../action.ts';
import { instantOf } from '../audit-entry.ts';
import { auditOf } from '../money/audited.ts';
import { approvalFor } from '../money/limits.ts';
import { toSummary } from '../money/summary.ts';
import { whoseBook } from '../money/whose-book.ts';
import { type OnceDone, onceCommand } from '../once/once-command.ts';
import { doneItem, type IssuedItem, issueCoupons, refusedItem } from './issue-coupons.ts';
import { type DecidedIssue, decideFrom } from './issue-decide.ts';
import { commonTerms, issueOperation, reserveIssue } from './issue-operation.ts';

const KEY = 'POST /v1/coupons/issues';
type Issue = CallOf<typeof KEY>;
type Answer = AnswerOf<typeof KEY>;
type Job = CallOf<'POST /v1/coupons/issue-jobs'>;

/** Issues coupons to at most 100 customers. Above a limit of the partner it waits for a second person, with the amount held. */
export async function issue(world: World, call: Issue): Promise<Answer | Refusal | Replayed<Answer>> {
  const command = await commandOf(world, call);
  const { partnerId } = call.caller.partner;
  const customerIds = call.body.items.map(({ customerId }) => customerId);
  const isOwn = call.body.indirectPartnerId === undefined;
  const customers = isOwn ? { customers: { partnerId, scope: scopeOf(call.caller.session.actor), customerIds } } : {};
  return onceCommand<typeof KEY>(world, call, { ...command, ...customers }, async (unit) => {
    const made = await decideWithin(world, unit, call);
    if (isRefusal(made)) return made;
    const { decided, terms, at, approval } = made;
    if (approval) {
      const operation = await reserveIssue(world, unit, call, { decided, terms, at, approval });
      return toDone(world, unit, call, decided, { operation, issued: [] });
    }
    return toDone(world, unit, call, decided, await issueNow(world, unit, call, { decided, terms, at }));
  });
}

/** What a command of issuing names: the quota; whom it reached stands in the row once it is done. */
export async function commandOf(world: World, call: Issue | Job) {
  return {
    action: 'coupons.issue',
    permission: 'coupon.issue',
    targets: [call.body.quotaId],
    also: await alsoLocked(world, call),
  } as const;
}

/**
 * The reseller whose book is moved. None where the caller has no such reseller, so that nobody holds up a partner by its id; the command
 * itself says so then.
 */
async function alsoLocked({ store }: World, { caller, body: { indirectPartnerId } }: Issue | Job): Promise<string[]> {
  if (indirectPartnerId === undefined) return [];
  const book = await whoseBook(store.reads, caller, indirectPartnerId);
  return isRefusal(book) ? [] : [book.partnerId];
}

interface Decided {
  decided: DecidedIssue;
  terms: IssueTerms;
  /** Business instant. */
  at: string;
  /** Null where none is needed. */
  approval: MoneyOperation['approval'];
}

/** Reads and decides inside the command. A refusal is one of the whole; nothing has moved then. */
export async function decideWithin(world: World, unit: Unit, { caller, body }: Issue | Job): Promise<Decided | Refusal> {
  const terms = readIssue(body);
  if (isRefusal(terms)) return terms;
  const book = await whoseBook(unit, caller, body.indirectPartnerId);
  if (isRefusal(book)) return book;
  const at = instantOf(world.clock.businessNow());
  const decided = await decideFrom(unit, book, { quotaId: body.quotaId, terms, at });
  if (isRefusal(decided)) return decided;
  if (decided.refusal) return decided.refusal;
  const moving = { kind: 'coupon-issue', currency: decided.quota.currency, amount: decided.total } as const;
  const approval = decided.total > 0n ? await approvalFor(unit, caller, world.clock, moving) : null;
  return { decided, terms, at, approval };
}

interface Made {
  operation: MoneyOperation;
  issued: readonly IssuedItem[];
}

async function issueNow(world: World, unit: Unit, call: Issue, { decided, terms, at }: Omit<Decided, 'approval'>): Promise<Made> {
  const { quota, items, total, issuable } = decided;
  const { quotaId } = quota;
  const request = issuable < items.length ? commonTerms(terms) : null;
  const operation = issueOperation(world, call, decided, { at, memo: terms.memo, moved: total, done: issuable, request });
  await unit.moneyOperations.add(operation);
  const going = items.filter(({ refusal }) => refusal === null);
  const from = { kind: 'quota', quotaId } as const;
  const issued = await issueCoupons(world, unit, { operation, quota, from, items: going, common: terms, at });
  const refused = items.filter(({ refusal }) => refusal !== null);
  const kept = [...issued.map((one) => doneItem(quotaId, one, at)), ...refused.map((one) => refusedItem(quotaId, one, at))];
  await unit.moneyOperations.saveItems(operation.operationId, kept);
  return { operation, issued };
}

async function toDone(
  world: World,
  unit: Unit,
  { caller }: Issue,
  { quota, items, total }: DecidedIssue,
  { operation, issued }: Made,
): Promise<OnceDone<Answer>> {
  const { done, refused, operationId } = operation;
  const couponIds = new Map(issued.map(({ decided: { item }, couponId }) => [item.item, couponId]));
  const results = operation.state === 'awaiting-approval' ? [] : items.map((one) => resultOf(one, couponIds.get(one.item.item) ?? null));
  return {
    answer: {
      operation: await toSummary(unit, caller, operation, world.clock.businessNow()),
      results,
      available: minorToText(quota.available - total),
      done,
      refused,
    },
    targets: [operationId, quota.quotaId, ...issued.flatMap(({ decided: { item }, couponId }) => [item.customerId, couponId])],
    details: { ...auditOf(operation), refusals: items.flatMap(refusalOf) },
  };
}

function refusalOf({ item, refusal }: DecidedIssue['items'][number]): string[] {
  return refusal ? [`${item.customerId} ${refusal.refusal}`] : [];
}

function resultOf({ item, refusal }: DecidedIssue['items'][number], couponId: string | null): Answer['results'][number] {
  const { customerId, face } = item;
  if (refusal) return { customerId, couponId: null, amount: null, state: 'refused', refusal: refusal.refusal };
  return { customerId, couponId, amount: minorToText(face), state: 'done', refusal: null };
}
