import { minorToText } from '../../../shared/values/minor.ts';
import type { MoneyOperation } from '../../ports/money-operations.ts';

/** Counts and amounts of an operation for its audit row; no memo, which is free text. */
export function auditOf({ state, currency, asked, moved, items, refused }: MoneyOperation) {
  return { state, currency: currency ?? '', asked: minorToText(asked), moved: minorToText(moved), items, refused };
}
