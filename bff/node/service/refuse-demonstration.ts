import type { Store } from '../../ports/store.ts';
import { typed } from '../program/release.ts';
import { StartFailure } from '../program/start-failure.ts';
import { DEMONSTRATION_KEY_HASHES, DEMONSTRATION_PARTNERS } from './demonstration-marks.ts';

/**
 * Refuses to serve a database in earnest that the demonstration was set up in, or that accepts one of its secret keys: they stand in the
 * README, so that anyone could mint sessions with them, and what it invented cannot be told from what is true. Throws `StartFailure`.
 */
export async function refuseDemonstration({ reads }: Pick<Store, 'reads'>): Promise<void> {
  const partners = await Promise.all(Object.values(DEMONSTRATION_PARTNERS).map((partnerId) => reads.partners.find(partnerId)));
  const known = partners.filter((partner) => partner !== null);
  if (known.length > 0)
    throw new StartFailure(
      `This database was set up by the demonstration: it holds ${known.map(({ name }) => `“${name}”`).join(', ')}, with invented customers and secret keys that everybody knows. ` +
        `Serve a database of its own: name another folder with DATA_DIR, or another database with DATABASE_URL, then ${typed('migrate')}`,
    );
  const accepted = await Promise.all(DEMONSTRATION_KEY_HASHES.map((hash) => reads.partners.findByKeyHash(hash)));
  const commands = accepted
    .filter((found) => found !== null && found.key.revokedAt === null)
    .map((found) => `  ${typed(`key revoke --partner ${found?.partner.partnerId} --key ${found?.key.keyId}`)}`);
  if (commands.length > 0)
    throw new StartFailure(
      `This database accepts secret keys of the demonstration, which everybody knows. Revoke them, then start again:\n\n${commands.join('\n')}`,
    );
}
