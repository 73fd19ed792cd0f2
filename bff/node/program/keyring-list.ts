import { KEY_KINDS, type KeyKind, type KeyRing, KIND_NAMES, keysOf, type RingKey } from './keyring.ts';

/** How many stored values need a key; null where that could not be asked. */
export type UsesOf = (kind: KeyKind, keyId: string) => number | null;

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
