import type { Minor } from '../../shared/values/minor.ts';
import type { Book } from '../ports/ledger.ts';
import type { StoredCoupon, StoredQuota } from '../ports/quotas.ts';
import type { AuditEntry } from '../ports/records.ts';
import type { Store, Unit } from '../ports/store.ts';
import { Bookkeeper, type PastItem, type PastOperation } from './bookkeeper.ts';
import { createDraw, type Draw } from './draw.ts';
import { type WorldPartnerName, worldPartner } from './generate-partners.ts';
import { GRANT_PLANS, QUOTA_PLANS, type QuotaPlan } from './generate-quotas.ts';
import { endSome } from './seed-usages.ts';

const DAY = 24 * 60 * 60 * 1000;
/** Customers of the distributor in a world of 2,000, for which the plans say how many coupons there are. */
const USUAL_CUSTOMERS = 900;
const SYSTEM: AuditEntry['actor'] = { kind: 'partner-key', id: 'demonstration' };

export interface MoneyPlan {
  name: WorldPartnerName;
  seed: string;
  now: number;
  /** Its agency-sale customers, in the order of the world. */
  customerIds: readonly string[];
}

interface Ground extends MoneyPlan {
  unit: Unit;
  draw: Draw;
  keeper: Bookkeeper;
  partnerId: string;
  operators: readonly AuditEntry['actor'][];
}

/** Quotas, coupons and accounts that a partner of the demonstration begins with, with all that led to them. */
export async function seedMoney(store: Store, plan: MoneyPlan): Promise<void> {
  const { record, operators } = worldPartner(plan.name);
  const { partnerId } = record;
  if (plan.customerIds.length === 0) return;
  const others = plan.name === 'distributor' ? GRANT_PLANS.map(({ to }) => worldPartner(to).record.partnerId) : [];
  await store.write(
    partnerId,
    async (unit) => {
      const issuing = operators.filter(({ roles }) => roles.some((role) => role === 'administrator' || role === 'coupon-desk'));
      const ground: Ground = {
        ...plan,
        unit,
        partnerId,
        draw: createDraw(`${plan.seed}/${plan.name}/money`),
        keeper: new Bookkeeper(unit, `${plan.seed}/${plan.name}/money`),
        operators: issuing.map(({ operatorId }) => ({ kind: 'operator', id: operatorId })),
      };
      for (const quota of QUOTA_PLANS[plan.name]) await seedQuota(ground, quota);
      if (plan.name === 'distributor') await seedGrants(ground);
      await seedAccounts(ground);
    },
    { also: others },
  );
}

/** Coupons of a reseller from the quota that its distributor granted. */
export async function seedGrantedCoupons(store: Store, plan: MoneyPlan): Promise<void> {
  const grant = GRANT_PLANS.find(({ to }) => to === plan.name);
  if (!grant || plan.customerIds.length === 0) return;
  const { record, operators } = worldPartner(plan.name);
  await store.write(record.partnerId, async (unit) => {
    const draw = createDraw(`${plan.seed}/${plan.name}/granted`);
    const keeper = new Bookkeeper(unit, `${plan.seed}/${plan.name}/granted`);
    const ground = { ...plan, unit, draw, keeper, partnerId: record.partnerId, operators: adminsOf(operators) };
    const quota = await unit.quotas.find(record.partnerId, grantedId(grant.to));
    if (quota) await seedCoupons(ground, quota, { coupons: grant.coupons, fromDay: -grant.daysAgo, untilDay: 0 });
  });
}

function adminsOf(operators: readonly { operatorId: string; roles: readonly string[] }[]): AuditEntry['actor'][] {
  return operators.filter(({ roles }) => roles.includes('administrator')).map(({ operatorId }) => ({ kind: 'operator', id: operatorId }));
}

function grantedId(to: WorldPartnerName): string {
  return `CQ-2026-H2-0001-${to === 'resellerNorth' ? 'N' : 'S'}`;
}

