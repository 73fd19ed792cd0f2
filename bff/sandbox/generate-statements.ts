import type { Amount } from '../../shared/values/amount.ts';
import { BILL_TYPES, type BillType, CHARGE_MODES, type ChargeMode } from '../../shared/values/consumption-lists.ts';
import type { BillLineRecord } from '../ports/records.ts';
import type { Draw } from './draw.ts';

interface Sold {
  type: string;
  typeName: string;
  modes: readonly (readonly [ChargeMode, number])[];
}

/** What is sold of a service, and how. */
const SOLD: Readonly<Record<string, Sold>> = {
  'Elastic Cloud Server': {
    type: 'hws.resource.type.vm',
    typeName: '云主机',
    modes: [
      ['yearly-monthly', 5],
      ['pay-per-use', 3],
      ['savings-plan', 1],
      ['reserved-instance', 1],
    ],
  },
  'Object Storage Service': { type: 'hws.resource.type.obs', typeName: '对象存储', modes: [['pay-per-use', 1]] },
  'RDS for MySQL': {
    type: 'hws.resource.type.rds.vm',
    typeName: '云数据库实例',
    modes: [
      ['yearly-monthly', 2],
      ['pay-per-use', 1],
    ],
  },
  'Elastic IP': { type: 'hws.resource.type.ip', typeName: '弹性公网 IP', modes: [['pay-per-use', 1]] },
  'Model as a Service': { type: 'hws.resource.type.maas', typeName: '模型服务', modes: [['pay-per-use', 1]] },
};

const CONSUMED: Readonly<Record<ChargeMode, readonly (readonly [BillType, number])[]>> = {
  'yearly-monthly': [
    ['new-purchase', 3],
    ['renewal', 3],
    ['auto-renewal', 2],
    ['change', 1],
  ],
  'pay-per-use': [['usage', 1]],
  'reserved-instance': [['monthly', 1]],
  'savings-plan': [['monthly', 1]],
};
const REFUNDED: readonly (readonly [BillType, number])[] = [
  ['unsubscription', 3],
  ['change-refund', 2],
  ['period-to-on-demand-refund', 1],
  ['compensation', 2],
];
const PROJECTS = ['0', '3fa2b1c4-project-web', '9be01d77-project-data'];
const HOUR = 60 * 60 * 1000;

/**
 * What a line of the upstream states beside what is due (DOMAIN.md §4.2): what it is for, list price and discount, and what it was paid
 * with. Every identity holds, but for a line now and then, as real deliveries have them. One line in twenty-five states none of it.
 */
export function stateMore(draw: Draw, line: BillLineRecord): BillLineRecord {
  if (draw.chance(0.04)) return line;
  const sold = SOLD[line.service ?? ''];
  const isBack = line.due.micro < 0n;
  const mode = sold && draw.weighted(sold.modes);
  const type = isBack ? draw.weighted(REFUNDED) : mode ? draw.weighted(CONSUMED[mode]) : 'support-plan';
  const paidWith = payments(draw, line.due);
  const isMarked = draw.chance(0.003);
  const traded = Date.parse(line.consumedAt) + draw.whole(1, 20) * HOUR;
  return {
    ...line,
    tradedAt: new Date(traded).toISOString(),
    tradeId: `CS${draw.text('0123456789', 16)}`,
    billType: BILL_TYPES[type].code,
    billClass: BILL_TYPES[type].class,
    ...(mode && { chargeMode: CHARGE_MODES[mode] }),
    ...(sold && { resourceType: sold.type, resourceTypeName: sold.typeName }),
    ...(line.resourceId !== null && { resourceName: `${line.service?.split(' ').at(-1)?.toLowerCase()}-${line.resourceId.slice(0, 6)}` }),
    enterpriseProject: draw.pick(PROJECTS),
    amounts: {
      ...(line.listPrice && { discount: less(line.listPrice, line.due), rounding: NOTHING }),
      ...paidWith,
      ...(isMarked && { cash: { micro: (paidWith.cash?.micro ?? 0n) + 10_000n, rest: 0n } }),
    },
    ...(isMarked && { faults: I_2 }),
  };
}

const NOTHING: Amount = { micro: 0n, rest: 0n };
/** The bit of I-2 among `LINE_FAULTS`. */
const I_2 = 2;

function less(from: Amount, what: Amount): Amount {
  const units = (from.micro - what.micro) * 10_000_000_000n + (from.rest - what.rest);
  return { micro: units / 10_000_000_000n, rest: units % 10_000_000_000n };
}

/** What is due, split into what it was paid with; the last part takes what is left. */
function payments(draw: Draw, due: Amount): NonNullable<BillLineRecord['amounts']> {
  const main = draw.weighted([
    ['cash', 60],
    ['credit', 34],
    ['storedValueCard', 3],
    ['arrears', 3],
  ] as const);
  const besides = draw.weighted([
    ['coupon', 30],
    ['cashCoupon', 8],
    ['bonus', 4],
    [null, 58],
  ] as const);
  const part = besides === null ? NOTHING : { micro: (due.micro * BigInt(draw.whole(1, 9))) / 10n, rest: 0n };
  const all = { cash: NOTHING, credit: NOTHING, coupon: NOTHING, cashCoupon: NOTHING, storedValueCard: NOTHING, bonus: NOTHING };
  return { ...all, arrears: NOTHING, writeOff: NOTHING, ...(besides && { [besides]: part }), [main]: less(due, part) };
}
