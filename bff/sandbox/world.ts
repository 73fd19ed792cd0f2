import { prepareCustomer } from '../actions/customers/prepare.ts';
import { sealAddress } from '../actions/step-up/operator-address.ts';
import { maskName } from '../domain/mask.ts';
import type { Security, Store } from '../ports/index.ts';
import type { AuditEntry, BillLineRecord, CustomerRecord, ResourceRecord } from '../ports/records.ts';
import { createDraw } from './draw.ts';
import { type Assignment, generateAssignments } from './generate-assignments.ts';
import { generateCustomer, partnerLabelOf } from './generate-customers.ts';
import { generateHistory } from './generate-history.ts';
import { generateLines } from './generate-lines.ts';
import { WORLD_PARTNERS, type WorldPartner, type WorldPartnerName, worldId, worldPartner } from './generate-partners.ts';
import { generateResources } from './generate-resources.ts';
import type { SigningPlan } from './generate-signatures.ts';
import { seedAgreements } from './seed-agreements.ts';
import { seedGrantedCoupons, seedMoney } from './seed-money.ts';
import { seedPayments } from './seed-payments.ts';

export { WORLD_PARTNERS, type WorldPartnerName } from './generate-partners.ts';

/** What somebody needs to sign in to the sandbox world. */
export type WorldKeys = Record<
  WorldPartnerName,
  Pick<WorldPartner, 'secretKey' | 'operators' | 'roles'> & { partner: WorldPartner['record'] }
>;

export interface SeedOptions {
  store: Store;
  security: Security;
  /** The same seed and `now` make the same customers. */
  seed: string;
  /** Milliseconds since 1970 in UTC: the end of what has happened. */
  now: number;
  /** All partners' customers together. */
  customers?: number;
  /** Instead: how many some partners have. */
  customersOf?: Partial<Record<WorldPartnerName, number>>;
  /** Bill cycles with all consumption, the running one included. */
  cycles?: number;
  /** Bill cycles before those, with some. */
  olderCycles?: number;
}

/** Of the world that stories and tests in a browser look at. */
export const WORLD_SEED = 'sandbox';

/** When it is there unless they say otherwise: a Wednesday morning in the middle of a bill cycle. */
export const WORLD_TIME = Date.parse('2026-11-18T10:00:00+08:00');

/**
 * How large a world is. `normal`: the demonstration's 2,000 customers. `small`: 400, of which each is the same as in the normal one;
 * made in a second. `huge`: one partner with 10,000.
 */
export const WORLD_SIZES = {
  normal: {},
  small: { customers: 400 },
  huge: {
    customersOf: { distributor: 10_000, resellerNorth: 60, resellerSouth: 40, solutionProvider: 60 },
    cycles: 2,
    olderCycles: 0,
  },
} as const satisfies Record<string, Partial<SeedOptions>>;

/** Name of the file in which a world that was made before stands: a database, compressed. */
export const WORLD_FILE = 'world.sqlite.gz';

export type WorldSize = keyof typeof WORLD_SIZES;

/** Customers a command; small enough for the write queue, large enough that commands do not matter. */
const CHUNK = 500;

/** The keys and operators of the sandbox world; the same for every seed, and known without a store. */
export function worldKeys(): WorldKeys {
  const entry = (name: WorldPartnerName) => {
    const { record, secretKey, operators, roles } = worldPartner(name);
    return { partner: record, secretKey, operators, roles };
  };
  return Object.fromEntries(WORLD_PARTNERS.map((name) => [name, entry(name)])) as WorldKeys;
}

/**
 * Fills an empty store with the sandbox world: a distributor with two resellers, a solution provider, and the empty partner
 * `own`. All are in test mode.
 */
export async function seedWorld({
  store,
  security,
  seed,
  now,
  customers = 2000,
  customersOf = {},
  cycles = 3,
  olderCycles = 16,
}: SeedOptions): Promise<WorldKeys> {
  const held = new Map<WorldPartnerName, SigningPlan[]>();
  for (const name of WORLD_PARTNERS) {
    const partner = worldPartner(name);
    await addPartner(store, security, partner, now);
    const count = customersOf[name] ?? Math.round(customers * partner.share);
    if (count > 0) held.set(name, await addCustomers(store, security, { name, partner, count, seed, now, cycles, olderCycles }));
  }
  await holdResellers(store, now);
  const agencyOf = (customers: readonly SigningPlan[]) =>
    customers.filter(({ associationType }) => associationType === 'agency-sale').map(({ customerId }) => customerId);
  for (const [name, customers] of held) await seedMoney(store, { name, seed, now, customerIds: agencyOf(customers) });
  for (const [name, customers] of held) await seedGrantedCoupons(store, { name, seed, now, customerIds: agencyOf(customers) });
  for (const [name, customers] of held) {
    await seedAgreements(store, security, { name, seed, now, customers, history: historyOf({ name, seed, now }, customers) });
    await seedPayments(store, security, { name, now });
  }
  return worldKeys();
}