async function seedQuota(ground: Ground, plan: QuotaPlan): Promise<void> {
  const { unit, partnerId, now, keeper } = ground;
  const total = BigInt(plan.total) * 100n;
  const quota = quotaOf(ground, plan, total);
  const book: Book = { partnerId, asset: plan.asset, currency: plan.currency };
  await unit.quotas.save(quota);
  if (plan.designated !== undefined) await unit.quotas.setDesignated(partnerId, plan.label, ground.customerIds.slice(0, plan.designated));
  const statement: PastOperation = {
    kind: 'quota-statement',
    at: now + Math.min(plan.fromDay, -1) * DAY,
    actor: SYSTEM,
    quotaId: plan.label,
    items: [{ amount: total, moves: [{ from: { kind: 'upstream' }, to: { kind: 'quota', quotaId: plan.label }, amount: total }] }],
  };
  await keeper.saveItems(await keeper.book(book, statement), statement);
  const coupons = Math.min(plan.coupons, Math.ceil((plan.coupons * ground.customerIds.length) / (USUAL_CUSTOMERS * 0.65)));
  await seedCoupons(ground, quota, { coupons, fromDay: plan.fromDay, untilDay: Math.min(plan.untilDay, 0) });
}

function quotaOf({ partnerId, now, customerIds }: Ground, plan: QuotaPlan, total: Minor): Omit<StoredQuota, 'issuedCount' | 'issuedTotal'> {
  const at = (day: number) => new Date(Math.floor((now + day * DAY) / DAY) * DAY - 8 * 60 * 60 * 1000).toISOString();
  const statedAt = new Date(now + Math.min(plan.fromDay, -1) * DAY).toISOString();
  return {
    partnerId,
    quotaId: plan.label,
    asset: plan.asset,
    currency: plan.currency,
    state: plan.state,
    effectiveAt: at(plan.fromDay),
    expiresAt: at(plan.untilDay),
    total,
    restrictions: plan.restrictions ?? {},
    designated: plan.designated === undefined ? null : Math.min(plan.designated, customerIds.length),
    invoiceSubject: 'any',
    signingEntity: null,
    parent: null,
    createdAt: statedAt,
    changedAt: statedAt,
  };
}

const FACE_VALUES = [
  [10_000n, 5],
  [20_000n, 4],
  [50_000n, 6],
  [80_000n, 2],
  [100_000n, 6],
  [200_000n, 3],
  [500_000n, 1],
] as const;

type Quota = Pick<StoredQuota, 'quotaId' | 'asset' | 'currency' | 'expiresAt' | 'effectiveAt' | 'restrictions' | 'total' | 'designated'>;

/** Coupons in operations of one to a dozen customers, then what became of some of them. */
async function seedCoupons(
  ground: Ground,
  quota: Quota,
  { coupons, fromDay, untilDay }: { coupons: number; fromDay: number; untilDay: number },
): Promise<void> {
  const { draw, now, customerIds } = ground;
  const pool = quota.designated === null ? customerIds : customerIds.slice(0, quota.designated);
  let left = coupons;
  let available = (quota.total * 6n) / 10n;
  for (let round = 0; left > 0 && round < coupons; round += 1) {
    const count = Math.min(left, pool.length, draw.whole(1, 12));
    const face = draw.weighted(FACE_VALUES.filter(([value]) => value * BigInt(count) <= available || value === 10_000n));
    if (face * BigInt(count) > available) return;
    const at = now + (fromDay + draw.fraction() * (untilDay - fromDay)) * DAY - 60_000;
    const first = draw.whole(0, pool.length - 1);
    const chosen = [...new Set(Array.from({ length: count }, (_, index) => pool[(first + index * 7) % pool.length] as string))];
    await issue(ground, quota, { at, face, customerIds: chosen });
    available -= face * BigInt(chosen.length);
    left -= chosen.length;
  }
}

interface Issue {
  at: number;
  face: Minor;
  customerIds: readonly string[];
}

async function issue(ground: Ground, quota: Quota, { at, face, customerIds }: Issue): Promise<void> {
  const { unit, keeper, draw, partnerId } = ground;
  const book: Book = { partnerId, asset: quota.asset, currency: quota.currency };
  const couponIds = customerIds.map(() => keeper.makeId('cp'));
  const account = (couponId: string) => ({ kind: 'coupon', couponId, quotaId: quota.quotaId }) as const;
  const actor = draw.pick(ground.operators);
  const past: PastOperation = {
    kind: 'coupon-issue',
    at,
    actor,
    quotaId: quota.quotaId,
    memo: draw.chance(0.4) ? draw.pick(['双十一活动', '续费奖励', '新签客户首单', '迁移上云补贴', 'Q4 promotion']) : null,
    items: customerIds.map((customerId, index): PastItem => {
      const couponId = couponIds[index] as string;
      return {
        couponId,
        customerId,
        amount: face,
        moves: [{ from: { kind: 'quota', quotaId: quota.quotaId }, to: account(couponId), amount: face }],
      };
    }),
  };
  const operationId = await keeper.book(book, past);
  const span = Date.parse(quota.expiresAt) - at;
  const expiresAt = new Date(draw.chance(0.5) ? at + span : Math.min(at + span, at + draw.whole(30, 120) * DAY)).toISOString();
  const issued = { partnerId, operationId, face, issuedAt: new Date(at).toISOString(), expiresAt, memo: past.memo ?? null };
  const coupons = couponIds.map((couponId, index) => couponOf(quota, { ...issued, couponId, customerId: customerIds[index] as string }));
  await unit.coupons.add(coupons);
  await keeper.saveItems(operationId, past);
  await unit.quotas.countIssued(partnerId, quota.quotaId, coupons.length, face * BigInt(coupons.length));
  await endSome(ground, book, coupons);
}

