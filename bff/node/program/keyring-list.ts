import type { Store } from '../../ports/store.ts';
import { KEY_KINDS, type KeyKind, type KeyRing, KIND_NAMES, keysOf, type RingKey } from './keyring.ts';
import { storedUses } from './keyring-retire.ts';

/** How many stored values need a key; null where that could not be asked. */
export type UsesOf = (kind: KeyKind, keyId: string) => number | null;

/** Asks of every key at hand how much needs it. Reads every customer, once for each field key. */
export async function usesOf(store: Pick<Store, 'operations'>, ring: KeyRing): Promise<UsesOf> {
  const uses = new Map<string, number>();
  for (const { keyId } of keysOf(ring, 'field')) uses.set(keyId, await storedUses(store, 'field', keyId));
  return (kind, keyId) => (kind === 'field' ? (uses.get(keyId) ?? null) : null);
}

/** One line a key, for a person: never a secret. */
export function ringLines(ring: KeyRing, usesOf: UsesOf): string[] {
  return KIND_NAMES.flatMap((kind) => keysOf(ring, kind).map((key, place) => line(kind, key, place === 0, usesOf(kind, key.keyId))));
}

function line(kind: KeyKind, key: RingKey, isFirst: boolean, uses: number | null): string {
  const { does, did, isWhole } = KEY_KINDS[kind];
  const role = isFirst ? does : did;
  const parts = [
    kind.padEnd(5),
    key.keyId.padEnd(12),
    role.padEnd(23),
    key.madeAt ? `made ${day(key.madeAt)}` : 'made before keys had dates',
    ...(isWhole(key) ? [] : ['retired: its public part alone']),
    ...(isFirst && key.rotateBy ? [`due ${day(key.rotateBy)}`] : []),
    ...(uses === null ? [] : [uses === 0 ? 'nothing stored needs it' : `stored values that need it: ${uses}`]),
  ];
  return `  ${parts.join('  ')}`;
}

function day(instant: string): string {
  return instant.slice(0, 10);
}
