import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { HeadKey } from '../../security/index.ts';

/** What every key of the installation has, whatever it is for. Files from before keys had dates still read. */
const dated = {
  keyId: z.string().regex(/^[A-Za-z0-9_-]{1,32}$/, 'a key id is 1 to 32 letters, digits, _ or -'),
  madeAt: z.iso.datetime('madeAt is an instant such as 2026-01-31T00:00:00Z').optional(),
  rotateBy: z.iso.datetime('rotateBy is an instant such as 2026-01-31T00:00:00Z').optional(),
};
const fieldKey = z.looseObject({ ...dated, secret: z.string('secret is missing') });
const headKey = z.looseObject({
  ...dated,
  jwk: z.custom<HeadKey['jwk']>((jwk) => typeof jwk === 'object' && jwk !== null, 'jwk is missing'),
});

/** What nobody knows yet is kept: a later release may have put it there. */
const ring = z.looseObject({ fieldKeys: z.array(fieldKey, 'fieldKeys is missing'), headKeys: z.array(headKey, 'headKeys is missing') });

/**
 * The keys of an installation, as the keys file holds them. The first of each list is used (seals and indexes, signs), the others only
 * open, find and verify what they made while they were first.
 */
export type KeyRing = z.infer<typeof ring>;
export type FieldEntry = KeyRing['fieldKeys'][number];
export type RingKey = { keyId: string; madeAt?: string | undefined; rotateBy?: string | undefined };

interface KindRules {
  member: 'fieldKeys' | 'headKeys';
  /** What the first key of the kind does. */
  does: string;
  /** What the others do. */
  did: string;
  make(): object;
  /** What stays of a retired key, so that what it signed can still be verified; null where nothing does. */
  kept(key: RingKey): RingKey | null;
  /** Whether it could be used if it were first. */
  isWhole(key: RingKey): boolean;
}

/** The kinds of keys; one more is one more line here and a list in the schema above. */
export const KEY_KINDS = {
  field: {
    member: 'fieldKeys',
    does: 'seals and indexes',
    did: 'opens what it made',
    make: () => ({ secret: randomBytes(32).toString('base64url') }),
    kept: () => null,
    isWhole: () => true,
  },
  head: {
    member: 'headKeys',
    does: 'signs audit heads',
    did: 'verifies what it signed',
    make: () => ({ jwk: generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' }) }),
    kept: (key) => ({ ...key, jwk: publicPart((key as HeadKey).jwk) }) as RingKey,
    isWhole: (key) => (key as HeadKey).jwk.d !== undefined,
  },
} as const satisfies Record<string, KindRules>;

export type KeyKind = keyof typeof KEY_KINDS;
export const KIND_NAMES = Object.keys(KEY_KINDS) as KeyKind[];

export function keysOf(keys: KeyRing, kind: KeyKind): readonly RingKey[] {
  return keys[KEY_KINDS[kind].member];
}

/** A new key. `rotateInDays` 0: it is never due. */
export function makeKey(kind: KeyKind, now: number, rotateInDays: number): RingKey {
  const madeAt = new Date(now).toISOString();
  const rotateBy = rotateInDays === 0 ? {} : { rotateBy: new Date(now + rotateInDays * DAY_MILLISECONDS).toISOString() };
  return { keyId: randomBytes(5).toString('hex'), madeAt, ...rotateBy, ...KEY_KINDS[kind].make() };
}

/** New keys, one of each kind. */
export function makeKeyRing(now = Date.now(), rotateInDays = ROTATE_IN_DAYS): KeyRing {
  return KIND_NAMES.reduce((keys, kind) => replaced(keys, kind, [makeKey(kind, now, rotateInDays)]), {} as KeyRing);
}

/** The same keys with one more, behind the others. */
export function withKey(keys: KeyRing, kind: KeyKind, key: RingKey): KeyRing {
  return replaced(keys, kind, [...keysOf(keys, kind), key]);
}

/** The same keys with this one first; the others keep their order. */
export function withFirst(keys: KeyRing, kind: KeyKind, keyId: string): KeyRing {
  const of = keysOf(keys, kind);
  return replaced(keys, kind, [...of.filter((key) => key.keyId === keyId), ...of.filter((key) => key.keyId !== keyId)]);
}

/** The same keys without what of this one is not needed any more. */
export function withRetired(keys: KeyRing, kind: KeyKind, keyId: string): KeyRing {
  const left = keysOf(keys, kind).map((key) => (key.keyId === keyId ? KEY_KINDS[kind].kept(key) : key));
  return replaced(
    keys,
    kind,
    left.filter((key) => key !== null),
  );
}

/** Reads a keys file. Throws an `Error` whose message says what is wrong and quotes nothing of it. */
export function readKeyRing(json: string): KeyRing {
  let content: unknown;
  try {
    content = JSON.parse(json);
  } catch {
    throw new Error('that is not the JSON of a keys file.');
  }
  const { success, data, error } = ring.safeParse(content);
  if (!success) throw new Error(`that is not the JSON of a keys file: ${wordsOf(error)}.`);
  for (const kind of KIND_NAMES) {
    const ids = keysOf(data, kind).map(({ keyId }) => keyId);
    if (new Set(ids).size !== ids.length) throw new Error(`two ${kind} keys share an id.`);
  }
  return data;
}

export function writeKeyRing(keys: KeyRing): string {
  return `${JSON.stringify(keys, null, 2)}\n`;
}

const DAY_MILLISECONDS = 24 * 60 * 60 * 1000;
/** A key that is used longer than a year protects more than it should. */
export const ROTATE_IN_DAYS = 365;

function replaced(keys: KeyRing, kind: KeyKind, list: readonly RingKey[]): KeyRing {
  return { ...keys, [KEY_KINDS[kind].member]: list };
}

/** Where and what, never the value: it may be a secret. */
function wordsOf(error: z.ZodError): string {
  const [issue] = error.issues;
  return `${issue?.message} (${issue?.path.join('.') || 'at the top'})`;
}

function publicPart({ kty, crv, x }: HeadKey['jwk']): HeadKey['jwk'] {
  return { kty, crv, x } as HeadKey['jwk'];
}
