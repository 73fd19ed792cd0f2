import { isKeyValid } from '../../domain/key-rules.ts';
import { type Refusal, refuse } from '../../domain/refusal.ts';
import type { World } from '../../ports/index.ts';
import type { KeyCaller } from '../action.ts';

const KEY_PATTERN = /^pwk_(?:test|live)_[A-Za-z0-9_-]{20,100}$/;

/** The partner behind a secret key. Malformed, unknown, revoked and ended keys answer alike. */
export async function identifyKey(world: World, secret: string | null): Promise<KeyCaller | Refusal> {
  if (secret === null) return refuse('key-missing');
  if (!KEY_PATTERN.test(secret)) return refuse('key-invalid');
  const found = await world.store.reads.partners.findByKeyHash(await world.security.hashSecret(secret));
  if (!found || !isKeyValid(found.key, world.clock.now())) return refuse('key-invalid');
  return { kind: 'secret-key', partner: found.partner, keyId: found.key.keyId };
}
