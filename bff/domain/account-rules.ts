import type { Minor } from '../../shared/values/minor.ts';
import { LARGEST, readAsked } from './amount-rules.ts';
import { isRefusal, type Refusal, refuse } from './refusal.ts';

/** Who receives or returns money, as far as rules ask; null where nobody in scope has the id. */
export type Party =
  | { kind: 'customer'; associationType: 'agency-sale' | 'referral'; isErased: boolean; dissociatedAt: string | null }
  /** `free`: what the reseller could allocate itself. */
  | { kind: 'reseller'; isLeaving: boolean; free: Minor };

/** An item of an allocation or a recall, with what is left there of what was allocated before; null where nothing ever was. */
export interface AskedParty {
  party: Party | null;
  amount: Minor;
  left: Minor | null;
}

/** The whole call: what becomes of each item, in order, and of all together. */
export interface DecidedParties {
  /** Null: it would go through. */
  refusal: Refusal | null;
  items: readonly (Refusal | null)[];
  /** Of the items that are not refused. */
  total: Minor;
}

/** What may be taken out of an account: amount − designated (R-ACC-1). What is held left the amount already. */
export function freeOf({ amount, designated }: { amount: Minor; designated: Minor }): Minor {
  return amount > designated ? amount - designated : 0n;
}

/** Upper bound of what one party may get or give back, by R-ACC-1, R-ACC-3 and R-ACC-4. */
export function largestOf(to: 'customer' | 'reseller', way: 'allocation' | 'recall'): Minor {
  if (to === 'customer') return LARGEST.allocation;
  return way === 'allocation' ? LARGEST.resellerAllocation : LARGEST.total;
}

/** Reads the items of a call. What is malformed refuses the call: a party that is named twice, or an amount; of each kind all are named. */
export function readParties(items: readonly { id: string; amount: string }[], maximum: Minor): Minor[] | Refusal {
  const repeated = items.flatMap(({ id }, index) => (items.findIndex((one) => one.id === id) < index ? [index] : []));
  if (repeated.length > 0) {
    const errors = repeated.map((index) => ({ pointer: `/body/items/${index}/id`, detail: 'Named before.' }));
    return refuse('item-repeated', { errors });
  }
  return allOrRefusal(items.map(({ amount }, index) => readAsked(amount, maximum, `/body/items/${index}/amount`)));
}

/** Values, or the first refusal with the places of all that are refused for the same. */
export function allOrRefusal<Value>(read: readonly (Value | Refusal)[]): Value[] | Refusal {
  const refused = read.filter(isRefusal);
  const [first] = refused;
  if (!first) return read as Value[];
  return refuse(first.refusal, { errors: refused.filter(({ refusal }) => refusal === first.refusal).flatMap(({ errors = [] }) => errors) });
}

/** Who may receive money: agency-sale customers (R-ACC-2) and resellers that are not leaving. */
export function checkReceiver(party: Party | null): Refusal | null {
  if (party === null) return refuse('not-found');
  if (party.kind === 'reseller') return party.isLeaving ? refuse('reseller-leaving') : null;
  if (party.isErased) return refuse('customer-erased');
  return checkTie(party);
}

/** What may be recalled: at most what is left of the allocation (R-ACC-3); of a reseller also no more than is free there (R-ACC-4). */
export function checkGiver({ party, amount, left }: AskedParty): Refusal | null {
  if (party === null) return refuse('not-found');
  const untied = party.kind === 'customer' ? checkTie(party) : null;
  if (untied) return untied;
  if (left === null) return refuse('no-allocation');
  if (amount > left) return refuse('allocation-insufficient');
  return party.kind === 'reseller' && amount > party.free ? refuse('allocation-insufficient') : null;
}

function checkTie({ dissociatedAt, associationType }: Extract<Party, { kind: 'customer' }>): Refusal | null {
  if (dissociatedAt !== null) return refuse('customer-dissociated');
  return associationType === 'agency-sale' ? null : refuse('customer-not-agency-sale');
}

/** An allocation out of an account; null where the partner has none in the currency. Together they may not pass what is free. */
export function decideAllocation(items: readonly AskedParty[], free: Minor | null): DecidedParties {
  const decided = decide(items, ({ party }) => checkReceiver(party));
  return { ...decided, refusal: free === null ? refuse('currency-unknown') : decided.total > free ? refuse('balance-insufficient') : null };
}

/** A recall into an account. Each item stands for itself. */
export function decideRecall(items: readonly AskedParty[], free: Minor | null): DecidedParties {
  return { ...decide(items, checkGiver), refusal: free === null ? refuse('currency-unknown') : null };
}

function decide(asked: readonly AskedParty[], check: (item: AskedParty) => Refusal | null): Omit<DecidedParties, 'refusal'> {
  const items = asked.map(check);
  return { items, total: asked.reduce((total, { amount }, index) => (items[index] ? total : total + amount), 0n) };
}

/** Money that leaves for outside must be free. */
export function checkTopUp(direction: 'in' | 'out', amount: Minor, account: { amount: Minor; designated: Minor }): Refusal | null {
  if (direction === 'out') return amount > freeOf(account) ? refuse('balance-insufficient') : null;
  if (account.amount + amount <= LARGEST.total) return null;
  return refuse('amount-out-of-range', { errors: [{ pointer: '/body/amount', detail: 'The account would hold more than it can.' }] });
}

/** What is designated for something must be there. */
export function checkDesignated(designated: Minor, amount: Minor): Refusal | null {
  return designated > amount ? refuse('designated-too-high') : null;
}

/** What a customer spends must be left of what was allocated; what it gets back must have been spent. Null: nothing was ever allocated. */
export function checkCharge(
  direction: 'spent' | 'refunded',
  amount: Minor,
  allocated: { left: Minor; spent: Minor } | null,
): Refusal | null {
  if (allocated === null) return refuse('no-allocation');
  if (direction === 'spent') return amount > allocated.left ? refuse('allocation-insufficient') : null;
  return amount > allocated.spent ? refuse('refund-exceeds-usage') : null;
}

/**
 * Whether money that a customer gets back stays its allocation. After the tie ended or changed it goes to the partner, as the rest did
 * (R-DIS-2); also where the customer came back since, as far as that is more than it spent since then. `spentInTie` null: it never left.
 */
export function keepsRefund(customer: Extract<Party, { kind: 'customer' }>, amount: Minor, spentInTie: Minor | null): boolean {
  return checkTie(customer) === null && (spentInTie === null || amount <= spentInTie);
}
