import type { AnswerOf } from '../../../shared/contract/index.ts';
import { type Minor, minorToText } from '../../../shared/values/minor.ts';
import { checkCharge, keepsRefund } from '../../domain/account-rules.ts';
import { LARGEST, readAsked } from '../../domain/amount-rules.ts';
import { isRefusal, type Refusal, refuse } from '../../domain/refusal.ts';
import type { World } from '../../ports/index.ts';
import type { LedgerAccount } from '../../ports/ledger.ts';
import type { Unit } from '../../ports/store.ts';
import type { CallOf, Replayed } from '../action.ts';
import { onceCommand } from '../once/once-command.ts';
import { customerParty } from './load-parties.ts';
import { BALANCE } from './move-parties.ts';
import { bookOne } from './server-operation.ts';

type Charge = CallOf<'POST /v1/accounts/charges'>;
type Answer = AnswerOf<'POST /v1/accounts/charges'>;

/**
 * Books what a customer spent of allocated money, or got back of it. What comes back after the tie to the customer ended or changed goes to
 * the partner, like all that was unspent then (R-DIS-2); so does, whole, more than what it spent since it came back.
 */
export function chargeCustomer(world: World, call: Charge): Promise<Answer | Refusal | Replayed<Answer>> {
  const { customerId, currency, direction, reference } = call.body;
  const command = { action: 'accounts.charge' as const, permission: null, targets: [customerId], details: { currency, direction } };
  return onceCommand<'POST /v1/accounts/charges'>(world, call, command, async (unit) => {
    const decided = await decide(unit, call);
    if (isRefusal(decided)) return decided;
    const { amount, left, goesTo } = decided;
    const spent = { kind: 'customer-spent', customerId } as const;
    const allocated = { kind: 'customer', customerId } as const;
    const ends = direction === 'spent' ? { from: allocated, to: spent } : { from: spent, to: goesTo };
    const booked = { kind: 'charge', currency, amount, reference, customerId, balanceBefore: left, ...ends } as const;
    const { operationId, fromAfter, toAfter } = await bookOne(world, unit, call, booked);
    const balance = direction === 'spent' ? fromAfter : goesTo.kind === 'customer' ? toAfter : left;
    return {
      answer: { operationId, customerId, currency, amount: minorToText(amount), balance: minorToText(balance) },
      targets: [customerId],
      details: { operationId, amount: minorToText(amount) },
    };
  });
}

interface Decided {
  amount: Minor;
  left: Minor;
  /** Where a refund goes. */
  goesTo: LedgerAccount;
}

async function decide(unit: Unit, { caller, body }: Charge): Promise<Decided | Refusal> {
  const { partnerId } = caller.partner;
  const { customerId, currency, direction } = body;
  const amount = readAsked(body.amount, LARGEST.allocation, '/body/amount');
  if (isRefusal(amount)) return amount;
  const [customer] = await unit.customers.picked([partnerId], { kind: 'all' }, [customerId]);
  if (!customer) return refuse('not-found');
  if (await unit.usages.byReference(partnerId, body.reference)) return refuse('reference-taken');
  const left = (await unit.accounts.allocated(partnerId, currency, 'customer', [customerId])).get(customerId);
  const spent = (await unit.accounts.allocated(partnerId, currency, 'customer-spent', [customerId])).get(customerId);
  const refused = checkCharge(direction, amount, left === undefined ? null : { left, spent: spent ?? 0n });
  if (refused) return refused;
  const spentInTie = direction === 'refunded' ? await spentInTieOf(unit, partnerId, currency, customerId) : null;
  const goesTo = keepsRefund(customerParty(customer), amount, spentInTie) ? ({ kind: 'customer', customerId } as const) : BALANCE;
  return { amount, left: left ?? 0n, goesTo };
}

/** What a customer spent since it came back, or since its association changed its type; null where neither ever happened. */
async function spentInTieOf(unit: Unit, partnerId: string, currency: string, customerId: string): Promise<Minor | null> {
  const [known] = await unit.customers.known(partnerId, [customerId]);
  const ends = [known?.associationChangedAt ?? null, await unit.dissociations.lastLeft(partnerId, customerId)];
  const [last] = ends
    .filter((at) => at !== null)
    .sort()
    .reverse();
  return last === undefined ? null : unit.accounts.spentAfter(partnerId, currency, customerId, last);
}
