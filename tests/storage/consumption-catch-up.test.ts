import { beforeEach, expect, test } from 'vitest';
import { createCountingRunner } from '../../bff/actions/consumption/count-up.ts';
import type { ConsumptionQuery } from '../../bff/ports/consumption.ts';
import type { Store } from '../../bff/ports/store.ts';
import { amountToText } from '../../shared/values/amount.ts';
import { openRaw } from './planted.ts';
import { billLine, customerRecord, deliver, NOW, operatorRecord, PARTNER, partnerRecord } from './records.ts';
import { onBothEngines } from './stores.ts';

const [FIRST, SECOND] = ['opr_1000000000000000000000', 'opr_2000000000000000000000'];
const QUERY: ConsumptionQuery = { partnerIds: [PARTNER], currency: 'CNY', cycles: { from: '2024-08', to: '2024-09' } };

/** What a release that knows no sums leaves of bill lines: the columns that it knew. */
const FORGOTTEN = [
  `update bill_lines set partner_key = null, cycle = null, day = null, stated = null, assignment_key = null, association_type = null,
    bill_class = null, faults = null, service_key = null, region_key = null, type_key = null, project_key = null`,
  'update part_customers set rolled = 0',
  'update assignments set stamped = 0, stamped_end = null',
  ...['parts', 'cycles', 'days', 'cubes', 'ranks', 'values'].map((name) => `delete from consumption_${name}`),
  'delete from billed_resources',
];

