import type { ClearCustomer } from '../actions/customers/prepare.ts';
import type { CreditRecord } from '../ports/records.ts';
import type { Draw } from './draw.ts';
import { email, mobile } from './generate-contacts.ts';
import { accountName, chineseCompanyName, chinesePersonName, englishCompanyName, englishPersonName } from './generate-names.ts';

const DAY = 24 * 60 * 60 * 1000;

/** Labels are case-sensitive (DOMAIN.md §2.1): `VIP` and `vip` are two. */
export const WORLD_TAGS: readonly (readonly [string, number])[] = [
  ['重点客户', 14],
  ['续费风险', 9],
  ['教育行业', 8],
  ['VIP', 7],
  ['vip', 2],
  ['KA-East', 6],
  ['新签', 6],
  ['game', 4],
  ['待回访', 4],
  ['renewal 2026', 3],
  ['政企 / 数字政府与智慧城市联合解决方案专项推进名单（二期）', 1],
];

export interface CustomerPlan {
  /** Place of the customer in its partner, from 0; makes its ids and account name unlike every other. */
  index: number;
  partnerLabel: string;
  englishShare: number;
  /** Milliseconds since 1970 in UTC; nothing generated lies after it but expiry times. */
  now: number;
}

/** The letter before the numbers that a partner gives its customers. */
export function partnerLabelOf(partnerName: string): string {
  return partnerName.slice(0, 1).toUpperCase();
}

/** One invented customer. Depends on the draw and the plan alone. */
export function generateCustomer(draw: Draw, plan: CustomerPlan): ClearCustomer {
  const isAgency = draw.chance(0.65);
  const identity = generateIdentity(draw, plan.englishShare);
  const associatedAt = plan.now - Math.floor(draw.fraction() ** 1.6 * 1400 * DAY) - draw.whole(60_000, DAY);
  return {
    customerId: draw.text('0123456789abcdef', 32),
    partnerCustomerNo: draw.chance(0.8) ? `${plan.partnerLabel}-${String(plan.index + 1).padStart(6, '0')}` : null,
    ...identity,
    accountName: accountName(draw, plan.index + 1),
    mobile: draw.chance(0.93) ? mobile(draw) : null,
    email: draw.chance(0.88) ? email(draw) : null,
    associationType: isAgency ? 'agency-sale' : 'referral',
    associatedAt: instant(associatedAt),
    credit: isAgency && draw.chance(0.94) ? generateCredit(draw, plan.now) : null,
    earliestResourceExpiryAt: draw.chance(0.72) ? instant(plan.now + Math.floor((draw.fraction() ** 2 * 420 - 12) * DAY)) : null,
    level: draw.weighted([
      ['V0', 40],
      ['V1', 25],
      ['V2', 15],
      ['V3', 10],
      ['V4', 6],
      ['V5', 2],
      [null, 2],
    ]),
    frozen: draw.weighted([
      ['not-frozen', 94],
      ['account-frozen', 3],
      ['account-and-resources-frozen', 2],
      [null, 1],
    ]),
    tags: generateTags(draw),
    signingEntity: null,
    dissociationBlocks: [],
  };
}

type Identity = Pick<ClearCustomer, 'customerName' | 'customerType' | 'verification'>;

/** A name comes with real-name verification; before it there is none (DOMAIN.md §2.2). */
function generateIdentity(draw: Draw, englishShare: number): Identity {
  const verification = draw.weighted<NonNullable<Identity['verification']>>([
    ['verified', 90],
    ['unverified', 5],
    ['in-review', 3],
    ['rejected', 2],
  ]);
  if (verification === 'unverified') return { customerName: null, customerType: 'none', verification };
  const isCompany = draw.chance(0.6);
  const isEnglish = draw.chance(englishShare);
  const make = isCompany ? (isEnglish ? englishCompanyName : chineseCompanyName) : isEnglish ? englishPersonName : chinesePersonName;
  const name = make(draw);
  return { customerName: verification === 'verified' ? name : null, customerType: isCompany ? 'enterprise' : 'individual', verification };
}

function generateCredit(draw: Draw, now: number): CreditRecord {
  const isInArrears = draw.chance(0.07);
  const amount = BigInt(Math.floor(10 ** (draw.fraction() * 7 + 1.3)));
  return {
    availableMinor: isInArrears || draw.chance(0.04) ? 0n : amount,
    arrearsMinor: isInArrears ? amount / 10n + 1n : 0n,
    currency: draw.chance(0.03) ? 'USD' : 'CNY',
    asOf: instant(now - draw.whole(5, 180) * 60_000),
  };
}

function generateTags(draw: Draw): string[] {
  const count = draw.weighted([
    [0, 45],
    [1, 30],
    [2, 15],
    [3, 7],
    [5, 3],
  ]);
  return [...new Set(Array.from({ length: count }, () => draw.weighted(WORLD_TAGS)))];
}

function instant(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}
