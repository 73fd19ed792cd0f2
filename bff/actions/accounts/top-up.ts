import type { AnswerOf } from '../../../shared/contract/index.ts';
import { minorToText } from '../../../shared/values/minor.ts';
import { checkTopUp } from '../../domain/account-rules.ts';
import { LARGEST, readAsked } from '../../domain/amount-rules.ts';
import { isRefusal, type Refusal, refuse } from '../../domain/refusal.ts';
import type { StoredAccount } from '../../ports/accounts.ts';
import type { World } from '../../ports/index.ts';
import type { Unit } from '../../ports/store.ts';
import type { CallOf, Replayed } from '../action.ts';
import { onceCommand } from '../once/once-command.ts';
import { bookOne } from './server-operation.ts';
import { shownAccount } from './shown-account.ts';

type TopUp = CallOf<'POST /v1/accounts/top-ups'>;
type Answer = AnswerOf<'POST /v1/accounts/top-ups'>;

/** Books money that came to the partner from outside, or left it (R-ACC-8). */
export function topUp(world: World, call: TopUp): Promise<Answer | Refusal | Replayed<Answer>> {
  const { accountType, currency, direction } = call.body;
  const command = { action: 'accounts.top-up' as const, permission: null, targets: [], details: { accountType, currency, direction } };
  return onceCommand<'POST /v1/accounts/top-ups'>(world, call, command, async (unit) => {
    const decided = await decide(unit, call);
    if (isRefusal(decided)) return decided;
    const { amount, account } = decided;
    const own = { kind: 'account', accountType } as const;
    const ends = direction === 'in' ? ({ from: UPSTREAM, to: own } as const) : ({ from: own, to: UPSTREAM } as const);
    const { operationId, fromAfter, toAfter } = await bookOne(world, unit, call, {
      ...ends,
      kind: 'top-up',
      currency,
      amount,
      reference: call.body.reference,
      customerId: null,
      balanceBefore: account.amount,
    });
    const after = { ...account, amount: direction === 'in' ? toAfter : fromAfter };
    const held = await unit.accounts.held(call.caller.partner.partnerId, currency);
    return {
      answer: { operationId, account: shownAccount(after, held) },
      targets: [operationId],
      details: { amount: minorToText(amount) },
    };
  });
}

const UPSTREAM = { kind: 'upstream' } as const;

async function decide(unit: Unit, { caller, body }: TopUp): Promise<{ amount: bigint; account: StoredAccount } | Refusal> {
  const { partnerId } = caller.partner;
  const { accountType, currency, direction, reference } = body;
  const amount = readAsked(body.amount, LARGEST.total, '/body/amount');
  if (isRefusal(amount)) return amount;
  if (await unit.usages.byReference(partnerId, reference)) return refuse('reference-taken');
  const nothing = { accountType, currency, amount: 0n, designated: 0n, credit: null, isStated: false };
  const account = (await unit.accounts.find(partnerId, accountType, currency)) ?? nothing;
  return checkTopUp(direction, amount, account) ?? { amount, account };
}
