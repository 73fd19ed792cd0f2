import type { Chance } from '../ports/clock.ts';
import type { Security } from '../ports/security.ts';
import { toBytes } from './bytes.ts';
import { createSecurity, type SecurityOptions, systemChance } from './index.ts';

/** Key ids by which a database of the demonstration can be told from a real one. */
export const DEMONSTRATION_KEY_ID = 'demonstration';

const FIELD_SECRET = 'demonstration: anybody knows me.';
const HEAD_KEY = {
  kty: 'OKP',
  crv: 'Ed25519',
  d: 'b_i4kUdm_8IRKUtyM9R9zHPp-ZPY-jzpy1sJvJV5dA4',
  x: '4VIAqFw46MHyc4qxk_SvrcKLav8QPfJYHI7R1PG34l8',
};

/**
 * Security with keys that everybody can read here: for the sandbox, stories, tests and `npm start` without keys of its own.
 * Protects nothing.
 */
export function createDemonstrationSecurity(chance: Chance = systemChance, options: Pick<SecurityOptions, 'sha256'> = {}): Security {
  return createSecurity({
    fieldKeys: [{ keyId: DEMONSTRATION_KEY_ID, secret: toBytes(FIELD_SECRET) }],
    headKeys: [{ keyId: DEMONSTRATION_KEY_ID, jwk: HEAD_KEY }],
    chance,
    ...options,
  });
}
