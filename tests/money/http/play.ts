import { expect } from 'vitest';
import type { Reply } from '../../http/fixture.ts';
import { type Answer, type Ask, type Asking, newId } from './ask.ts';
import { issue, issueJob, recall, recallJob, select, stateQuota } from './ask-coupons.ts';
import { allocate, charge, designate, recallMoney, topUp } from './ask-money.ts';
import { grant, recallQuotas, sayLeaving } from './ask-quotas.ts';
import { retry } from './ask-retry.ts';
import { decide, settle, stateCustomer, stop, submit } from './ask-ties.ts';
import { redeem, refund } from './ask-usages.ts';
import type { Books } from './books.ts';
import { runItems } from './rules.ts';
import type { Operation } from './things.ts';
import type { Doing, Wish } from './wishes.ts';
import { type Death, type MoneyWorld, operatorOf, RESELLERS, SLICE } from './world.ts';

const ASKINGS: Readonly<Record<Exclude<Doing, 'slice' | 'sweep'>, Asking>> = {
  'state-quota': stateQuota,
  issue,
  'issue-job': issueJob,
  recall,
  select,
  'recall-job': recallJob,
  grant,
  'recall-quotas': recallQuotas,
  'say-leaving': sayLeaving,
  redeem,
  refund,
  'top-up': topUp,
  designate,
  allocate,
  'recall-money': recallMoney,
  charge,
  submit,
  settle,
  'state-customer': stateCustomer,
  decide,
  stop,
  retry,
};

/** What is done instead where there is nothing of the kind yet, so that there will be. */
const INSTEAD: Readonly<Partial<Record<Doing, Exclude<Doing, 'slice' | 'sweep'>>>> = {
  stop: 'issue-job',
  'recall-job': 'select',
  'recall-quotas': 'grant',
  settle: 'submit',
  refund: 'redeem',
  redeem: 'issue',
  decide: 'allocate',
  retry: 'issue',
};

/** What became of a wish: nothing where there was nothing of the kind. */
export type Played = { outcome: 'nothing' } | { outcome: 'done' | 'refused'; why: string | null };

/** Carries out a wish, over HTTP and in the model; fails where the two differ. */
export async function play(world: MoneyWorld, books: Books, wish: Wish): Promise<Played> {
  world.clock.now += wish.clock * 1_000;
  books.now = world.clock.now;
  if (wish.do === 'sweep') return playSweep(world, books, wish);
  if (wish.do === 'slice') {
    const played = await playSlice(world, books, wish);
    return played.outcome === 'nothing' ? playAsk(world, books, { ...wish, do: 'issue-job' }, issueJob) : played;
  }
  const played = await playAsk(world, books, wish, ASKINGS[wish.do]);
  const instead = INSTEAD[wish.do];
  return played.outcome === 'nothing' && instead ? playAsk(world, books, { ...wish, do: instead }, ASKINGS[instead]) : played;
}

async function playAsk(world: MoneyWorld, books: Books, wish: Wish, asking: Asking): Promise<Played> {
  const ask = await asking(wish, books, world);
  if (!ask) return { outcome: 'nothing' };
  const reply = await send(world, ask, wish);
  const no = ask.no ?? (ask.items?.every((item) => item !== null) ? (ask.items[0] ?? null) : null);
  if (ask.no !== null) {
    expect([reply.status >= 400, reply.answer.code]).toEqual([true, ask.no]);
    return { outcome: 'refused', why: ask.no };
  }
  if (reply.status >= 300) throw new Error(`${wish.do}: ${reply.status} ${reply.text}`);
  if (ask.items) expect(reply.answer.results.map(({ refusal }) => refusal)).toEqual(ask.items);
  ask.apply(reply.answer);
  return { outcome: no === null ? 'done' : 'refused', why: no };
}

type Said = Reply<Answer>;

async function send(world: MoneyWorld, { who, method, path, body, isCommand }: Ask, wish: Wish): Promise<Said> {
  const key = isCommand ? newId('key-of-the-model') : undefined;
  const once = (sent = body) => world.call(who, method, path, sent, key) as unknown as Promise<Said>;
  const sending = isCommand ? wish.sending : 'once';
  if (sending === 'both-at-once') {
    const [one, other] = await Promise.all([once(), once()]);
    // One that comes while another is under way is told to come back.
    const [answered, late] = one.answer.code === 'request-in-flight' ? [other, one] : [one, other];
    expect(sameOf(late.answer.code === 'request-in-flight' ? await once() : late)).toEqual(sameOf(answered));
    return answered;
  }
  if (sending === 'death-before' || sending === 'death-after') {
    await world.signIn(who);
    const dead = await world.risk({ write: 1, isCommitted: sending === 'death-after' }, once);
    if (dead) expect(dead.status).toBe(503);
    const reply = await once();
    expect(reply.headers.get('idempotency-replayed')).toBe(sending === 'death-after' ? 'true' : null);
    return reply;
  }
  const reply = await once();
  if (sending === 'again') expect(sameOf(await once())).toEqual(sameOf(reply));
  // Where there is nothing to say there is no other way to say it.
  if (sending === 'other-body' && Object.keys(body as object).length > 0) {
    const other = await once(otherThan(body));
    expect([other.status, other.answer.code]).toEqual([422, 'idempotency-key-reused']);
  }
  return reply;
}

