import { describe, expect, test } from 'vitest';
import { CUSTOMER_COLUMNS, type CustomerColumn } from '../../shared/values/lists.ts';
import { arrange, type ColumnChoice, moved } from './arrange.ts';

const names = (columns: readonly ColumnChoice[]): CustomerColumn[] => columns.map(({ column }) => column);
const WITHOUT_RESELLER = CUSTOMER_COLUMNS.filter((column) => column !== 'reseller');

describe('the order of the columns', () => {
  test('is the usual one where nothing was chosen', () => {
    expect(names(arrange([]))).toEqual(CUSTOMER_COLUMNS);
    expect(arrange([]).every(({ isShown }) => isShown)).toBe(true);
  });

  test('keeps the identity first and shown, whatever was saved', () => {
    const arranged = arrange([
      { column: 'email', isShown: true },
      { column: 'identity', isShown: false },
    ]);
    expect(arranged[0]).toEqual({ column: 'identity', isShown: true });
    expect(names(arranged).filter((column) => column === 'identity')).toHaveLength(1);
  });

  test('puts a column that was not yet there when it was saved after the one it usually follows', () => {
    const saved = ['email', 'tags', 'mobile', 'ids', 'credit'] as const;
    const arranged = names(arrange(saved.map((column) => ({ column, isShown: column !== 'tags' }))));
    expect(new Set(arranged)).toEqual(new Set(CUSTOMER_COLUMNS));
    expect(arranged.indexOf('verification')).toBe(arranged.indexOf('tags') + 1);
    expect(arranged.filter((column) => saved.some((each) => each === column))).toEqual(saved);
  });

  test('survives a column that this version does not know', () => {
    const saved = [{ column: 'shoe-size' as CustomerColumn, isShown: true }];
    expect(names(arrange(saved))).toEqual(CUSTOMER_COLUMNS);
  });

  test('moves a column one step among those in sight, past one that is not offered', () => {
    const once = moved(arrange([]), 'credit', -1, WITHOUT_RESELLER);
    expect(names(once).slice(0, 4)).toEqual(['identity', 'credit', 'ids', 'reseller']);
    expect(names(moved(once, 'credit', 1, WITHOUT_RESELLER)).filter((column) => column !== 'reseller')).toEqual(WITHOUT_RESELLER);
  });

  test('moves nothing before the identity, and nothing beyond the end', () => {
    expect(moved(arrange([]), 'ids', -1, CUSTOMER_COLUMNS)).toEqual(arrange([]));
    expect(moved(arrange([]), 'frozen', 1, CUSTOMER_COLUMNS)).toEqual(arrange([]));
  });
});
