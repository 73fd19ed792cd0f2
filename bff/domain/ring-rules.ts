/** A process that serves, as far as keys go. */
export interface RingReplica {
  replicaId: string;
  /** Keys it has, in the order of its keys file: the first of a kind is used. */
  keyIds: readonly string[];
}

export type RingRefusal =
  | { refusal: 'key-unknown' | 'is-first' | 'public-part-only' }
  | { refusal: 'replica-without-key' | 'replica-uses-key'; keyId: string; replicaIds: readonly string[] }
  | { refusal: 'still-needed'; values: number };

/** How a key is named among those of all kinds, where replicas and the database list them: field keys by their id alone. */
export function ringKeyName(kind: string, keyId: string): string {
  return kind === 'field' ? keyId : `${kind}.${keyId}`;
}

interface Placed {
  kind: string;
  keyId: string;
  /** Ids of its kind in the keys file, in order. */
  keyIds: readonly string[];
  replicas: readonly RingReplica[];
}

/**
 * Why a key may not be put first; null where it may. Every replica that is seen must have it before, else it could not open, find or
 * verify what this one makes.
 */
export function checkPromotion({ isWhole, ...key }: Placed & { isWhole: boolean }): RingRefusal | null {
  if (!key.keyIds.includes(key.keyId)) return { refusal: 'key-unknown' };
  if (key.keyIds[0] === key.keyId) return { refusal: 'is-first' };
  if (!isWhole) return { refusal: 'public-part-only' };
  return checkReplicasHave(key, key.keyId);
}

/**
 * Why a key may not be taken out; null where it may. No replica may use it any more, each must have the key that is used in its place,
 * and nothing stored may need it.
 */
export function checkRetirement(key: Placed & { storedValues: number }): RingRefusal | null {
  const [first] = key.keyIds;
  if (first === undefined || !key.keyIds.includes(key.keyId)) return { refusal: 'key-unknown' };
  if (first === key.keyId) return { refusal: 'is-first' };
  const name = ringKeyName(key.kind, key.keyId);
  const using = key.replicas.filter(({ keyIds }) => keyIds.find((each) => isOfKind(each, key.kind)) === name);
  if (using.length > 0) return { refusal: 'replica-uses-key', keyId: key.keyId, replicaIds: using.map(({ replicaId }) => replicaId) };
  const refused = checkReplicasHave(key, first);
  if (refused) return refused;
  return key.storedValues > 0 ? { refusal: 'still-needed', values: key.storedValues } : null;
}

function checkReplicasHave({ kind, replicas }: Placed, keyId: string): RingRefusal | null {
  const without = replicas.filter(({ keyIds }) => !keyIds.includes(ringKeyName(kind, keyId)));
  return without.length === 0 ? null : { refusal: 'replica-without-key', keyId, replicaIds: without.map(({ replicaId }) => replicaId) };
}

function isOfKind(name: string, kind: string): boolean {
  return kind === 'field' ? !name.includes('.') : name.startsWith(`${kind}.`);
}
