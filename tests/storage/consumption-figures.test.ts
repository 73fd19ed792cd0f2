import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import type { ConsumptionLine, ConsumptionQuery, Figures, GroupFigures } from '../../bff/ports/consumption.ts';
import type { BillLineRecord } from '../../bff/ports/records.ts';
import type { Store } from '../../bff/ports/store.ts';
import { amountToText } from '../../shared/values/amount.ts';
import { LINE_AMOUNTS } from '../../shared/values/consumption-lists.ts';
import { type Asking, askings, CUSTOMERS, type Happening, happenings, MANAGERS, PARTNERS } from './consumption-arbitraries.ts';
import { amountsOf, ConsumptionModel, dayOf, figuresOf, type ModelLine } from './consumption-model.ts';
import { customerRecord, deliver, operatorRecord, partnerRecord } from './records.ts';
import { onBothEngines } from './stores.ts';

/** A run that failed is repeated with the seed and path that it printed: `CONSUMPTION_SEED=… CONSUMPTION_PATH=… npx vitest run <file>`. */
const SEED = Number(process.env.CONSUMPTION_SEED ?? Math.floor(Math.random() * 2 ** 31));
const PATH = process.env.CONSUMPTION_PATH;
/** How long it goes on, per engine; longer than a build has time for: `CONSUMPTION_SECONDS=600`. */
const SECONDS = Number(process.env.CONSUMPTION_SECONDS ?? 5);

onBothEngines('Whatever was consumed, delivered, corrected and handed over', (engines) => {
  let store: Store;
  let worlds = 0;
  beforeAll(async () => {
    store = (await engines.open()).store;
  }, 120_000);

  test(`is answered like a plain sum of the lines in force, to the last digit (CONSUMPTION_SEED=${SEED})`, {
    timeout: (SECONDS + 120) * 1_000,
  }, async () => {
    const end = performance.now() + SECONDS * 1_000;
    // However slow the machine, one world is looked at to its end.
    const hasTime = () => worlds === 0 || PATH !== undefined || performance.now() < end;
    const property = fc.asyncProperty(happenings, askings, async (happened, asked) => void (hasTime() && (await run(happened, asked))));
    await fc.assert(property, {
      seed: SEED,
      numRuns: SECONDS * 100,
      ...(PATH !== undefined && { path: PATH }),
      endOnFailure: !process.env.CI,
    });
    expect(worlds).toBeGreaterThan(0);
  });

  async function run(happened: readonly Happening[], asked: readonly Asking[]): Promise<void> {
    worlds += 1;
    const world = await ConsumptionWorld.open(store, String(worlds));
    for (const one of happened) await world.play(one);
    for (const one of asked) await world.expectAnswers(one);
    await world.expectTrue();
  }
});

class ConsumptionWorld {
  readonly #store: Store;
  readonly #model = new ConsumptionModel();
  readonly #name: string;
  #deliveries = 0;

  constructor(store: Store, name: string) {
    this.#store = store;
    this.#name = name;
  }

