import { addKey } from '../../actions/keys/add-key.ts';
import { MAXIMUM_ACTIVE_KEYS } from '../../domain/key-rules.ts';
import type { World } from '../../ports/index.ts';
import type { PartnerRecord } from '../../ports/records.ts';
import { typed } from './release.ts';
import { StartFailure } from './start-failure.ts';

/** Makes a secret key of a partner, and answers what to tell whoever asked for it: the key itself, this once. Throws `StartFailure`. */
export async function newKeyMessage(
  world: Pick<World, 'store' | 'security' | 'clock'>,
  { partnerId, name }: Pick<PartnerRecord, 'partnerId' | 'name'>,
): Promise<string> {
  const made = await addKey(world, partnerId);
  if ('refusal' in made)
    throw new StartFailure(
      `${name} already has ${MAXIMUM_ACTIVE_KEYS} valid keys. Revoke one first: ${typed(`key list --partner ${partnerId}`)}`,
    );
  return `${made.key.keyId} of ${name}. The key is shown this once; keep it on the server, never in a page:\n\n${made.secret}\n`;
}
