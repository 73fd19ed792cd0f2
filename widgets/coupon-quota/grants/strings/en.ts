import type { GrantStrings } from './zh-CN.ts';

const resellers = (count: string) => `${count} ${count === '1' ? 'reseller' : 'resellers'}`;

export const strings: GrantStrings = {
  grant: {
    heading: 'Grant quota to resellers',
    from: (id, available) => `Out of quota ${id}, ${available} available`,
    amount: 'Amount for each reseller',
    resellers: 'Resellers',
    picked: (count) => `${count} chosen`,
    search: 'Find by name',
    none: 'There are no resellers yet.',
    noMatch: 'No reseller matches.',
    customers: (count) => `${count} ${count === '1' ? 'customer' : 'customers'}`,
    loading: 'Loading resellers…',
    pickOne: 'Choose at least one reseller.',
    amountMissing: 'Enter an amount.',
    total: 'Total',
    each: (count, amount) => `${resellers(count)}, ${amount} each`,
    left: 'Available afterwards',
    check: 'Next',
    act: (count, total) => `Grant to ${resellers(count)}, ${total}`,
    confirm: 'Check and confirm',
    done: (count, total) => `Granted to ${resellers(count)}, ${total}`,
    partial: (done, refused) => `${done} done, ${refused} refused`,
    refused: 'Nothing was granted',
    child: (id) => `New quota ${id}`,
  },
  recall: {
    heading: 'Recall quota of a reseller',
    about:
      'The whole balance goes back to the quota that it was granted from. Coupons that customers hold stay as they are; what comes back from them later goes there too.',
    what: 'Will be recalled',
    none: 'Nothing can be recalled',
    act: (total) => `Recall ${total}`,
    done: (total) => `${total} recalled`,
    partial: (done, refused) => `${done} done, ${refused} refused`,
    refused: 'Nothing was recalled',
  },
};