  static async open(store: Store, name: string): Promise<ConsumptionWorld> {
    const world = new ConsumptionWorld(store, name);
    for (const index of PARTNERS.keys()) {
      const partnerId = world.#partner(index);
      await store.write(partnerId, async (unit) => {
        await unit.partners.add(partnerRecord(partnerId));
        for (const manager of MANAGERS) await unit.operators.save({ ...operatorRecord(world.#manager(index, manager)), partnerId });
        await unit.customers.save(
          partnerId,
          CUSTOMERS.map((id) => customerRecord(id)),
        );
      });
    }
    return world;
  }

  #partner(index: number): string {
    return `par_${this.#name}${PARTNERS[index]}`;
  }

  #manager(partner: number, name: string): string {
    return `${name}${PARTNERS[partner]}${this.#name.padStart(20, '0')}`;
  }

  async play(happening: Happening): Promise<void> {
    const partnerId = this.#partner(happening.partner);
    if (happening.do === 'deliver') return this.#deliver(partnerId, happening.lines);
    if (happening.do === 'hand') return this.#hand(partnerId, happening);
    await this.#store.write(partnerId, async (unit) => {
      if (happening.do === 'forget') await unit.deliveries.forgetReplaced(partnerId, 3);
      else if (happening.do === 'rebuild')
        for (let next: string | null = ''; next !== null; ) ({ next } = await unit.figures.rebuild(partnerId, next || null));
      else if (this.#model.holder(partnerId, happening.customerId) === null) {
        await unit.customers.associateAnew(partnerId, [happening.customerId]);
        await unit.customers.leave(partnerId, happening.customerId, '2024-04-03T00:00:00.000Z');
      }
    });
  }

  async #deliver(partnerId: string, lines: readonly BillLineRecord[]): Promise<void> {
    this.#deliveries += 1;
    const named = lines.map((line, index) => ({ ...line, description: `${this.#deliveries}.${index}` }));
    await deliver(this.#store, `del_${this.#deliveries}`, named, '2024-04-03T00:00:00.000Z', partnerId);
    this.#model.deliver(partnerId, named);
  }

  async #hand(partnerId: string, { partner, customerId, to: named, at }: Extract<Happening, { do: 'hand' }>): Promise<void> {
    const model = this.#model;
    const to = named && this.#manager(partner, named);
    const holder = model.holder(partnerId, customerId);
    if (at < model.freeFrom(partnerId, customerId) || (to === null && holder === null)) return;
    await this.#store.write(partnerId, async (unit) => {
      if (to === null) await unit.customers.withdraw(partnerId, [{ customerId, at }]);
      else {
        await unit.customers.associateAnew(partnerId, [customerId]);
        await unit.customers.assign(partnerId, [{ customerId, operatorId: to, assignedAt: at }]);
      }
    });
    model.assign(partnerId, customerId, to, at);
  }

  async expectAnswers({ partners, query: asked, group, outer }: Asking): Promise<void> {
    const heldBy = asked.heldBy?.flatMap((name) => (name === null ? [null] : partners.map((index) => this.#manager(index, name))));
    const query: ConsumptionQuery = { ...asked, heldBy, partnerIds: partners.map((index) => this.#partner(index)) };
    const lines = this.#model.lines(query);
    await this.#expectSums(query, lines);
    const { figures } = this.#store.reads;
    const keysOf = (by: typeof outer) => (line: ModelLine) => this.#model.keyOf(by, line);
    expectRanked(await figures.groups(query, group), Map.groupBy(lines, keysOf(group.by)), group);
    const outerGroups = Map.groupBy(lines, keysOf(outer));
    const within = await figures.groupsWithin(query, { by: outer, keys: [...outerGroups.keys()] }, group);
    expect([...within.keys()].sort()).toEqual([...outerGroups.keys()].sort());
    for (const [key, some] of outerGroups)
      expectRanked(within.get(key) as NonNullable<ReturnType<typeof within.get>>, Map.groupBy(some, keysOf(group.by)), group);
    await this.#expectLines(query);
  }

  async #expectSums(query: ConsumptionQuery, lines: readonly ModelLine[]): Promise<void> {
    const { figures } = this.#store.reads;
    const total = await figures.total(query);
    expect(textOf(total)).toEqual(figuresOf(lines));
    const amounts = LINE_AMOUNTS.map((name) => {
      const { amount, unstatedLines } = total.amounts[name];
      return [name, `${amountToText(amount)}, not stated by ${unstatedLines}`];
    });
    expect(Object.fromEntries(amounts)).toEqual(amountsOf(lines));
    expect(total.markedLines).toBe(lines.filter(({ faults }) => faults).length);
    expect(total.zeroLines).toBe(lines.filter(({ due }) => amountToText(due) === '0.00').length);
    const first = lines.filter(({ cycle }) => cycle === query.cycles.from);
    const keyed = <Key extends string>(key: Key, rows: readonly (Figures & Record<Key, string>)[]) =>
      rows.map((row) => [row[key], textOf(row)]);
    expect(keyed('cycle', await figures.byCycle(query))).toEqual(grouped(lines, ({ cycle }) => cycle));
    expect(keyed('day', await figures.byDay(query))).toEqual(grouped(first, dayOf));
    expect(keyed('billClass', await figures.classes(query)).sort()).toEqual(grouped(lines, ({ billClass }) => billClass ?? 'consumption'));
  }

  /** What the sums say is what their lines add up to. */
  async expectTrue(): Promise<void> {
    const { figures } = this.#store.reads;
    for (const index of PARTNERS.keys())
      for (const year of await figures.years(this.#partner(index))) expect(await figures.check(this.#partner(index), year)).toEqual([]);
  }

  /** Pages forth and back hold what the query holds, each line once, newest consumption first. */
  async #expectLines(query: ConsumptionQuery): Promise<void> {
    const [any] = this.#model.lines(query);
    for (const more of [{}, { hideZero: true }, { onlyMarked: true }, any?.tradeId ? { tradeId: any.tradeId } : { resourceId: 'i-1' }]) {
      const wanted = this.#model.lines({ ...query, ...more });
      const forth = await this.#walk({ ...query, ...more }, 'after');
      expect(forth.map(({ consumedAt }) => consumedAt)).toEqual(wanted.map(({ consumedAt }) => consumedAt));
      const described = (lines: readonly { description: string | null }[]) => lines.map(({ description }) => description).sort();
      expect(described(forth)).toEqual(described(wanted));
      const back = await this.#walk({ ...query, ...more }, 'before');
      expect(back.map(({ place }) => place)).toEqual(forth.map(({ place }) => place));
    }
  }

  async #walk(query: ConsumptionQuery, direction: 'after' | 'before'): Promise<ConsumptionLine[]> {
    const found: ConsumptionLine[] = [];
    for (let place: string | null = null; ; ) {
      const page = await this.#store.reads.figures.lines(query, { place, direction }, 7);
      if (direction === 'after') found.push(...page);
      else found.unshift(...page);
      if (page.length < 7) return found;
      place = (direction === 'after' ? page.at(-1) : page[0])?.place ?? null;
    }
  }
}

function textOf({ lines, due, paid, linesWithoutCoupon }: Figures): { [Name in keyof Figures]: string | number } {
  return { lines, due: amountToText(due), paid: amountToText(paid), linesWithoutCoupon };
}

function grouped(lines: readonly ModelLine[], keyOf: (line: ModelLine) => string) {
  return [...Map.groupBy(lines, keyOf)].map(([key, some]) => [key, figuresOf(some)] as const).sort(([a], [b]) => (a < b ? -1 : 1));
}

/** Equal amounts may come in any order. */
function expectRanked(
  { groups, count }: { groups: readonly GroupFigures[]; count: number },
  expected: ReadonlyMap<string | null, readonly ModelLine[]>,
  { rankBy, top }: Asking['group'],
): void {
  for (const group of groups) expect(textOf(group)).toEqual(figuresOf(expected.get(group.key) ?? []));
  const stated = [...expected].filter(([key]) => key !== null).map(([, lines]) => String(figuresOf(lines)[rankBy]));
  const ranks = stated.sort((a, b) => compareAmounts(b, a)).slice(0, top);
  expect(groups.filter(({ key }) => key !== null).map((group) => amountToText(group[rankBy]))).toEqual(ranks);
  expect(groups.some(({ key }) => key === null)).toBe(expected.has(null));
  expect(count).toBe(stated.length);
}

function compareAmounts(a: string, b: string): number {
  const [x, y] = [unitsOf(a), unitsOf(b)];
  return x === y ? 0 : x < y ? -1 : 1;
}

function unitsOf(text: string): bigint {
  const [whole = '', fraction = ''] = text.replace('-', '').split('.');
  const units = BigInt(whole + fraction.padEnd(16, '0'));
  return text.startsWith('-') ? -units : units;
}
