import { type RawBuilder, sql } from 'kysely';
import type { Amount } from '../../../shared/values/amount.ts';
import type { CustomerFilter } from '../../ports/store.ts';

/** A span of amounts in a cycle and currency, as the store compares them: `micro`, then `rest`. Both ends belong to it. */
export interface SumRange {
  cycle: string;
  currency: string;
  minimum: [micro: string, rest: string] | null;
  maximum: [micro: string, rest: string] | null;
}

export type ExpiryRange = NonNullable<CustomerFilter['resourceExpiry']>;

/** What of a range decides a query's text. */
export interface RangeShape {
  hasLower: boolean;
  hasUpper: boolean;
}

type Slots = Readonly<Record<string, unknown>>;

export function sumRangeOf(asked: CustomerFilter['consumption'], cycle: string, currency: string): SumRange | null {
  if (!asked) return null;
  const bound = (amount: Amount | null): [string, string] | null => amount && [String(amount.micro), String(amount.rest)];
  return { cycle, currency, minimum: bound(asked.minimum), maximum: bound(asked.maximum) };
}

export function sumRangeValues({ cycle, currency, minimum, maximum }: SumRange): Record<string, unknown> {
  return {
    cycle,
    currency,
    ...(minimum && { minimum0: BigInt(minimum[0]), minimum1: BigInt(minimum[1]) }),
    ...(maximum && { maximum0: BigInt(maximum[0]), maximum1: BigInt(maximum[1]) }),
  };
}

/** The two columns of an amount: the account manager's own share, or all of it. */
export function sumColumns(alias: string, isOwn: boolean): [micro: string, rest: string] {
  return isOwn ? [`${alias}.own_micro`, `${alias}.own_rest`] : [`${alias}.total_micro`, `${alias}.total_rest`];
}

/** A range over two columns of amounts, written so that an index of both can answer it. Amounts that are not stated are outside. */
export function sumConditions(range: RangeShape, columns: readonly [string, string], slot: Slots): RawBuilder<unknown>[] {
  const [micro, rest] = [sql.ref(columns[0]), sql.ref(columns[1])];
  return [
    ...(range.hasLower ? [sql`(${micro}, ${rest}) >= (${slot.minimum0}, ${slot.minimum1})`] : []),
    ...(range.hasUpper ? [sql`(${micro}, ${rest}) <= (${slot.maximum0}, ${slot.maximum1})`] : []),
    ...(range.hasLower || range.hasUpper ? [] : [sql`${micro} is not null`]),
  ];
}

/** The same over resource expiry; `column` may be an expression that no index answers. */
export function expiryConditions(range: RangeShape, column: RawBuilder<unknown>, slot: Slots): RawBuilder<unknown>[] {
  return [
    ...(range.hasLower ? [sql`${column} >= ${slot.expiryFrom}`] : []),
    ...(range.hasUpper ? [sql`${column} < ${slot.expiryUntil}`] : []),
    ...(range.hasLower || range.hasUpper ? [] : [sql`${column} is not null`]),
  ];
}
