/** Two keys are valid at once, so that a partner can change over without a pause; a third would be one nobody watches. */
export const MAXIMUM_ACTIVE_KEYS = 2;

/** A key that was replaced and still valid after a season is one nobody watches. */
export const OVERLAP_MAXIMUM_MILLISECONDS = 90 * 24 * 60 * 60 * 1000;

/** What the rules need to know of a key. Instants are ISO 8601 in UTC. */
interface KeyState {
  keyId: string;
  revokedAt: string | null;
  /** When it ends by itself. */
  expiresAt: string | null;
}

/** Whether a key opens anything: neither revoked nor past its end. */
export function isKeyValid({ revokedAt, expiresAt }: Omit<KeyState, 'keyId'>, now: number): boolean {
  return revokedAt === null && (expiresAt === null || now < Date.parse(expiresAt));
}

/** Why a partner gets no further key; null where it does. */
export function checkNewKey(keys: readonly KeyState[], now: number): 'two-keys-are-active' | null {
  return keys.filter((key) => isKeyValid(key, now)).length >= MAXIMUM_ACTIVE_KEYS ? 'two-keys-are-active' : null;
}

export type RotateRefusal = 'no-key-is-active' | 'two-keys-are-active';

/**
 * Which key a new one takes the place of, and when that one ends: after the overlap, or when it would have ended anyway. Refused where no
 * key is valid, and where two are, because then the change is under way already.
 */
export function decideRotation(
  keys: readonly KeyState[],
  overlapMilliseconds: number,
  now: number,
): { refusal: RotateRefusal } | { replacedId: string; endsAt: string } {
  const [replaced, ...more] = keys.filter((key) => isKeyValid(key, now));
  if (!replaced) return { refusal: 'no-key-is-active' };
  if (more.length > 0) return { refusal: 'two-keys-are-active' };
  const ends = Math.min(now + overlapMilliseconds, replaced.expiresAt === null ? Number.POSITIVE_INFINITY : Date.parse(replaced.expiresAt));
  return { replacedId: replaced.keyId, endsAt: new Date(ends).toISOString() };
}
