import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openSqliteStore } from '../../bff/node/storage/stores.ts';
import type { Store } from '../../bff/ports/index.ts';
import type { CustomerListRow, CustomerQuery } from '../../bff/ports/store.ts';
import { copyWorld, openWasmStore, unpackWorld } from '../../bff/sandbox/wasm-store.ts';
import { seedWorld, WORLD_PARTNERS, WORLD_SEED, WORLD_SIZES, WORLD_TIME, type WorldKeys } from '../../bff/sandbox/world.ts';
import { createDemonstrationSecurity } from '../../bff/security/demonstration.ts';
import { CUSTOMER_SORTS, SORT_DIRECTIONS } from '../../shared/values/lists.ts';
import { useMadeWorlds } from './made-worlds.ts';

const NOW = WORLD_TIME;
useMadeWorlds();
const security = createDemonstrationSecurity();
let keys: WorldKeys;
const stores: Record<'sqlite' | 'wasm', Store> = {} as never;

beforeAll(async () => {
  stores.sqlite = await openSqliteStore({ path: ':memory:', security });
  keys = await seedWorld({ store: stores.sqlite, security, seed: WORLD_SEED, now: NOW });
  stores.wasm = await copyWorld({ now: NOW, size: 'normal' }, security);
});
afterAll(() => Promise.all(Object.values(stores).map((store) => store.close())));

const queryOf = (partnerId: string, more: Partial<CustomerQuery> = {}): CustomerQuery => ({
  partnerIds: [partnerId],
  isOfResellers: false,
  scope: { kind: 'all' },
  filter: {},
  sort: { by: 'associatedAt', direction: 'descending' },
  from: { at: 'first' },
  limit: 50,
  cycle: '2026-11',
  currency: 'CNY',
  ...more,
});

function summaryOf(rows: readonly CustomerListRow[]) {
  return rows.map(({ customer, accountManager, consumption }) => ({ ...customer, accountManager, consumption }));
}

/** How every partner of this world guards what moves money. */
const UNGUARDED = { stepUp: false, limits: [], isLeaving: false, isVerified: false };