type OwnTerms = Pick<StoredCoupon, 'partnerId' | 'couponId' | 'customerId' | 'operationId' | 'face' | 'issuedAt' | 'expiresAt' | 'memo'>;

function couponOf({ quotaId, asset, currency, restrictions }: Quota, own: OwnTerms): StoredCoupon {
  const fresh = { issuer: 'partner', state: 'usable', endedAt: null, customerNote: null } as const;
  return { quotaId, asset, currency, restrictions, ...fresh, ...own, validFrom: own.issuedAt };
}

async function seedGrants(ground: Ground): Promise<void> {
  const { unit, keeper, partnerId, now } = ground;
  const parent = await unit.quotas.find(partnerId, 'CQ-2026-H2-0001');
  if (!parent) return;
  for (const grant of GRANT_PLANS) {
    const resellerId = worldPartner(grant.to).record.partnerId;
    const amount = BigInt(grant.total) * 100n;
    const quotaId = grantedId(grant.to);
    const at = now - grant.daysAgo * DAY;
    const made = new Date(at).toISOString();
    await unit.quotas.save({
      ...parent,
      partnerId: resellerId,
      quotaId,
      total: amount,
      parent: { partnerId, quotaId: parent.quotaId },
      createdAt: made,
      changedAt: made,
    });
    const item = { resellerId, amount };
    const from = { kind: 'quota', quotaId: parent.quotaId } as const;
    const past: PastOperation = {
      kind: 'quota-grant',
      at,
      actor: ground.operators[0] ?? SYSTEM,
      quotaId: parent.quotaId,
      items: [{ ...item, moves: [{ from, to: { kind: 'granted', quotaId: parent.quotaId }, amount }] }],
    };
    const book = { partnerId, asset: parent.asset, currency: parent.currency };
    const operationId = await keeper.book(book, past);
    await keeper.saveItems(operationId, past);
    const child = [{ from: { kind: 'upstream' } as const, to: { kind: 'quota', quotaId } as const, amount, item: 1 }];
    await unit.ledger.move({ ...book, partnerId: resellerId }, operationId, made, child);
  }
}

/** Top-ups, and money allocated to every ninth customer. */
async function seedAccounts(ground: Ground): Promise<void> {
  const { keeper, draw, partnerId, now, customerIds } = ground;
  const book: Book = { partnerId, asset: 'money', currency: 'CNY' };
  const balance = { kind: 'account', accountType: 'balance' } as const;
  for (const [day, amount] of [
    [-160, 60_000_000n],
    [-40, 25_000_000n],
  ] as const) {
    const past: PastOperation = {
      kind: 'top-up',
      at: now + day * DAY,
      actor: SYSTEM,
      quotaId: null,
      items: [{ amount, moves: [{ from: { kind: 'upstream' }, to: balance, amount }] }],
    };
    await keeper.saveItems(await keeper.book(book, past), past);
  }
  for (const customerId of customerIds.filter((_, index) => index % 9 === 0).slice(0, 60)) {
    const amount = BigInt(draw.whole(2, 60)) * 10_000n;
    const at = now - draw.fraction() * 30 * DAY - 60_000;
    const moves = [{ from: balance, to: { kind: 'customer', customerId } as const, amount }];
    const past: PastOperation = {
      kind: 'allocation',
      at,
      // The coupon desk moves no money.
      actor: ground.operators[0] ?? SYSTEM,
      quotaId: null,
      items: [{ customerId, amount, moves }],
    };
    await keeper.saveItems(await keeper.book(book, past), past);
  }
}
