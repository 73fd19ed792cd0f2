import { sealContext } from '../../domain/personal-fields.ts';
import { ringKeyName } from '../../domain/ring-rules.ts';
import type { RingKeyRecord } from '../../ports/operations.ts';
import type { CustomerRecord } from '../../ports/records.ts';
import type { Store } from '../../ports/store.ts';
import { keyIdOf } from '../../security/key-ring.ts';
import { type KeyKind, type KeyRing, KIND_NAMES, keysOf, type RingKey } from './keyring.ts';
import { cipherOf, KEY_CHECKS } from './keyring-check.ts';
import { typed } from './release.ts';

/** Why keys do not fit a database: the id of a key, and what is wrong with it. */
export interface KeyTrouble {
  kind: KeyKind;
  keyId: string;
  what: 'missing' | 'other-secret' | 'retired-in-use';
}

type GuardedStore = Pick<Store, 'operations' | 'reads' | 'write'>;

const SAMPLE = 20;

/**
 * Compares keys with those that the database was used with: every one that something stored may need must be at hand, under the same
 * secret, and the one in use must not be retired. Where all is well, keys used for the first time are recorded.
 */
export async function findKeyTroubles(store: GuardedStore, ring: KeyRing, now: number): Promise<KeyTrouble[]> {
  const { troubles, unrecorded } = await compareKeys(store, ring);
  if (troubles.length > 0 || unrecorded.length === 0) return troubles;
  for (const { kind, key } of unrecorded) await recordKey(store, { kind, key }, now);
  // Another process may have been quicker, with another secret under the same id.
  return comparedWith(await store.operations.keys(), ring);
}

/** The same without recording anything; `unrecorded` are keys in use that the database does not know yet. */
export async function compareKeys(
  store: GuardedStore,
  ring: KeyRing,
): Promise<{ troubles: KeyTrouble[]; unrecorded: { kind: KeyKind; key: RingKey }[] }> {
  const records = await store.operations.keys();
  const unrecorded = firstKeys(ring).filter(({ kind, key }) => !recordOf(records, kind, key.keyId));
  const troubles = await comparedWith(records, ring);
  const isFromBefore = troubles.length === 0 && !records.some((record) => kindOf(record) === 'field');
  if (!isFromBefore) return { troubles, unrecorded };
  return { troubles: await comparedWithStored(store, ring), unrecorded: [...unrecorded, ...(await earlierKeys(store, ring))] };
}

/** Keys behind the first that something stored was made with. */
async function earlierKeys({ operations }: GuardedStore, ring: KeyRing): Promise<{ kind: KeyKind; key: RingKey }[]> {
  const earlier: { kind: KeyKind; key: RingKey }[] = [];
  for (const key of ring.fieldKeys.slice(1)) {
    if (Object.values(await operations.fieldKeyUses(key.keyId)).some((values) => values > 0)) earlier.push({ kind: 'field', key });
  }
  return earlier;
}

/** Says in the database that a key is used, so that no process goes on without it. */
export async function recordKey(
  { operations }: Pick<Store, 'operations'>,
  { kind, key }: { kind: KeyKind; key: RingKey },
  now: number,
): Promise<void> {
  const checkSealed = await KEY_CHECKS[kind].make(key);
  await operations.saveKey({
    keyId: ringKeyName(kind, key.keyId),
    checkSealed,
    firstUsedAt: new Date(now).toISOString(),
    retiredAt: null,
  });
}

/** What is wrong and what to type next; ids only. */
export function troubleSentence(troubles: readonly KeyTrouble[], origin: string): string {
  return troubles.map((trouble) => SENTENCES[trouble.what](trouble, origin)).join('\n');
}

const SENTENCES: Record<KeyTrouble['what'], (trouble: KeyTrouble, origin: string) => string> = {
  missing: ({ kind, keyId }, origin) =>
    `This database was used with the ${kind} key ${keyId}, which is not among the keys in ${origin}. Give this process the keys file that has it (${typed('keyring restore FILE --merge')} takes it from a backup of the keys). Where it is lost for good: ${typed(`keyring retire ${kind} ${keyId} --lost`)}`,
  'other-secret': ({ kind, keyId }, origin) =>
    `The ${kind} key ${keyId} in ${origin} is not the one that this database was used with: it has the same id and another secret. Give this process the keys file that belongs to the database.`,
  'retired-in-use': ({ kind, keyId }, origin) =>
    `The ${kind} key ${keyId}, which is first in ${origin}, was retired: nothing may be made with it any more. Give this process the present keys file, in which another one is first.`,
};

async function comparedWith(records: readonly RingKeyRecord[], ring: KeyRing): Promise<KeyTrouble[]> {
  const troubles: KeyTrouble[] = [];
  for (const record of records) {
    const kind = kindOf(record);
    if (!kind) continue;
    const keyId = record.keyId.slice(record.keyId.indexOf('.') + 1);
    const keys = keysOf(ring, kind);
    const key = keys.find((each) => each.keyId === keyId);
    if (!key && record.retiredAt === null) troubles.push({ kind, keyId, what: 'missing' });
    else if (key && !(await KEY_CHECKS[kind].fits(key, record.checkSealed))) troubles.push({ kind, keyId, what: 'other-secret' });
    else if (key && key === keys[0] && record.retiredAt !== null) troubles.push({ kind, keyId, what: 'retired-in-use' });
  }
  return troubles;
}

/**
 * A database from before keys were recorded says by what is sealed in it which ones it was used with: some customers of each partner are
 * asked.
 */
async function comparedWithStored({ reads, write }: GuardedStore, ring: KeyRing): Promise<KeyTrouble[]> {
  const troubles = new Map<string, KeyTrouble>();
  const cipher = cipherOf(ring.fieldKeys);
  for (const { partnerId } of await reads.partners.list()) {
    const some = await write(partnerId, (unit) => unit.customers.sealedAfter(partnerId, '', SAMPLE), { evenClosed: true });
    for (const { sealed, context } of some.flatMap(({ customer }) => sealedOf(customer, partnerId))) {
      const keyId = keyIdOf(sealed) ?? '';
      const what = ring.fieldKeys.some((key) => key.keyId === keyId) ? 'other-secret' : 'missing';
      await cipher.open(sealed, context).catch(() => troubles.set(keyId, { kind: 'field', keyId, what }));
    }
  }
  return [...troubles.values()];
}

function sealedOf({ customerId, mobileSealed, emailSealed }: CustomerRecord, partnerId: string): { sealed: string; context: string }[] {
  const values = { mobile: mobileSealed, email: emailSealed };
  return (['mobile', 'email'] as const).flatMap((field) => {
    const sealed = values[field];
    return sealed === null ? [] : [{ sealed, context: sealContext(partnerId, customerId, field) }];
  });
}

function firstKeys(ring: KeyRing): { kind: KeyKind; key: RingKey }[] {
  return KIND_NAMES.flatMap((kind) =>
    keysOf(ring, kind)
      .slice(0, 1)
      .map((key) => ({ kind, key })),
  );
}

/** What the database says of a key. */
export function recordOf(records: readonly RingKeyRecord[], kind: KeyKind, keyId: string): RingKeyRecord | undefined {
  return records.find((record) => record.keyId === ringKeyName(kind, keyId));
}

/** Undefined where a later release has kinds that this one does not know. */
function kindOf({ keyId }: RingKeyRecord): KeyKind | undefined {
  const [named] = keyId.split('.');
  return keyId.includes('.') ? KIND_NAMES.find((kind) => kind === named) : 'field';
}