onBothEngines('Sums of consumption', (engines) => {
  let store: Store;
  let address: string;
  beforeEach(async () => {
    ({ store, address } = await engines.open());
    await store.write(PARTNER, async (unit) => {
      await unit.partners.add(partnerRecord());
      for (const id of [FIRST, SECOND]) await unit.operators.save(operatorRecord(id));
      await unit.customers.save(PARTNER, [customerRecord('cus-1'), customerRecord('cus-2')]);
      await unit.customers.assign(PARTNER, [{ customerId: 'cus-1', operatorId: FIRST, assignedAt: '2024-09-05T00:00:00.000Z' }]);
    });
    await deliver(store, 'del_1', [
      billLine('cus-1', 1_000_000n, { service: 'ecs', resourceId: 'i-1', consumedAt: '2024-08-31T16:00:00.000Z' }),
      billLine('cus-1', 10_000_000n, { service: 'ecs', listPrice: { micro: 12_000_000n, rest: 5n } }),
      billLine('cus-2', 100_000_000n, { region: 'cn-north-4', category: 'Credit', cycle: '2024-08' }),
    ]);
  });

  async function raw(...statements: readonly string[]): Promise<void> {
    await using database = openRaw(address);
    for (const statement of statements) await database.run(statement);
  }

  async function seen() {
    const { figures } = store.reads;
    const due = async (more: Partial<ConsumptionQuery>) => amountToText((await figures.total({ ...QUERY, ...more })).due);
    const { groups } = await figures.groups(QUERY, { by: 'service', rankBy: 'due', top: 3 });
    return {
      all: await due({}),
      first: await due({ heldBy: [FIRST] }),
      second: await due({ heldBy: [SECOND] }),
      nobody: await due({ heldBy: [null] }),
      services: groups.map(({ key, due }) => `${key} ${amountToText(due)}`),
      adjustments: await due({ billClass: 'adjustment' }),
      days: (await figures.byDay({ ...QUERY, cycles: { from: '2024-09', to: '2024-09' } })).map(({ day }) => day),
      ofResource: (await figures.lines({ ...QUERY, resourceId: 'i-1' }, { place: null, direction: 'after' }, 5)).length,
    };
  }

  async function countUp(): Promise<void> {
    const runner = createCountingRunner({ store });
    await runner.sweep();
    while (await runner.runOnce());
  }

  const isCounted = async () => (await store.reads.figures.state([PARTNER], QUERY.cycles)).isCounted;
  const faults = () => store.reads.figures.check(PARTNER, '2024');

  test('hold lines of an earlier release once the service has counted them, and say that they do not before', async () => {
    const before = await seen();
    expect(before).toMatchObject({ all: '111.00', first: '10.00', nobody: '101.00', days: ['2024-09-01', '2024-09-10'] });
    await raw(...FORGOTTEN);
    expect(await isCounted()).toBe(false);
    await countUp();
    expect(await isCounted()).toBe(true);
    expect(await seen()).toEqual({ ...before, adjustments: '100.00' });
    expect(await faults()).toEqual([]);
  });

  test('lose what an earlier release replaced, also where it took the lines away', async () => {
    await raw(
      "update delivery_parts set in_force = 3 where cycle = '2024-09'",
      'delete from bill_lines where part_key in (select part_key from delivery_parts where in_force = 3)',
      'delete from part_customers where part_key in (select part_key from delivery_parts where in_force = 3)',
      'delete from delivery_parts where in_force = 3',
    );
    await countUp();
    expect(await seen()).toMatchObject({ all: '100.00', first: '0.00', services: ['null 100.00'] });
    expect(await faults()).toEqual([]);
  });

  test('follow assignments that an earlier release changed', async () => {
    const key = (id: string) => `(select operator_key from operators where operator_id = '${id}')`;
    await raw(
      "update assignments set ended_at = '2024-09-08T00:00:00.000Z'",
      `insert into assignments (partner_key, customer_key, operator_key, assigned_at)
        select partner_key, customer_key, ${key(SECOND as string)}, '2024-09-08T00:00:00.000Z' from assignments`,
    );
    await countUp();
    expect(await seen()).toMatchObject({ all: '111.00', first: '0.00', second: '10.00', nobody: '101.00' });
    expect(await faults()).toEqual([]);
  });

  test('that somebody changed are named, and right again after a rebuild', async () => {
    const before = await seen();
    await raw(
      "update consumption_cubes set due_rest = due_rest + 1 where cube = 6 and span = '2024-09' and day = ''",
      'delete from consumption_ranks where cube = 41 and length(span) = 4',
    );
    const found = await faults();
    expect(found.map(({ of }) => of.replace(/ \(.*/, ''))).toEqual(['consumption_cubes 6', 'consumption_ranks 41']);
    expect(found[0]).toMatchObject({ rows: 2, example: { at: '2024-09', customerId: null } });
    expect(found[1]).toMatchObject({ example: { at: '2024', customerId: 'cus-1' } });
    const rebuild = (from: string | null) => store.write(PARTNER, (unit) => unit.figures.rebuild(PARTNER, from));
    let { next } = await rebuild(null);
    expect(await isCounted()).toBe(false);
    while (next !== null) ({ next } = await rebuild(next));
    expect(await isCounted()).toBe(true);
    expect(await faults()).toEqual([]);
    expect(await seen()).toEqual(before);
  });

  test('of a large delivery are made before its switch, and count nothing until then', async () => {
    const lines = ['cus-1', 'cus-2'].map((id) => billLine(id, 5_000_000n));
    await store.write(PARTNER, async (unit) => {
      await unit.deliveries.begin(PARTNER, { deliveryId: 'del_2', source: 'test', startedAt: NOW });
      await unit.deliveries.addLines(PARTNER, 'del_2', lines);
    });
    const before = await seen();
    const roll = () => store.write(PARTNER, (unit) => unit.deliveries.roll(PARTNER, 'del_2', 1));
    expect([await roll(), await roll(), await roll()]).toEqual([true, true, false]);
    // Who holds a customer may change meanwhile.
    const assigned = [{ customerId: 'cus-2', operatorId: SECOND as string, assignedAt: '2024-09-09T00:00:00.000Z' }];
    expect(await seen()).toEqual(before);
    await store.write(PARTNER, (unit) => unit.customers.assign(PARTNER, assigned));
    await store.write(PARTNER, (unit) => unit.deliveries.switch(PARTNER, 'del_2', NOW));
    expect(await seen()).toMatchObject({ all: '110.00', first: '5.00', second: '105.00', nobody: '0.00' });
    expect(await faults()).toEqual([]);
  });

  test('keep no project that an erased customer named', async () => {
    const project = { enterpriseProject: 'Wang the baker', resourceName: 'of Wang' };
    await deliver(store, 'del_2', [
      billLine('cus-1', 7_000_000n, project),
      billLine('cus-2', 1_000_000n, { enterpriseProject: 'default' }),
    ]);
    await store.write(PARTNER, (unit) => unit.customers.erase(PARTNER, 'cus-1', NOW));
    const { groups } = await store.reads.figures.groups(QUERY, { by: 'enterpriseProject', rankBy: 'due', top: 3 });
    expect(groups.map(({ key, due }) => `${key} ${amountToText(due)}`)).toEqual(['default 1.00', 'null 107.00']);
    expect(await faults()).toEqual([]);
  });

  test('stand beside a budget line, of the partner or of a customer, until it is taken away', async () => {
    const line = { monthly: 500_000n, setAt: NOW, setBy: FIRST as string };
    const of = (customerId: string | null) => store.reads.figures.budget(PARTNER, customerId, 'CNY');
    const save = (customerId: string | null, budget: typeof line | null) =>
      store.write(PARTNER, (unit) => unit.figures.saveBudget(PARTNER, customerId, 'CNY', budget));
    await save(null, line);
    await save('cus-1', line);
    await save('cus-1', { ...line, monthly: 1n });
    expect([await of(null), await of('cus-1'), await of('cus-2')]).toEqual([line, { ...line, monthly: 1n }, null]);
    await save(null, null);
    expect([await of(null), await of('cus-1')]).toEqual([null, { ...line, monthly: 1n }]);
  });
});
