import { type RawBuilder, sql } from 'kysely';

/** 10⁻¹⁶ units in one micro unit (`shared/values/amount.ts`). */
const REST_PER_MICRO = sql.raw('10000000000');

/**
 * Brings summed amounts to one sign and the rest below one micro unit, in SQL. `grouped` selects columns `micro` and `rest`
 * (sums) beside the ones named in `columns`. Integer division cuts towards zero on both engines.
 */
export function normalised(grouped: RawBuilder<unknown>, columns: readonly string[]): RawBuilder<unknown> {
  const named = sql.join(columns.map((column) => sql.ref(column)));
  return sql`
    select ${named},
      case when micro > 0 and rest < 0 then micro - 1 when micro < 0 and rest > 0 then micro + 1 else micro end as micro,
      case when micro > 0 and rest < 0 then rest + ${REST_PER_MICRO} when micro < 0 and rest > 0 then rest - ${REST_PER_MICRO} else rest end as rest
    from (
      select ${named}, micro + rest / ${REST_PER_MICRO} as micro, rest % ${REST_PER_MICRO} as rest from (${grouped}) summed
    ) carried`;
}
