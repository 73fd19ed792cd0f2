import { type Connection, partsOf } from '../connection.ts';

/** The assignment in force for a customer at an instant; 0 where nobody held it. */
export type AssignmentAt = (customerKey: number, at: string) => number;

interface Period {
  assignment_key: number;
  assigned_at: string;
  ended_at: string | null;
}

/** Periods of these customers, for lines to store whose they are (R-CON-9). */
export async function assignmentsOf({ db }: Connection, customerKeys: readonly number[]): Promise<AssignmentAt> {
  const periods = new Map<number, Period[]>();
  for (const part of partsOf(customerKeys)) {
    const rows = await db
      .selectFrom('assignments')
      .select(['assignment_key', 'customer_key', 'assigned_at', 'ended_at'])
      .where('customer_key', 'in', part)
      .execute();
    for (const row of rows) {
      const list = periods.get(row.customer_key);
      if (list) list.push(row);
      else periods.set(row.customer_key, [row]);
    }
  }
  return (customerKey, at) => {
    const inForce = (period: Period) => period.assigned_at <= at && (period.ended_at === null || period.ended_at > at);
    return periods.get(customerKey)?.find(inForce)?.assignment_key ?? 0;
  };
}
