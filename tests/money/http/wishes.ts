import fc from 'fast-check';

/** What is wished for, and how often beside each other. */
export const DOINGS = {
  'state-quota': 3,
  issue: 10,
  'issue-job': 6,
  slice: 9,
  recall: 6,
  select: 3,
  'recall-job': 4,
  grant: 5,
  'recall-quotas': 4,
  'say-leaving': 1,
  redeem: 7,
  refund: 7,
  'top-up': 3,
  designate: 1,
  allocate: 6,
  'recall-money': 4,
  charge: 5,
  submit: 3,
  settle: 4,
  'state-customer': 2,
  decide: 5,
  stop: 2,
  retry: 6,
  sweep: 4,
} as const;
export type Doing = keyof typeof DOINGS;

/** How a command is sent: once; again with its key; twice at once; again with another body; with a process that dies over it. */
export const SENDINGS = ['once', 'again', 'both-at-once', 'other-body', 'death-before', 'death-after'] as const;

/** A random wish: what to do, to which of those there are, with how much, and how it is sent. */
export interface Wish {
  do: Doing;
  partner: number;
  isForReseller: boolean;
  which: number;
  many: number[];
  amount: number;
  turn: number;
  sending: (typeof SENDINGS)[number];
  /** Seconds that the clock moves before it; below zero: it was set back. */
  clock: number;
}

const HOUR = 3_600;
const DAY = 24 * HOUR;
const entries = Object.entries(DOINGS) as [Doing, number][];

const plain: Omit<Wish, 'do' | 'partner'> = {
  ...{ isForReseller: false, which: 5, many: [0, 1, 2, 3, 4, 5], amount: 5_000, turn: 2, sending: 'once', clock: 0 },
};
/** What every world begins with, so that there is something to move: quotas, one of a reseller's among them, coupons, a job, money, what is kept for a customer. */
export const BEGINNING: readonly Wish[] = [
  { ...plain, do: 'state-quota', partner: 0, turn: 4 },
  { ...plain, do: 'state-quota', partner: 0, turn: 2 },
  { ...plain, do: 'top-up', partner: 0, turn: 1 },
  { ...plain, do: 'top-up', partner: 1, turn: 1 },
  { ...plain, do: 'grant', partner: 0, many: [0, 1], amount: 2_000 },
  { ...plain, do: 'issue', partner: 0, amount: 1_000, turn: 1 },
  { ...plain, do: 'issue-job', partner: 0, amount: 300, turn: 1 },
  { ...plain, do: 'allocate', partner: 0, amount: 700, turn: 1, many: [0, 1, 2] },
  { ...plain, do: 'charge', partner: 0, amount: 2_500 },
  { ...plain, do: 'issue', partner: 1, amount: 400, turn: 1, which: 2, many: [0, 1] },
  // A cash coupon that is recalled, and all of its quota for somebody else.
  { ...plain, do: 'state-quota', partner: 0, turn: 3 },
  { ...plain, do: 'issue', partner: 0, which: 4, many: [0], amount: 1_000 },
  { ...plain, do: 'recall', partner: 0, which: 4, many: [0] },
  { ...plain, do: 'issue', partner: 0, which: 4, many: [1], turn: 1 },
];
/** What becomes of the last of them. */
export const BEGINNING_ENDS = { outcome: 'refused', why: 'quota-kept-for-others' };

/** Wishes that shrink to fewer, earlier and smaller ones. */
export const wishes = (maximum: number): fc.Arbitrary<Wish[]> =>
  fc.noBias(
    fc.array(
      fc.record({
        do: fc.oneof(...entries.map(([doing, weight]) => ({ weight, arbitrary: fc.constant(doing) }))),
        partner: fc.nat(4),
        isForReseller: fc.boolean(),
        which: fc.nat(23),
        many: fc.uniqueArray(fc.nat(5), { minLength: 1, maxLength: 5 }),
        amount: fc.integer({ min: 1, max: 5_000 }),
        turn: fc.nat(11),
        sending: fc.oneof(
          { weight: 8, arbitrary: fc.constant('once' as const) },
          ...SENDINGS.slice(1).map((sending) => ({ weight: 1, arbitrary: fc.constant(sending) })),
        ),
        clock: fc.oneof(
          { weight: 16, arbitrary: fc.nat(40) },
          { weight: 3, arbitrary: fc.integer({ min: 60, max: 10 * HOUR }) },
          { weight: 1, arbitrary: fc.integer({ min: DAY, max: 40 * DAY }) },
          { weight: 1, arbitrary: fc.integer({ min: -2 * HOUR, max: 0 }) },
        ),
      }),
      { minLength: 1, maxLength: maximum, size: 'max' },
    ),
  );

export function pick<One>(all: readonly One[], index: number): One | undefined {
  return all[index % Math.max(1, all.length)];
}
