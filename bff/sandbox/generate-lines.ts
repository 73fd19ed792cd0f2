import type { Amount } from '../../shared/values/amount.ts';
import { type BillCycle, billCycleAt, billCycleStart, shiftBillCycle } from '../../shared/values/bill-cycle.ts';
import type { BillLineRecord } from '../ports/records.ts';
import type { Draw } from './draw.ts';
import { stateMore } from './generate-statements.ts';

const SERVICES: readonly (readonly [[category: string, service: string], number])[] = [
  [['Compute', 'Elastic Cloud Server'], 40],
  [['Storage', 'Object Storage Service'], 25],
  [['Databases', 'RDS for MySQL'], 15],
  [['Networking', 'Elastic IP'], 12],
  [['AI and Machine Learning', 'Model as a Service'], 5],
  [['Other', 'Support plan'], 3],
];
const REGIONS = ['cn-north-4', 'cn-east-3', 'cn-south-1', 'cn-southwest-2', 'ap-southeast-1', null];

export interface LinesPlan {
  customerId: string;
  associatedAt: string;
  billingAccountId: string;
  /** The running cycle is the one at `now`; nothing is consumed after it. */
  now: number;
  /** How many cycles, the running one included. */
  cycles: number;
  /** So many cycles before those of which a customer has a line now and then, so that a year can be looked back on. */
  olderCycles?: number;
}

/** What a customer used, with what the upstream states of it. */
export function generateLines(draw: Draw, plan: LinesPlan): BillLineRecord[] {
  const states = draw.branch('statements');
  const recent = generateDues(draw, plan);
  return [...recent, ...generateOlder(draw.branch('older'), plan, recent[0]?.currency ?? 'CNY')].map((line) => stateMore(states, line));
}

/** The part of customers that used something in a cycle long ago, and how small it was then. */
const OLDER_SHARE = 0.35;
const SHRINKS_IN_A_CYCLE = 0.03;
/** February is short and has a holiday in it. */
const QUIET_MONTH = '02';
const MONTH = 31 * 24 * 60 * 60 * 1000;

function generateOlder(draw: Draw, { olderCycles = 0, ...plan }: LinesPlan, currency: string): BillLineRecord[] {
  const running = billCycleAt(plan.now);
  return Array.from({ length: olderCycles }, (_, place) => plan.cycles + place).flatMap((back) => {
    const cycle = shiftBillCycle(running, -back);
    const from = Math.max(billCycleStart(cycle), Date.parse(plan.associatedAt));
    const until = billCycleStart(shiftBillCycle(cycle, 1)) - 1;
    if (from >= until || !draw.chance(OLDER_SHARE)) return [];
    const size = (1 - SHRINKS_IN_A_CYCLE * back) * (cycle.endsWith(QUIET_MONTH) ? 0.7 : 1) * (1.6 / OLDER_SHARE);
    // Some are billed a cycle late.
    const late = draw.chance(0.03) ? MONTH : 0;
    const line = generateLine(draw, { ...plan, cycle, currency, consumedAt: draw.whole(from, until) - late });
    const due = { micro: (line.due.micro * BigInt(Math.round(size * 100))) / 100n, rest: 0n };
    return [{ ...line, due, listPrice: due.micro < 0n ? null : { micro: (due.micro * 5n) / 4n, rest: 0n } }];
  });
}

/** What is due of the running cycle and those before it. One customer in six used nothing in a cycle; a few pay in other currencies too. */
function generateDues(draw: Draw, plan: LinesPlan): BillLineRecord[] {
  const currencies = draw.weighted<readonly string[]>([
    [['CNY'], 94],
    [['USD'], 3],
    [['CNY', 'USD'], 2],
    [['CNY', 'USD', 'HKD'], 1],
  ]);
  const running = billCycleAt(plan.now);
  return Array.from({ length: plan.cycles }, (_, back) => shiftBillCycle(running, -back)).flatMap((cycle) => {
    const from = Math.max(billCycleStart(cycle), Date.parse(plan.associatedAt));
    const until = Math.min(billCycleStart(shiftBillCycle(cycle, 1)) - 1, plan.now);
    if (from >= until || draw.chance(0.16)) return [];
    return currencies.flatMap((currency) =>
      Array.from({ length: draw.whole(1, 3) }, () => generateLine(draw, { ...plan, cycle, currency, consumedAt: draw.whole(from, until) })),
    );
  });
}

function generateLine(
  draw: Draw,
  line: { customerId: string; billingAccountId: string; cycle: BillCycle; currency: string; consumedAt: number },
): BillLineRecord {
  const [category, service] = draw.weighted(SERVICES);
  const due = generateDue(draw);
  return {
    customerId: line.customerId,
    cycle: line.cycle,
    billingAccountId: line.billingAccountId,
    currency: line.currency,
    due,
    listPrice: draw.chance(0.9) && due.micro >= 0n ? { micro: (due.micro * 5n) / 4n, rest: 0n } : null,
    consumedAt: new Date(line.consumedAt).toISOString(),
    category,
    service,
    region: draw.pick(REGIONS),
    resourceId: draw.chance(0.9) ? draw.text('0123456789abcdef', 32) : null,
    description: null,
  };
}

/** From fractions of a cent to seven figures; some are refunds, a few have all sixteen decimals. */
function generateDue(draw: Draw): Amount {
  const micro = BigInt(Math.floor(10 ** (draw.fraction() * 6 + 5)));
  if (draw.chance(0.02)) return { micro: -(micro / 10n), rest: 0n };
  if (draw.chance(0.01)) return { micro: micro * 100n, rest: 0n };
  if (draw.chance(0.03)) return { micro: micro % 1000n, rest: BigInt(draw.whole(1, 9_999_999_999)) };
  return { micro: micro - (micro % 10_000n), rest: 0n };
}