function sameOf({ status, answer }: Said) {
  const { requestId: _, ...same } = answer as unknown as Record<string, unknown>;
  return [status, same];
}

/** The same with one amount, id or word changed. */
function otherThan(body: unknown): unknown {
  let isChanged = false;
  const change = (value: unknown, name = ''): unknown => {
    if (isChanged) return value;
    if (Array.isArray(value)) return value.map((one) => change(one));
    if (typeof value === 'object' && value !== null)
      return Object.fromEntries(Object.entries(value).map(([field, one]) => [field, change(one, field)]));
    const other = OTHERS[name]?.(String(value));
    if (other === undefined) return value;
    isChanged = true;
    return other;
  };
  const changed = change(body);
  return isChanged ? changed : { ...(changed as object), memo: 'Something else.' };
}

const OTHERS: Readonly<Record<string, (value: string) => string>> = {
  amount: (value) => `${value.split('.')[0]}.${value.endsWith('.01') ? '02' : '01'}`,
  faceValue: (value) => `${value.split('.')[0]}.${value.endsWith('.01') ? '02' : '01'}`,
  decision: (value) => (value === 'approve' ? 'reject' : 'approve'),
  outcome: (value) => (value === 'accepted' ? 'declined' : 'accepted'),
  reason: () => 'customer-asked',
};

/** A worker does a slice of what is due first; at times its process dies over it. */
async function playSlice(world: MoneyWorld, books: Books, wish: Wish): Promise<Played> {
  const operationId = await world.dueOperation();
  if (operationId === null) return { outcome: 'nothing' };
  const operation = books.operations.get(operationId);
  if (!operation) throw new Error(`${operationId} is due, and nothing of it is known.`);
  if (operation.state !== 'open') throw new Error(`${operationId} is due, and is ${operation.state}.`);
  await world.runSlice(deathOf(wish));
  const { isDone, made } = await sliceSaid(world, books, operation);
  if (!isDone) return { outcome: 'refused', why: 'death' };
  runItems(books, operation, RESELLERS, SLICE, made);
  return { outcome: 'done', why: null };
}

/** Whether the slice was done before the process died, and the ids that came into being. */
async function sliceSaid(world: MoneyWorld, books: Books, { operationId, byPartnerId, kind, items }: Operation) {
  const { answer } = await world.call(operatorOf(byPartnerId), 'POST', `/v1/operations/${operationId}/items`, {});
  const { operation, rows } = answer as unknown as {
    operation: { state: string; items: { waiting: number } };
    rows: { couponId: string | null; customer: { customerId: string } | null; reseller: { partnerId: string } | null }[];
  };
  const before = items.filter(({ state }) => state === 'waiting').length;
  const isDone = operation.items.waiting < before || operation.state === 'done' || operation.state === 'stopped';
  const children = new Map<string, string>();
  if (kind === 'grant' && isDone)
    for (const resellerId of RESELLERS) {
      const found = await world.reads.quotas.page({
        ...{ partnerIds: [resellerId], filter: {}, at: new Date(books.now).toISOString(), soonUntil: new Date(books.now).toISOString() },
        ...{ after: null, limit: 1_000 },
      });
      const child = found.quotas.find(({ quotaId }) => !books.quotas.has(quotaId));
      if (child) children.set(resellerId, child.quotaId);
    }
  const made = (id: string) => {
    const found = kind === 'grant' ? children.get(id) : rows.find(({ customer }) => customer?.customerId === id)?.couponId;
    if (!found) throw new Error(`${operationId} made nothing for ${id}.`);
    return found;
  };
  return { isDone, made };
}

async function playSweep(world: MoneyWorld, books: Books, wish: Wish): Promise<Played> {
  const death = deathOf(wish);
  await world.risk(death, () => world.fixture.bff.operations.sweep());
  if (death) await world.fixture.bff.operations.sweep();
  books.sweep();
  for (const [selectionId, { at }] of books.selections) if (at + 3_600_000 <= books.now) books.selections.delete(selectionId);
  return { outcome: 'done', why: null };
}

function deathOf({ sending, turn }: Wish): Death | null {
  if (sending !== 'death-before' && sending !== 'death-after') return null;
  return { write: 1 + (turn % 3), isCommitted: sending === 'death-after' };
}
