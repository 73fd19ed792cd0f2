import { type AgreementSource, compose, type Part } from './compose.ts';

const TITLE = 'Notice on associating with a cloud partner';

const OPENING = `
This notice is for companies that are about to buy cloud services through a partner. Please read all of it before you sign, and ask the partner about whatever is unclear.

By signing you confirm that you know and agree: **from then on prices, bills and payments are a matter between you and the partner**, and the partner can see and manage what is listed below.
`;

const ASSOCIATION: Part = [
  'What association means',
  `
Association registers your cloud account with one partner. You buy cloud services from the partner; the partner bills you and collects the payment.

- An account is associated with one partner at a time.
- The account and all data in it remain yours.
- Resources that you bought before keep running until they expire; they are renewed under the rules of the association.
`,
];
const SEEN: Part = [
  'What the partner can see',
  `
While you are associated, the partner’s staff can see the following in order to serve you. Every look at full contact details is recorded.

| What | How the partner sees it | What for |
| --- | --- | --- |
| Company and account name | partly hidden | to recognise you |
| Mobile number, e-mail | hidden, shown one by one to those who may | to contact you |
| Monthly consumption and bill lines | in full | to settle bills, to remind |
| Coupons issued and used | in full | to manage discounts |

The partner **cannot** see your business data, the contents of your databases or your passwords.
`,
];
const MONEY_V1: Part = [
  'Allowance, bills and payment',
  `
1. The partner allocates what you can spend. When it is used up, nothing new can be bought.
2. Bills cover a calendar month and are issued on the 5th of the next.
3. You pay the partner **within 30 days** of receiving a bill.
4. Objections to a bill are raised in writing within 15 days of receiving it.
`,
];
const MONEY_V2: Part = [
  'Allowance, bills and payment',
  `
1. The partner allocates what you can spend. When it is used up, nothing new can be bought.
2. Bills cover a calendar month and are issued on the 3rd of the next.
3. You pay the partner **within 20 days** of receiving a bill.
4. Objections to a bill are raised in writing within 15 days of receiving it. What is not disputed is paid on time meanwhile.
`,
];
const COUPONS: Part = [
  'Coupons and discounts',
  `
Coupons are issued by the partner. They pay for the products and regions named on them, and can be neither exchanged for money nor passed on.

The partner can recall unused coupons. When the association ends, what is left of them returns to the partner.
`,
];
const OVERDUE: Part = [
  'Arrears',
  `
An account in arrears has a grace period, in which resources keep running. If the arrears are not settled by its end, resources are stopped; 15 days later **data may be deleted for good**.

> Before stopping and before deleting we write to the contacts you registered. Please keep them up to date.
`,
];
const OPERATION: Part = [
  'Acting on your behalf',
  `
Without your authorisation the partner does not sign in to your account, and does not order, renew or release resources for you. You can take the authorisation back at any time; what was done before remains.
`,
];
const COMPLAINTS_V1: Part = [
  'Complaints and contact',
  'If you are not satisfied with the partner’s service, write to <service@cloud.example.com>. We answer within 5 working days.',
];
const COMPLAINTS_V2: Part = [
  'Complaints and contact',
  `
If you are not satisfied with the partner’s service, write to <service@cloud.example.com> or open a ticket at the [service centre](https://support.cloud.example.com/tickets). We answer within 3 working days.
`,
];
const CONTACT_PERSON: Part = [
  'A contact for finance',
  `
You name one person who confirms bills and receives reminders. Tell the partner within 10 days when that person changes; what follows from a late notice is yours to bear.
`,
];
const RECORDS: Part = [
  'Records',
  `
Records of bills, coupons and signatures are kept for at least five years.

## Of signatures

We record the account that signed, the stated capacity, version and language, the digest of the text, and the time of the server. Network address and browser are kept apart and can be deleted as the law provides.

## Access

You can read and download what you have signed, and the receipts, at any time.
`,
];
const ENDING: Part = [
  'Ending the association',
  `
You can ask for the association to end. It ends once

- nothing is in arrears and no order is in progress;
- no resource is left that only the partner can handle;
- three months have passed since the association last ended or changed.

Money that you paid to the partner and have not spent is settled between the two of you.
`,
];
const ARCHIVE: Part = ['On paper', 'If you need this notice on paper, print this page; it counts as much as the electronic text.'];

const V1 = [ASSOCIATION, SEEN, MONEY_V1, COUPONS, OVERDUE, OPERATION, COMPLAINTS_V1, ENDING, ARCHIVE];
/** The same changes as in the Chinese text. */
const V2 = [ASSOCIATION, SEEN, CONTACT_PERSON, MONEY_V2, OVERDUE, COUPONS, OPERATION, RECORDS, COMPLAINTS_V2, ENDING];

export const ASSOCIATION_NOTICE_EN: readonly AgreementSource[] = [V1, V2].map((parts, index) => ({
  code: 'association-notice',
  version: index + 1,
  locale: 'en',
  title: TITLE,
  source: compose('en', OPENING, parts),
}));
