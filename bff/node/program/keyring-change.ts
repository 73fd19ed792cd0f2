import { checkPromotion, type RingRefusal, ringKeyName } from '../../domain/ring-rules.ts';
import type { Store } from '../../ports/store.ts';
import { KEY_KINDS, type KeyKind, type KeyRing, KIND_NAMES, keysOf, makeKey, withFirst, withKey } from './keyring.ts';
import { changeKeys } from './keyring-file.ts';
import { typed } from './release.ts';
import { StartFailure } from './start-failure.ts';

/** One that was cut off for a minute may come back and go on with the keys it had; a rotation waits longer than others do. */
const SEEN_WITHIN_MILLISECONDS = 2 * 60 * 1000;
/** Clocks of replicas may differ by as much. */
const AHEAD_MILLISECONDS = 60 * 1000;

/** Names of all keys in the order of the keys file, as `ReplicaRecord.keyIds` lists them. */
export function ringKeyNames(ring: KeyRing): string[] {
  return KIND_NAMES.flatMap((kind) => keysOf(ring, kind).map(({ keyId }) => ringKeyName(kind, keyId)));
}

/** Puts a new key behind the others: known from now on, and used for nothing. Answers its id. */
export function addRingKey(path: string, kind: KeyKind, now: number, rotateInDays: number): string {
  const key = makeKey(kind, now, rotateInDays);
  changeKeys(path, (ring) => withKey(ring, kind, key));
  return key.keyId;
}

/** Puts a key first. Throws `StartFailure` where that would leave something that a replica cannot open. */
export async function promoteRingKey(
  { operations }: Pick<Store, 'operations'>,
  path: string,
  { kind, keyId }: { kind: KeyKind; keyId: string },
  now: number,
): Promise<void> {
  const replicas = await liveReplicas({ operations }, now);
  changeKeys(path, (ring) => {
    const keys = keysOf(ring, kind);
    const key = keys.find((each) => each.keyId === keyId);
    const keyIds = keys.map((each) => each.keyId);
    const refused = checkPromotion({ kind, keyId, keyIds, replicas, isWhole: key !== undefined && KEY_KINDS[kind].isWhole(key) });
    if (refused) throw new StartFailure(sentenceOf(refused, kind, keyId));
    return withFirst(ring, kind, keyId);
  });
}

/** Replicas that were seen lately, and the keys they have. */
export async function liveReplicas({ operations }: Pick<Store, 'operations'>, now: number) {
  const seen = await operations.replicas(new Date(now - SEEN_WITHIN_MILLISECONDS).toISOString());
  // What lies ahead was seen before the clock was set back; who lives is seen again within seconds.
  const until = new Date(now + AHEAD_MILLISECONDS).toISOString();
  return seen.filter(({ seenAt }) => seenAt <= until).map(({ replicaId, keyIds }) => ({ replicaId, keyIds }));
}

/** What is wrong, and what to type next. */
export function sentenceOf(refused: RingRefusal, kind: KeyKind, keyId: string): string {
  switch (refused.refusal) {
    case 'key-unknown':
      return `The keys file has no ${kind} key ${keyId}. ${typed('keyring list')} lists its keys. Nothing was changed.`;
    case 'is-first':
      return `The ${kind} key ${keyId} is the one that ${KEY_KINDS[kind].does}. Nothing was changed.`;
    case 'public-part-only':
      return `Of the ${kind} key ${keyId} only the public part is left: it was retired. ${typed(`keyring add ${kind}`)} makes a new one. Nothing was changed.`;
    case 'replica-without-key':
      return `These replicas do not have the ${kind} key ${refused.keyId} yet: ${refused.replicaIds.join(', ')}. Give each the same keys file; a running one reads it within seconds. Then type this again. Nothing was changed.`;
    case 'replica-uses-key':
      return `These replicas still use the ${kind} key ${keyId}: ${refused.replicaIds.join(', ')}. Give each the keys file in which another one is first; a running one reads it within seconds. Then type this again. Nothing was changed.`;
    case 'still-needed':
      return `Stored values that open with the ${kind} key ${keyId} alone: ${refused.values}. ${typed('reseal')} makes them anew; exports that wait need the key until they end. Nothing was changed.`;
  }
}
