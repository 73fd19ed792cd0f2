import { type Kysely, sql } from 'kysely';
import type { FieldKeyUses } from '../ports/operations.ts';
import type { Tables } from './tables.ts';

type Sealing = 'customers' | 'webhooks' | 'jobs' | 'operators' | 'drafts' | 'signature_annexes' | 'third_party_payments';

/**
 * Counts what names a field key: sealed values and indexes read `<format>.<key id>.<body>`, so those of one key lie between two texts.
 * Reads every customer.
 */
export async function fieldKeyUses(db: Kysely<Tables>, keyId: string): Promise<FieldKeyUses> {
  const count = async (table: Sealing, columns: readonly string[]) => {
    const made = columns.flatMap((column) =>
      ['a1', 'i1'].map(
        (format) => sql<boolean>`(${sql.ref(column)} > ${`${format}.${keyId}.`} and ${sql.ref(column)} < ${`${format}.${keyId}/`})`,
      ),
    );
    const { rows } = await sql<{
      made: number | string;
    }>`select count(*) as made from ${sql.table(table)} where ${sql.join(made, sql` or `)}`.execute(db);
    return Number(rows[0]?.made ?? 0);
  };
  return {
    customers: await count('customers', ['mobile_sealed', 'mobile_index', 'email_sealed', 'email_index']),
    webhooks: await count('webhooks', ['secret_sealed', 'earlier_sealed']),
    exports: await count('jobs', ['request']),
    operators: await count('operators', ['email_sealed']),
    drafts: await count('drafts', ['content_sealed']),
    annexes: await count('signature_annexes', ['sealed']),
    payers: await count('third_party_payments', ['trustee_sealed', 'trustee_index']),
  };
}
