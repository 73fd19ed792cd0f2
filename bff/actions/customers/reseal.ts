import { indexContext, type SealedField, sealContext } from '../../domain/personal-fields.ts';
import type { World } from '../../ports/index.ts';
import type { CustomerRecord } from '../../ports/records.ts';
import type { Security } from '../../ports/security.ts';
import type { ResealedCustomer } from '../../ports/store.ts';
import { commandEntry } from '../keys/command-entry.ts';
import { NORMAL_FORMS } from './prepare.ts';

type ResealWorld = Pick<World, 'store' | 'security' | 'clock'>;

export interface Resealed {
  /** Customers looked at. */
  customers: number;
  /** Customers whose values or indexes were made anew. */
  resealed: number;
  /** Customers with a value that no key at hand opens, or that changed in between: they stay as they are. */
  unopened: number;
  changedMeanwhile: number;
}

interface Step {
  partnerId: string;
  after: string;
  limit: number;
}

const CHUNK = 500;

/**
 * Makes anew what an earlier key sealed or indexed, and the indexes that customers from before there were any lack, for one partner,
 * chunk by chunk so that the service goes on. Run again after a kill it finds what is left, because what is done is no longer outdated.
 */
export async function resealCustomers(world: ResealWorld, partnerId: string): Promise<Resealed> {
  const counts: Resealed = { customers: 0, resealed: 0, unopened: 0, changedMeanwhile: 0 };
  for (let after: string | null = ''; after !== null; ) after = await resealChunk(world, { partnerId, after, limit: CHUNK }, counts);
  const entry = { ...commandEntry(world, 'customers.reseal', []), details: { phase: 'end', ...counts } };
  await world.store.write(partnerId, (unit) => unit.audit.append(partnerId, entry));
  return counts;
}

/** Opening and sealing take place outside the command, which awaits the store only. Answers the last id, null at the end. */
async function resealChunk({ store, security, clock }: ResealWorld, step: Step, counts: Resealed): Promise<string | null> {
  const { partnerId, after, limit } = step;
  const read = await store.write(partnerId, (unit) => unit.customers.sealedAfter(partnerId, after, limit));
  counts.customers += read.length;
  const made = await Promise.all(read.map(({ customer }) => resealOne(security, partnerId, customer)));
  const changes = made.filter((one) => one !== null && one !== 'unopened');
  counts.unopened += made.filter((one) => one === 'unopened').length;
  if (changes.length > 0) {
    const isFirst = counts.resealed === 0;
    const saved = await store.write(partnerId, async (unit) => {
      const replaced = await unit.customers.reseal(partnerId, changes);
      // A run that is killed has at least said that it began.
      const begun = { ...commandEntry({ security, clock }, 'customers.reseal', []), details: { phase: 'begin' } };
      if (isFirst) await unit.audit.append(partnerId, begun);
      return replaced;
    });
    counts.resealed += saved;
    counts.changedMeanwhile += changes.length - saved;
  }
  return read.at(-1)?.customer.customerId ?? null;
}

/** Null where everything was made with the present key. */
async function resealOne(security: Security, partnerId: string, before: CustomerRecord): Promise<ResealedCustomer | 'unopened' | null> {
  const { customerId, mobileSealed, mobileIndex, emailSealed, emailIndex } = before;
  const renew = (field: SealedField, sealed: string | null, index: string | null) =>
    renewValue(security, { partnerId, customerId, field }, { sealed, index });
  try {
    const mobile = await renew('mobile', mobileSealed, mobileIndex);
    const email = await renew('email', emailSealed, emailIndex);
    if (mobile.sealed === mobileSealed && mobile.index === mobileIndex && email.sealed === emailSealed && email.index === emailIndex)
      return null;
    const made = { mobileSealed: mobile.sealed, mobileIndex: mobile.index, emailSealed: email.sealed, emailIndex: email.index };
    return { customerId, read: { mobileSealed, emailSealed }, made };
  } catch {
    return 'unopened';
  }
}

type Stored = { sealed: string | null; index: string | null };

/** What is not outdated stays byte for byte. Throws where no key opens the value. */
async function renewValue(
  security: Security,
  { partnerId, customerId, field }: { partnerId: string; customerId: string; field: SealedField },
  { sealed, index }: Stored,
): Promise<Stored> {
  if (sealed === null) return { sealed: null, index: null };
  const isSealOutdated = security.isOutdated(sealed);
  if (!isSealOutdated && index !== null && !security.isOutdated(index)) return { sealed, index };
  const context = sealContext(partnerId, customerId, field);
  const clear = await security.openField(sealed, context);
  const normal = NORMAL_FORMS[field](clear);
  return {
    sealed: isSealOutdated ? await security.sealField(clear, context) : sealed,
    index: normal === '' ? null : await security.indexField(normal, indexContext(partnerId, field)),
  };
}
