import type { World } from '../../ports/index.ts';
import type { KeyRecord, PartnerRecord } from '../../ports/records.ts';

const HINT_LENGTH = 4;

export interface MadeKey {
  key: KeyRecord;
  /** Shown once. */
  secret: string;
  /** What is stored of it. */
  hash: string;
}

/** A new secret key for a partner, not stored yet. */
export async function makeKey(
  { security, clock }: Pick<World, 'security' | 'clock'>,
  { partnerId, mode }: PartnerRecord,
): Promise<MadeKey> {
  const secret = security.makeSecret(`pwk_${mode}`);
  const key: KeyRecord = {
    keyId: security.makeId('key'),
    partnerId,
    hint: secret.slice(-HINT_LENGTH),
    createdAt: new Date(clock.now()).toISOString(),
    revokedAt: null,
    expiresAt: null,
  };
  return { key, secret, hash: await security.hashSecret(secret) };
}
