import { expect, it } from 'vitest';
import { agreementsFromSearchParams, agreementsToSearchParams } from './address.ts';

const STATE = {
  view: 'payments',
  code: 'association-notice',
  state: 'overdue',
  accountManagerId: 'op_LiuYang000000000000000',
  isOnlyWithdrawn: true,
  indirectPartnerId: 'pt_Qidian0000000000000000',
  paymentState: 'voided',
} as const;

it('What is shown goes into an address and comes back from it', () => {
  expect(agreementsFromSearchParams(agreementsToSearchParams(STATE))).toEqual(STATE);
  expect(agreementsToSearchParams({}).toString()).toBe('');
});

it('A customer stands in no address, and is taken from none', () => {
  expect(agreementsToSearchParams({ code: 'notice', customerId: 'c-1' }).toString()).toBe('agreement=notice');
  expect(agreementsFromSearchParams(new URLSearchParams('customerId=c-1&customer=c-1'))).toEqual({});
});

it("A host's own parameters stay, and values that make no sense are left out", () => {
  const params = agreementsToSearchParams({ state: 'signed' }, new URLSearchParams('tab=2&state=overdue&view=contracts'));
  expect(params.toString()).toBe('tab=2&state=signed');
  const odd = new URLSearchParams({ view: 'audit', agreement: 'Not A Code', state: 'lost', manager: '1', payment: 'x', withdrawn: 'yes' });
  expect(agreementsFromSearchParams(odd)).toEqual({});
});
