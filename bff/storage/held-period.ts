import type { HeldPeriod } from '../ports/records.ts';

/** A row of a customer's or a reseller's assignments, joined with the account manager. */
export interface PeriodRow {
  operator_id: string;
  user_id: string;
  name_masked: string | null;
  assigned_at: string;
  ended_at: string | null;
}

export function toHeldPeriod(row: PeriodRow): HeldPeriod {
  return {
    operatorId: row.operator_id,
    userId: row.user_id,
    nameMasked: row.name_masked,
    assignedAt: row.assigned_at,
    endedAt: row.ended_at,
  };
}
