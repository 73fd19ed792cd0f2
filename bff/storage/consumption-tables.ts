import type { Generated } from 'kysely';

/** Columns of the amounts of DOMAIN.md §4.2 beside due. */
export type StatedAmount =
  | 'coupon'
  | 'list'
  | 'discount'
  | 'rounding'
  | 'cash'
  | 'credit'
  | 'cash_coupon'
  | 'stored_value_card'
  | 'bonus'
  | 'arrears'
  | 'write_off';

type Pair<Amount extends string, Value> = { [Name in `${Amount}_${'micro' | 'rest'}`]: Value };

/** What sums are counted by besides the assignment; 0: not stated, or left out. Keys are of `consumption_values`. */
interface Dimensions {
  association_type: number;
  service_key: number;
  region_key: number;
  type_key: number;
  project_key: number;
  charge_mode: number;
  bill_class: number;
  bill_type: number;
}

interface ByAssignment extends Dimensions {
  customer_key: number;
  cycle: string;
  part_key: number;
  currency: string;
  assignment_key: number;
}

interface ByManager extends Dimensions {
  partner_key: number;
  cube: number;
  currency: string;
  lead: number;
  span: string;
  second: number;
  manager_key: number;
}

/** Micro and rest are added up each for itself, and never brought to one sign: sums that are taken away again leave nothing behind. */
interface Sums extends Pair<'due', bigint>, Pair<StatedAmount, bigint | null> {
  lines: bigint;
  zero_lines: bigint;
  marked_lines: bigint;
  /** Which amounts the lines state: bits in the order of `LINE_AMOUNTS`. */
  stated: number;
}

/** What a bill line states beyond what the first release kept; null where an earlier release wrote it, or nothing is stated. */
export interface BillLineStated extends Pair<Exclude<StatedAmount, 'list'>, bigint | null> {
  /** Null: written by an earlier release, and not caught up yet. */
  partner_key: number | null;
  cycle: string | null;
  /** The day in UTC+8 on which it was consumed. */
  day: string | null;
  /** Bits of the amounts that it states, in the order of `LINE_AMOUNTS`. */
  stated: number | null;
  /** The assignment in force when it was consumed; 0: none. */
  assignment_key: number | null;
  association_type: number | null;
  bill_class: number | null;
  bill_type: number | null;
  charge_mode: number | null;
  faults: number | null;
  service_key: number | null;
  region_key: number | null;
  type_key: number | null;
  project_key: number | null;
  traded_at: string | null;
  trade_id: string | null;
  resource_name: string | null;
}

/** Rollups of bill lines and what belongs to them (see `tables.ts`). */
export interface ConsumptionTables {
  /** Codes of services (1), regions (2), resource types (3) and enterprise projects (4), with the newest name of each. */
  consumption_values: { value_key: Generated<number>; partner_key: number; kind: number; code: string; name: string | null };
  /** Whose bill names a resource. */
  billed_resources: { partner_key: number; resource_id: string; customer_key: number };
  /** Parts whose sums stand in the cubes. */
  consumption_parts: { part_key: number; partner_key: number; cycle: string };
  consumption_cycles: ByAssignment & Sums;
  /** The same by day (UTC+8), all projects as one. */
  consumption_days: ByAssignment & Sums & { day: string };
  /** Of parts in force over all customers of a partner, in several cubes (`consumption/cubes.ts`). */
  consumption_cubes: ByManager & Sums & { day: string };
  /** Of parts in force by customer, also for whole quarters and years. */
  consumption_ranks: ByManager & Pair<'due' | 'paid', bigint> & { customer_key: number; lines: bigint; without_coupon: bigint };
  /** Customer 0: the partner's own. */
  consumption_budgets: { partner_key: number; customer_key: number; currency: string; monthly: bigint; set_by: string; set_at: string };
}