async function addPartner(store: Store, security: Security, partner: WorldPartner, now: number): Promise<void> {
  const { record, keyId, secretKey, operators, roles } = partner;
  const hash = await security.hashSecret(secretKey);
  const createdAt = new Date(now).toISOString();
  const addressOf = ({ userId }: { userId: string }) => sealAddress(security, record.partnerId, userId, `${userId}@staff.example`);
  const addresses = new Map(await Promise.all(operators.map(async (one) => [one.operatorId, await addressOf(one)] as const)));
  await store.write(record.partnerId, async (unit) => {
    await unit.partners.add(record);
    await unit.partners.addKey(
      { keyId, partnerId: record.partnerId, hint: secretKey.slice(-4), createdAt, revokedAt: null, expiresAt: null },
      hash,
    );
    for (const role of roles) await unit.roles.save(record.partnerId, { ...role, changedAt: createdAt });
    for (const operator of operators) {
      await unit.operators.save({ ...operator, nameMasked: operator.name === null ? null : maskName(operator.name, 'person') });
      await unit.operators.saveAddress(record.partnerId, operator.operatorId, addresses.get(operator.operatorId) ?? null);
    }
  });
}

const DAY = 24 * 60 * 60 * 1000;

/** Resellers have an account manager at their distributor (R-AM-6): one changed hands, the other has nobody yet. */
async function holdResellers(store: Store, now: number): Promise<void> {
  const { partnerId } = worldPartner('distributor').record;
  const resellerId = worldPartner('resellerNorth').record.partnerId;
  const held = (manager: string, daysAgo: number) => ({
    resellerId,
    operatorId: worldId('op', `distributor/${manager}`),
    assignedAt: new Date(now - daysAgo * DAY).toISOString(),
  });
  await store.write(partnerId, async (unit) => {
    await unit.resellers.assign(partnerId, [held('manager-2', 300)]);
    await unit.resellers.withdraw(partnerId, [resellerId], new Date(now - 45 * DAY).toISOString());
    await unit.resellers.assign(partnerId, [held('manager-1', 45)]);
  });
}

interface CustomersPlan {
  name: WorldPartnerName;
  partner: WorldPartner;
  count: number;
  seed: string;
  now: number;
  cycles: number;
  olderCycles: number;
}

/** Answers what coupons, money and agreements go by. */
async function addCustomers(store: Store, security: Security, plan: CustomersPlan): Promise<SigningPlan[]> {
  const { partnerId } = plan.partner.record;
  const deliveryId = worldId('dlv', plan.name);
  const at = new Date(plan.now).toISOString();
  await store.write(partnerId, (unit) => unit.deliveries.begin(partnerId, { deliveryId, source: 'sandbox', startedAt: at }));
  const added: SigningPlan[] = [];
  for (let from = 0; from < plan.count; from += CHUNK) {
    const chunk = await prepareChunk(security, plan, from, Math.min(from + CHUNK, plan.count));
    added.push(...chunk.customers.map(({ customerId, associationType, associatedAt }) => ({ customerId, associationType, associatedAt })));
    await store.write(partnerId, async (unit) => {
      await unit.customers.save(partnerId, chunk.customers);
      for (const [customerId, resources] of chunk.resources) await unit.customers.saveResources(partnerId, customerId, resources);
      await unit.customers.assign(partnerId, chunk.assignments);
      await unit.deliveries.addLines(partnerId, deliveryId, chunk.lines);
    });
  }
  await store.write(partnerId, (unit) => unit.deliveries.switch(partnerId, deliveryId, at));
  return added;
}

/** Rows of the audit trail that a partner starts with. */
const HISTORY_ROWS = 120;

function historyOf({ name, seed, now }: Pick<CustomersPlan, 'name' | 'seed' | 'now'>, customers: readonly SigningPlan[]): AuditEntry[] {
  const { operators } = worldPartner(name);
  const customerIds = customers.map(({ customerId }) => customerId);
  return generateHistory(createDraw(`${seed}/${name}/history`), { operators, customerIds, now, rows: HISTORY_ROWS, makeId: worldId });
}

interface Chunk {
  customers: CustomerRecord[];
  assignments: Assignment[];
  lines: BillLineRecord[];
  resources: [customerId: string, ResourceRecord[]][];
}

async function prepareChunk(security: Security, plan: CustomersPlan, from: number, until: number): Promise<Chunk> {
  const { record, operators, englishShare } = plan.partner;
  const managerIds = operators
    .filter((operator) => operator.roles.includes('account-manager') && operator.roles.length === 1)
    .map((operator) => operator.operatorId);
  const chunk: Chunk = { customers: [], assignments: [], lines: [], resources: [] };
  const prepared: Promise<CustomerRecord>[] = [];
  for (let index = from; index < until; index += 1) {
    const draw = createDraw(`${plan.seed}/${plan.name}/${index}`);
    const clear = generateCustomer(draw.branch('customer'), {
      index,
      partnerLabel: partnerLabelOf(plan.name),
      englishShare,
      now: plan.now,
    });
    prepared.push(prepareCustomer(security, record.partnerId, clear));
    chunk.assignments.push(...generateAssignments(draw.branch('assignments'), clear, managerIds, plan.now));
    const resources = generateResources(draw.branch('resources'), clear.earliestResourceExpiryAt);
    if (resources.length > 0) chunk.resources.push([clear.customerId, resources]);
    const billing = { billingAccountId: `sandbox-${plan.name}`, now: plan.now, cycles: plan.cycles, olderCycles: plan.olderCycles };
    chunk.lines.push(
      ...generateLines(draw.branch('lines'), { ...billing, customerId: clear.customerId, associatedAt: clear.associatedAt }),
    );
  }
  chunk.customers = await Promise.all(prepared);
  return chunk;
}
