import { checkRetirement } from '../../domain/ring-rules.ts';
import type { Store } from '../../ports/store.ts';
import { type KeyKind, type KeyRing, keysOf, withRetired } from './keyring.ts';
import { liveReplicas, sentenceOf } from './keyring-change.ts';
import { changeKeys, readKeys } from './keyring-file.ts';
import { recordOf } from './keyring-guard.ts';
import { StartFailure } from './start-failure.ts';

type RetiringStore = Pick<Store, 'operations'>;

interface NamedKey {
  kind: KeyKind;
  keyId: string;
}

export interface RetireTimes {
  now(): number;
  /** Resolves when every process has looked at the database since. */
  untilHeard(): Promise<void>;
}

/**
 * Takes a key out for good; of a head key the public part stays. Throws `StartFailure` while something needs it. First the database says
 * that nothing may be made with it any more; when every process had the time to hear that, what is stored is counted again, so that
 * nothing made in the last moment is lost.
 */
export async function retireRingKey(store: RetiringStore, path: string, key: NamedKey, times: RetireTimes): Promise<void> {
  const { kind, keyId } = key;
  await refuseRetirement(store, readKeys({ path }), key, times.now());
  await setRetired(store, key, new Date(times.now()).toISOString());
  try {
    if (kind === 'field') await times.untilHeard();
    await refuseRetirement(store, readKeys({ path }), key, times.now());
  } catch (error) {
    await setRetired(store, key, null);
    throw error;
  }
  changeKeys(path, (ring) => withRetired(ring, kind, keyId));
}

/** Says of a key that is lost that nothing waits for it any more. Answers how many stored values are lost with it. */
export async function giveUpRingKey(store: RetiringStore, ring: KeyRing, key: NamedKey, now: number): Promise<number> {
  const { kind, keyId } = key;
  if (keysOf(ring, kind).some((each) => each.keyId === keyId))
    throw new StartFailure(`The ${kind} key ${keyId} is at hand: it is not lost. Leave out --lost. Nothing was changed.`);
  const record = recordOf(await store.operations.keys(), kind, keyId);
  if (!record) throw new StartFailure(`This database was never used with a ${kind} key ${keyId}. Nothing was changed.`);
  await setRetired(store, key, new Date(now).toISOString());
  return storedUses(store, kind, keyId);
}

async function refuseRetirement(store: RetiringStore, ring: KeyRing, { kind, keyId }: NamedKey, now: number): Promise<void> {
  const keyIds = keysOf(ring, kind).map((each) => each.keyId);
  const replicas = await liveReplicas(store, now);
  const refused = checkRetirement({ kind, keyId, keyIds, replicas, storedValues: await storedUses(store, kind, keyId) });
  if (refused) throw new StartFailure(sentenceOf(refused, kind, keyId));
}

/** How many stored values open with a key alone. Reads every customer. */
export async function storedUses({ operations }: Pick<Store, 'operations'>, kind: KeyKind, keyId: string): Promise<number> {
  if (kind !== 'field') return 0;
  return Object.values(await operations.fieldKeyUses(keyId)).reduce((sum, values) => sum + values, 0);
}

async function setRetired({ operations }: RetiringStore, { kind, keyId }: NamedKey, retiredAt: string | null): Promise<void> {
  const record = recordOf(await operations.keys(), kind, keyId);
  if (record) await operations.saveKey({ ...record, retiredAt });
}
