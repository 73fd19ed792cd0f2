import type { AnswerOf } from '../../../shared/contract/index.ts';
import { type Minor, minorToText } from '../../../shared/values/minor.ts';
import { freeOf } from '../../domain/account-rules.ts';
import type { StoredAccount } from '../../ports/accounts.ts';

/** `held` in the account's currency: amounts are held out of `balance` alone. */
export function shownAccount(account: StoredAccount, held: Minor): AnswerOf<'GET /v1/accounts'>['accounts'][number] {
  const { accountType, currency, amount, designated, credit } = account;
  return {
    accountType,
    currency,
    amount: minorToText(amount),
    designated: minorToText(designated),
    held: minorToText(accountType === 'balance' ? held : 0n),
    free: minorToText(freeOf(account)),
    credit: accountType === 'credit' && credit !== null ? minorToText(credit) : null,
  };
}
