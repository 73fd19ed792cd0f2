import { PARTNER } from '../../http/fixture.ts';
import { type Answer, type Asking, first, instant } from './ask.ts';
import type { Books } from './books.ts';
import { CURRENCIES, type Customer, isLive } from './things.ts';
import { pick, type Wish } from './wishes.ts';
import { APPROVER, operatorOf } from './world.ts';

/** Three calendar months later in UTC+8 (DOMAIN.md §2.6), or the month's last day. */
function threeMonthsAfter(at: number): number {
  const local = new Date(at + 8 * 3_600_000);
  const day = local.getUTCDate();
  local.setUTCDate(1);
  local.setUTCMonth(local.getUTCMonth() + 3);
  const lastDay = new Date(Date.UTC(local.getUTCFullYear(), local.getUTCMonth() + 1, 0)).getUTCDate();
  local.setUTCDate(Math.min(day, lastDay));
  return local.getTime() - 8 * 3_600_000;
}

/** Mostly one that spent something, so that something can come back after its tie is over. */
function someCustomer(wish: Wish, books: Books): Customer | undefined {
  const all = [...books.customers.values()];
  const spenders = all.filter(({ partnerId, customerId }) =>
    CURRENCIES.some((currency) => (books.accountOf(partnerId, currency)?.customers.get(customerId)?.spent ?? 0n) > 0n),
  );
  return pick(wish.turn % 3 === 0 || spenders.length === 0 ? all : spenders, wish.which);
}

export const submit: Asking = async (wish, books, world) => {
  const customer = someCustomer(wish, books);
  if (!customer) return null;
  const { customerId, partnerId, leftAt, switchedAt, submitted } = customer;
  const who = operatorOf(partnerId);
  const path = `/v1/customers/${customerId}/dissociation`;
  const checked = await world.call(who, 'POST', `${path}/check`, {});
  const acceptedNotes = (checked.answer.notes as { digest?: string } | undefined)?.digest ?? '0'.repeat(64);
  const starts = [submitted?.at, switchedAt].filter((at) => at !== undefined && at !== null);
  const no = first(
    leftAt !== null ? 'not-found' : null,
    submitted?.state === 'submitted' ? 'dissociation-submitted' : null,
    starts.some((at) => books.now < threeMonthsAfter(at)) ? 'dissociation-too-soon' : null,
  );
  const apply = ({ dissociationId }: Answer) => {
    customer.submitted = { dissociationId, at: books.now, state: 'submitted' };
  };
  return { who, method: 'POST', path, body: { reason: 'other', acceptedNotes }, isCommand: true, no, apply };
};

export const settle: Asking = (wish, books) => {
  const all = [...books.customers.values()].filter(({ submitted }) => submitted !== null);
  const open = all.filter(({ submitted }) => submitted?.state === 'submitted');
  const customer = pick(wish.turn < 2 || open.length === 0 ? all : open, wish.which);
  if (!customer?.submitted) return null;
  const { submitted, partnerId } = customer;
  const outcome = wish.turn % 4 === 0 ? 'declined' : 'accepted';
  const no = submitted.state === 'submitted' ? null : 'dissociation-settled';
  const apply = () => {
    submitted.state = outcome;
    if (outcome === 'declined') return;
    books.bringBack(customer);
    customer.leftAt = books.now;
    customer.everLeftAt = Math.max(customer.everLeftAt ?? 0, books.now);
  };
  const path = `/v1/dissociations/${submitted.dissociationId}/outcome`;
  return { who: { server: partnerId }, method: 'POST', path, body: { outcome }, isCommand: true, no, apply };
};

/** States another type of association, or associates a customer anew who left. */
export const stateCustomer: Asking = (wish, books) => {
  const customer = someCustomer(wish, books);
  if (!customer) return null;
  const { customerId, leftAt } = customer;
  const type = customer.type === 'agency-sale' ? 'referral' : 'agency-sale';
  const isAnew = leftAt !== null && wish.turn % 2 === 0;
  const no = leftAt !== null && !isAnew ? 'customer-dissociated' : null;
  const stated = { customerId, associationType: type, ...(isAnew && { associatedAt: instant(leftAt + 1_000) }) };
  const apply = () => {
    if (no !== null) return;
    customer.type = type;
    if (leftAt === null) {
      books.bringBack(customer);
      customer.switchedAt = books.now;
    }
    customer.leftAt = null;
  };
  const who = { server: customer.partnerId };
  return { who, method: 'PUT', path: '/v1/customers', body: { customers: [stated] }, isCommand: false, no: null, items: [no], apply };
};

const EIGHT_DAYS = 8 * 24 * 3_600_000;

export const decide: Asking = (wish, books, world) => {
  // Too late, at times.
  if (wish.turn === 3) world.clock.now += EIGHT_DAYS;
  books.now = world.clock.now;
  const all = [...books.operations.values()].filter(({ byPartnerId }) => byPartnerId === PARTNER);
  const waiting = all.filter(({ state }) => state === 'awaiting-approval');
  const operation = pick(wish.turn === 0 ? all : waiting, wish.which);
  if (!operation) return null;
  const decision = wish.turn % 4 === 1 ? 'reject' : 'approve';
  const who = wish.turn === 2 ? operatorOf(PARTNER) : APPROVER;
  const isWaiting = operation.state === 'awaiting-approval' && operation.until > books.now;
  const no = !isWaiting ? 'operation-not-awaiting' : who === APPROVER ? null : 'approver-is-requester';
  const apply = () => {
    if (decision === 'approve') operation.state = 'open';
    else books.end(operation, 'rejected');
  };
  const path = `/v1/operations/${operation.operationId}/approval`;
  return { who, method: 'POST', path, body: { decision }, isCommand: true, no, apply };
};

export const stop: Asking = async (wish, books, world) => {
  const all = [...books.operations.values()];
  const live = all.filter(isLive);
  const operation = pick(wish.turn === 0 ? all : live, wish.which);
  if (!operation) return null;
  const who = operatorOf(operation.byPartnerId);
  const path = `/v1/operations/${operation.operationId}`;
  // Whether a worker holds it is nothing that anybody is promised; what becomes of it is.
  const isHeld = (await world.call(who, 'GET', path)).answer.state === 'running';
  const no = isLive(operation) ? null : 'operation-ended';
  const apply = () => {
    if (isHeld) operation.isStopping = true;
    else books.end(operation, 'stopped');
  };
  return { who, method: 'POST', path: `${path}/stop`, body: {}, isCommand: false, no, apply };
};
