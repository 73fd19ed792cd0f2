import { sealContext } from '../../bff/domain/personal-fields.ts';
import { openWorld } from '../../bff/node/program/world.ts';
import type { CustomerQuery } from '../../bff/ports/store.ts';
import { MASKED_FIELDS, type MaskedField } from '../../shared/values/lists.ts';

/** What a server's database knows in clear: value by customer and field. */
export type Known = Map<string, Partial<Record<MaskedField, string>>>;

const EVERYBODY: Omit<CustomerQuery, 'partnerIds'> = {
  isOfResellers: false,
  scope: { kind: 'all' },
  filter: {},
  sort: { by: 'associatedAt', direction: 'descending' },
  from: { at: 'first' },
  limit: 5000,
  cycle: '2024-09',
  currency: null,
};

/** Reads a partner's personal data out of a running server's own database, beside it. */
export async function knownOf(partnerId: string, env: NodeJS.ProcessEnv): Promise<Known> {
  const world = await openWorld({ ...env, LOG_LEVEL: 'silent' });
  try {
    const { customers } = world.store.reads;
    const rows = await customers.page({ ...EVERYBODY, partnerIds: [partnerId] });
    const ids = rows.map(({ customer }) => customer.customerId);
    const known: Known = new Map(ids.map((id) => [id, {}]));
    for (const field of MASKED_FIELDS) {
      for (const { customerId, value } of await customers.values([partnerId], { kind: 'all' }, field, ids)) {
        if (value === null) continue;
        const isSealed = field === 'mobile' || field === 'email';
        const clear = isSealed ? await world.security.openField(value, sealContext(partnerId, customerId, field)) : value;
        Object.assign(known.get(customerId) ?? {}, { [field]: clear });
      }
    }
    return known;
  } finally {
    await world.close();
  }
}

/** Every clear value once; those of one character would be found anywhere. */
export function valuesOf(known: Known): string[] {
  const values = [...known.values()].flatMap((fields) => Object.values(fields));
  return [...new Set(values)].filter((value) => [...value].length > 1);
}

/**
 * The clear values that occur in a text. Latin names count as words of their own, since a few letters stand inside any long text, and an
 * address only where it does not end a longer one.
 */
export function leaksIn(text: string, values: readonly string[]): string[] {
  const words = new Set(text.split(/[^\w-]+/));
  const addresses = new Set(text.match(/[\w.+-]+@[\w-]+(\.[\w-]+)+/g));
  return values.filter((value) => {
    if (value.includes('@')) return addresses.has(value);
    return /^[A-Za-z][\w-]*$/.test(value) ? words.has(value) : text.includes(value);
  });
}
