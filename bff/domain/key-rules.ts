/** Two keys are valid at once, so that a partner can change over without a pause; a third would be one nobody watches. */
export const MAXIMUM_ACTIVE_KEYS = 2;

/** Why a partner gets no further key; null where it does. */
export function checkNewKey(keys: readonly { revokedAt: string | null }[]): 'two-keys-are-active' | null {
  const active = keys.filter((key) => key.revokedAt === null);
  return active.length >= MAXIMUM_ACTIVE_KEYS ? 'two-keys-are-active' : null;
}
