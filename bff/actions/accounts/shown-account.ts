import type { AnswerOf } from '../../../shared/contract/index.ts';
import { minorToText } from '../../../shared/values/minor.ts';
import { freeOf } from '../../domain/account-rules.ts';
import type { AllocatedTotals, StoredAccount } from '../../ports/accounts.ts';

/** Amounts are held out of `balance` alone. */
export function shownAccount(account: StoredAccount, totals: readonly AllocatedTotals[]): AnswerOf<'GET /v1/accounts'>['accounts'][number] {
  const { accountType, currency, amount, designated, credit } = account;
  const held = accountType === 'balance' ? totals.find((one) => one.currency === currency)?.held : undefined;
  return {
    accountType,
    currency,
    amount: minorToText(amount),
    designated: minorToText(designated),
    held: minorToText(held ?? 0n),
    free: minorToText(freeOf(account)),
    credit: accountType === 'credit' && credit !== null ? minorToText(credit) : null,
  };
}
