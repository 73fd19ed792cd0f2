import { expect, test } from 'vitest';
import { planWords } from './migrate-words.ts';

test('A plan says in words what each statement locks, who waits, and how many rows it touches', () => {
  const planned = [
    {
      number: 11,
      name: 'loyalty',
      phase: 'expand' as const,
      runsWith: 10,
      isApart: false,
      statements: [
        {
          text: 'update customers\n      set level = null',
          locks: [
            { table: 'customers', mode: 'row exclusive' as const, rows: 1_000_000 },
            { table: 'partners', mode: 'access exclusive' as const, rows: 1 },
          ],
          touched: { table: 'customers', what: 'writes' as const, rows: 1_000_000 },
        },
      ],
    },
    {
      number: 12,
      name: 'by loyalty',
      phase: 'contract' as const,
      runsWith: 11,
      isApart: true,
      statements: [{ text: 'create index concurrently a on customers (b)', locks: [], touched: null }],
    },
  ];
  const words = planWords({ state: 'behind', applied: 10, known: 12 }, planned, 'postgres');
  expect(words).toContain('-- Schema 10 becomes 12.');
  expect(words).toContain('-- 11 loyalty (expands: replicas of the release before go on)\nupdate customers\n  set level = null;');
  expect(words).toContain(
    '--   customers: row exclusive lock; nobody waits\n--   partners: access exclusive lock; reads and writes of it wait',
  );
  expect(words).toContain('--   may write about 1,000,000 rows of customers');
  expect(words).toContain('-- 12 by loyalty (contracts: programs must know schema 11; others are refused)\n-- Runs outside a transaction');
  expect(planWords({ state: 'behind', applied: 10, known: 12 }, planned, 'sqlite')).not.toContain('lock;');
});

test('A schema that is up to date, or ahead, needs nothing', () => {
  expect(planWords({ state: 'current', applied: 10, known: 10 }, [], 'postgres')).toBe('Nothing to do: the schema is up to date (10).');
  expect(planWords({ state: 'ahead', applied: 11, known: 10 }, [], 'postgres')).toContain('a newer release brought the schema to 11');
});
