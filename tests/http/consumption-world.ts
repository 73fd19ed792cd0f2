import type { BillLineRecord } from '../../bff/ports/records.ts';
import type { AnswerOf, BodyOf } from '../../shared/contract/index.ts';
import { type Amount, readAmount } from '../../shared/values/amount.ts';
import { BILL_TYPES, type BillType, CHARGE_MODES, type ChargeMode, type LineAmount } from '../../shared/values/consumption-lists.ts';
import { type Fixture, MANAGER, PARTNER, type Reply, type Session } from './fixture.ts';

export type Overview = AnswerOf<'POST /v1/consumption/overview'>;
export type Trend = AnswerOf<'POST /v1/consumption/trend'>;
export type Distribution = AnswerOf<'POST /v1/consumption/distribution'>;
export type FoundLines = AnswerOf<'POST /v1/consumption/lines/search'>;
export type Options = AnswerOf<'GET /v1/consumption/filter-options'>;
export type Filter = NonNullable<BodyOf<'POST /v1/consumption/overview'>['filter']>;

/** A line as tests write one: amounts as text, at ten in the morning in UTC+8 of a day. */
export interface TestLine {
  customerId: string;
  /** `YYYY-MM-DD`, or an instant. */
  at: string;
  due: string;
  /** Default: that of the day. */
  cycle?: string;
  currency?: string;
  service?: string | null;
  serviceName?: string;
  region?: string;
  chargeMode?: ChargeMode;
  billType?: BillType;
  amounts?: Partial<Record<Exclude<LineAmount, 'due' | 'list'>, string>>;
  more?: Partial<BillLineRecord>;
}

export function amount(text: string): Amount {
  const read = readAmount(text);
  if (!read || read.isRounded) throw new Error(`${text} is no amount.`);
  return read.amount;
}

export function toLine({
  customerId,
  at,
  due,
  cycle,
  currency = 'CNY',
  service = null,
  amounts = {},
  more,
  ...rest
}: TestLine): BillLineRecord {
  const { serviceName, region = null, chargeMode, billType } = rest;
  const stated = Object.entries(amounts).map(([name, text]) => [name, amount(text)]);
  return {
    customerId,
    cycle: cycle ?? at.slice(0, 7),
    billingAccountId: 'b-1',
    currency,
    due: amount(due),
    listPrice: null,
    consumedAt: at.length === 10 ? `${at}T02:00:00.000Z` : at,
    category: null,
    service,
    region,
    resourceId: null,
    description: null,
    ...(serviceName && { serviceName }),
    ...(chargeMode && { chargeMode: CHARGE_MODES[chargeMode] }),
    ...(billType && { billType: BILL_TYPES[billType].code, billClass: BILL_TYPES[billType].class }),
    amounts: Object.fromEntries(stated),
    ...more,
  };
}

/** Puts lines in force as one delivery of a source: of each cycle, they are all that the source has. */
export async function deliverLines(
  { store, clock }: Fixture,
  lines: readonly TestLine[],
  { source = 'test', partnerId = PARTNER, at = new Date(clock.now).toISOString() } = {},
): Promise<void> {
  const deliveryId = `dlv-${source}-${at}`;
  await store.write(partnerId, async (unit) => {
    await unit.deliveries.begin(partnerId, { deliveryId, source, startedAt: at });
    await unit.deliveries.addLines(partnerId, deliveryId, lines.map(toLine));
    await unit.deliveries.switch(partnerId, deliveryId, at);
  });
}

const FREE = { coupon: '0' } as const;

/** Three cycles of four customers: consumption, a refund, an adjustment, a line of nothing, one of another month, one in dollars. */
export const LINES: readonly TestLine[] = [
  {
    customerId: 'c-1',
    at: '2024-09-05',
    due: '100.10',
    service: 'ecs',
    serviceName: '弹性云服务器',
    region: 'north',
    chargeMode: 'pay-per-use',
    billType: 'usage',
    amounts: { coupon: '10', cash: '90.10' },
  },
  {
    customerId: 'c-1',
    at: '2024-09-12',
    due: '50.05',
    service: 'ecs',
    serviceName: '弹性云服务器',
    region: 'south',
    chargeMode: 'pay-per-use',
    billType: 'usage',
    amounts: { ...FREE, cash: '50.05' },
    more: { faults: 0b0010 },
  },
  { customerId: 'c-2', at: '2024-09-12', due: '30', service: 'obs' },
  {
    customerId: 'c-3',
    at: '2024-09-03',
    due: '1000',
    service: 'rds',
    chargeMode: 'yearly-monthly',
    billType: 'new-purchase',
    amounts: FREE,
    more: { tradeId: 'CS-1', resourceId: 'db-1', resourceName: '李雷的数据库', description: 'RDS for 李雷' },
  },
  {
    customerId: 'c-3',
    at: '2024-09-04',
    due: '-200',
    service: 'rds',
    chargeMode: 'yearly-monthly',
    billType: 'unsubscription',
    amounts: FREE,
    more: { tradeId: 'CS-1' },
  },
  { customerId: 'c-4', at: '2024-09-06', due: '-0.0000000001', billType: 'compensation', amounts: FREE },
  { customerId: 'c-2', at: '2024-09-13', due: '0', service: 'obs', amounts: FREE },
  { customerId: 'c-1', at: '2024-08-31T10:00:00.000Z', cycle: '2024-09', due: '5', service: 'obs', amounts: FREE },
  { customerId: 'c-2', at: '2024-09-12', due: '7', currency: 'USD', service: 'ecs', amounts: FREE },
  { customerId: 'c-1', at: '2024-08-05', due: '80', service: 'ecs', amounts: FREE },
  { customerId: 'c-2', at: '2024-08-20', due: '20', service: 'obs', amounts: FREE },
  { customerId: 'c-2', at: '2023-09-10', due: '10', service: 'obs', amounts: FREE },
];

/** The account manager held c-2 for a day and a half, too. */
export async function holdForAWhile({ store }: Fixture): Promise<void> {
  await store.write(PARTNER, async (unit) => {
    await unit.customers.assign(PARTNER, [{ customerId: 'c-2', operatorId: MANAGER, assignedAt: '2024-09-11T00:00:00.000Z' }]);
    await unit.customers.withdraw(PARTNER, [{ customerId: 'c-2', at: '2024-09-12T12:00:00.000Z' }]);
  });
}

export interface Asking {
  overview(body?: BodyOf<'POST /v1/consumption/overview'>): Promise<Reply<Overview>>;
  trend(body: BodyOf<'POST /v1/consumption/trend'>): Promise<Reply<Trend>>;
  distribution(body: BodyOf<'POST /v1/consumption/distribution'>): Promise<Reply<Distribution>>;
  lines(body?: BodyOf<'POST /v1/consumption/lines/search'>): Promise<Reply<FoundLines>>;
  options(query?: string): Promise<Reply<Options>>;
}

export function asking(session: Session): Asking {
  return {
    overview: (body = {}) => session.post<Overview>('/v1/consumption/overview', body),
    trend: (body) => session.post<Trend>('/v1/consumption/trend', body),
    distribution: (body) => session.post<Distribution>('/v1/consumption/distribution', body),
    lines: (body = {}) => session.post<FoundLines>('/v1/consumption/lines/search', body),
    options: (query = '') => session.get<Options>(`/v1/consumption/filter-options${query}`),
  };
}