describe('the sandbox world', () => {
  test('has 2,000 customers spread over its partners, and none at the partner for own imports', async () => {
    const counts = await Promise.all(
      WORLD_PARTNERS.map((name) => stores.sqlite.reads.customers.count(queryOf(keys[name].partner.partnerId))),
    );
    expect(counts).toEqual([900, 350, 250, 500, 0]);
  });

  test('is opened by its published keys', async () => {
    for (const name of WORLD_PARTNERS) {
      const hash = await security.hashSecret(keys[name].secretKey);
      expect((await stores.sqlite.reads.partners.findByKeyHash(hash))?.partner).toEqual({ ...UNGUARDED, ...keys[name].partner });
    }
  });

  test('knows its operators by user id, with their supervisors', async () => {
    const { partner, operators } = keys.distributor;
    for (const operator of operators) {
      expect(await stores.sqlite.reads.operators.findByUserId(partner.partnerId, operator.userId)).toMatchObject(operator);
    }
  });

  test.each(CUSTOMER_SORTS.flatMap((by) => SORT_DIRECTIONS.map((direction) => ({ by, direction }))))(
    'reads the same in Node and in a browser, sorted by $by $direction',
    async (sort) => {
      const query = queryOf(keys.distributor.partner.partnerId, { sort });
      const [inNode, inBrowser] = await Promise.all([stores.sqlite, stores.wasm].map((store) => store.reads.customers.page(query)));
      expect(inNode).toHaveLength(50);
      expect(summaryOf(inBrowser ?? [])).toEqual(summaryOf(inNode ?? []));
    },
  );

  test('gives each account manager a part, each supervisor the parts below, and leaves some customers to nobody', async () => {
    const { partner, operators } = keys.distributor;
    const count = (scope: CustomerQuery['scope']) => stores.sqlite.reads.customers.count(queryOf(partner.partnerId, { scope }));
    const managers = operators.filter(({ roles }) => roles.length === 1 && roles[0] === 'account-manager');
    const own = await Promise.all(managers.map(({ operatorId }) => count({ kind: 'account-manager', operatorId })));
    expect(Math.min(...own)).toBeGreaterThan(50);
    expect(own.reduce((sum, part) => sum + part, 0)).toBeLessThan(900);
    for (const { operatorId } of operators.filter((operator) => operator.roles.includes('supervisor'))) {
      const below = own.filter((_, index) => managers[index]?.supervisorId === operatorId);
      expect(await count({ kind: 'supervisor', operatorId })).toBe(below.reduce((sum, part) => sum + part, 0));
    }
  });

  test('shows consumption of the running cycle, in several currencies for some', async () => {
    const query = queryOf(keys.distributor.partner.partnerId, { limit: 1000 });
    const rows = await stores.sqlite.reads.customers.page(query);
    const currencies = rows.map((row) => row.consumption.length);
    expect(new Set(currencies)).toEqual(new Set([0, 1, 2, 3]));
    expect(rows.some((row) => row.consumption.some((money) => money.amount.startsWith('-')))).toBe(true);
    expect(await stores.sqlite.reads.consumption.asOf(keys.distributor.partner.partnerId, query.cycle)).toBe(new Date(NOW).toISOString());
  });

  test('counts for an account manager only what was consumed since the assignment', async () => {
    const { partner, operators } = keys.distributor;
    const all = await stores.sqlite.reads.customers.page(queryOf(partner.partnerId, { limit: 1000 }));
    const totals = new Map(all.map((row) => [row.customer.customerId, JSON.stringify(row.consumption)]));
    const managers = operators.filter(({ roles }) => roles.length === 1 && roles[0] === 'account-manager');
    const pages = await Promise.all(
      managers.map(({ operatorId }) =>
        stores.sqlite.reads.customers.page(queryOf(partner.partnerId, { scope: { kind: 'account-manager', operatorId }, limit: 1000 })),
      ),
    );
    const less = pages.flat().filter((row) => totals.get(row.customer.customerId) !== JSON.stringify(row.consumption));
    expect(less.length).toBeGreaterThan(5);
  });
});

describe('a copy of the sandbox world', () => {
  test('is the same whether a page makes it or opens the one that was made before', async () => {
    const wanted = { now: NOW, size: 'small' } as const;
    const opened = await copyWorld(wanted, security);
    const made = await openWasmStore({ security });
    await seedWorld({ store: made, security, seed: WORLD_SEED, now: NOW, ...WORLD_SIZES.small });
    for (const name of WORLD_PARTNERS) {
      const query = queryOf(keys[name].partner.partnerId, { limit: 1000 });
      const [one, other] = await Promise.all([opened, made].map(async (store) => summaryOf(await store.reads.customers.page(query))));
      expect(one).toEqual(other);
      const ledgers = await Promise.all([opened, made].map((store) => store.reads.audit.after(query.partnerIds[0] ?? '', 0, 1000)));
      expect(ledgers[0]).toEqual(ledgers[1]);
    }
    await Promise.all([opened.close(), made.close()]);
  });

  test('is not taken from what a server sends in the place of a world', async () => {
    expect(await unpackWorld(new TextEncoder().encode('<!doctype html>'))).toBeNull();
  });

  test('is another world: what changes in it changes nowhere else', async () => {
    const { partnerId } = keys.own.partner;
    const original = stores.wasm as Awaited<ReturnType<typeof openWasmStore>>;
    const copy = await openWasmStore({ security, bytes: original.toBytes() });
    await copy.write(partnerId, (unit) => unit.partners.setCurrency(partnerId, 'EUR'));
    expect((await copy.reads.partners.find(partnerId))?.currency).toBe('EUR');
    expect((await original.reads.partners.find(partnerId))?.currency).toBeNull();
    await copy.close();
  });
});
