import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normaliseAmount, ZERO } from '../../shared/values/amount.ts';
import { type Division, divide, type Group, joinGroups } from './consumption-parts.ts';
import { compareAmounts, NOTHING, type Sums, sumOf } from './consumption-sums.ts';

const group = (key: string | null, micro: bigint, lines = 1): Group => ({
  key,
  label: key && `name of ${key}`,
  lines,
  due: { micro, rest: 0n },
  paid: { micro, rest: 0n },
  linesWithoutCoupon: 0,
});
const value: Division['named'] = (key) => ({ kind: 'value', key });
const plain = { top: 10, rankBy: 'due', named: value } as const;

describe('parts of a total', () => {
  it('are all named where there are few, without others', () => {
    const groups = [group('a', 5n), group('b', 3n), group(null, 9n)];
    const { parts, others, total } = divide({ ...plain, groups, count: 2, total: NOTHING });
    expect(parts.map(({ kind, key, label }) => [kind, key, label])).toEqual([
      ['value', 'a', 'name of a'],
      ['value', 'b', 'name of b'],
      ['not-stated', null, null],
    ]);
    expect(others).toBeNull();
    expect(total).toEqual(sumOf(groups));
  });

  it('leave what is not named to others, which may be less than nothing', () => {
    const total = { ...NOTHING, lines: 9, due: { micro: 6n, rest: 0n } };
    const { parts, others } = divide({ ...plain, groups: [group('a', 5n), group('b', 3n)], count: 5, total });
    expect(parts).toHaveLength(2);
    expect(others).toMatchObject({ groups: 3, sums: { lines: 7, due: { micro: -2n, rest: 0n } } });
  });

  it('go by what they are ranked by', () => {
    const groups = [group('a', 5n), { ...group('b', 3n), paid: { micro: 50n, rest: 0n } }];
    const keys = (rankBy: 'due' | 'paid') => divide({ ...plain, rankBy, groups, count: 2, total: NOTHING }).parts.map(({ key }) => key);
    expect(keys('due')).toEqual(['a', 'b']);
    expect(keys('paid')).toEqual(['b', 'a']);
  });

  it('that stand for the same are one, and former customers come last without a name', () => {
    const named: Division['named'] = (key) => (key.startsWith('gone') ? { kind: 'former-customers', key: null } : { kind: 'value', key });
    const groups = [group('gone-1', 9n), group('a', 5n), group('a', 4n), group('gone-2', 1n), group(null, 2n)];
    const { parts, others } = divide({ ...plain, groups, count: 4, total: NOTHING, named });
    expect(parts.map(({ kind, key, label, sums }) => [kind, key, label, sums.due.micro])).toEqual([
      ['value', 'a', 'name of a', 9n],
      ['not-stated', null, null, 2n],
      ['former-customers', null, null, 10n],
    ]);
    expect(parts.at(-1)?.keys).toEqual(['gone-1', 'gone-2']);
    expect(others).toBeNull();
  });

  it('and others are the total to the last digit, whatever is named', () => {
    const amount = fc
      .tuple(fc.bigInt(-(10n ** 18n), 10n ** 18n), fc.bigInt(-9_999_999_999n, 9_999_999_999n))
      .map(([micro, rest]) => normaliseAmount({ micro, rest }));
    const sums = fc.record({ lines: fc.nat(1_000), due: amount, paid: amount, linesWithoutCoupon: fc.nat(9) });
    const all = fc.uniqueArray(fc.tuple(fc.option(fc.string({ maxLength: 3 }), { nil: null }), sums), {
      selector: ([key]) => key,
      maxLength: 30,
    });
    fc.assert(
      fc.property(all, fc.integer({ min: 1, max: 12 }), fc.nat(30), fc.constantFrom('due', 'paid'), (entries, top, read, rankBy) => {
        const groups = entries
          .map(([key, one]): Group => ({ key, label: null, ...one }))
          .sort((a, b) => compareAmounts(b[rankBy], a[rankBy]));
        const values = groups.filter(({ key }) => key !== null);
        const shown = [...values.slice(0, Math.max(top, read)), ...groups.filter(({ key }) => key === null)];
        const total = sumOf(groups);
        const named: Division['named'] = (key) => (key.includes('x') ? { kind: 'former-customers', key: null } : { kind: 'value', key });
        const divided = divide({ groups: shown, count: values.length, total, top, rankBy, named });
        const together: Sums[] = [...divided.parts.map(({ sums: one }) => one), ...(divided.others ? [divided.others.sums] : [])];
        expect(sumOf(together)).toEqual(divided.total);
        expect(divided.total).toEqual(total);
        expect(divided.parts.filter(({ kind }) => kind === 'value').length).toBeLessThanOrEqual(top);
        if (divided.others) expect(divided.others.groups).toBeGreaterThanOrEqual(1);
        const named2 = divided.parts.flatMap(({ keys }) => keys);
        expect(new Set(named2).size).toBe(named2.length);
      }),
    );
  });
});

describe('groups of several sets', () => {
  it('are one group where they have the same key', () => {
    const joined = joinGroups([
      { groups: [group('a', 5n), group(null, 1n)], count: 1 },
      { groups: [group('b', 3n), group('a', 2n)], count: 2 },
    ]);
    expect(joined.count).toBe(2);
    expect(joined.groups.map(({ key, due }) => [key, due.micro])).toEqual([
      ['a', 7n],
      [null, 1n],
      ['b', 3n],
    ]);
  });

  it('are more than there are where a set was cut off', () => {
    expect(
      joinGroups([
        { groups: [group('a', 5n)], count: 4 },
        { groups: [group('b', 5n)], count: 1 },
      ]).count,
    ).toBe(4);
    expect(joinGroups([]).count).toBe(0);
    expect(sumOf([])).toMatchObject({ due: ZERO });
  });
});
