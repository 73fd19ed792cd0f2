import type { World } from '../../ports/index.ts';
import { worldKeys } from '../../sandbox/world.ts';
import { StartFailure } from '../program/start-failure.ts';

/**
 * Refuses to serve a database in earnest that still accepts the demonstration's secret keys: they stand in the README, so anyone
 * could mint sessions with them.
 */
export async function refuseKnownKeys({ store, security }: Pick<World, 'store' | 'security'>): Promise<void> {
  const commands: string[] = [];
  for (const [name, { secretKey }] of Object.entries(worldKeys())) {
    const found = await store.reads.partners.findByKeyHash(await security.hashSecret(secretKey));
    if (found && found.key.revokedAt === null) commands.push(`  npm run key -- revoke --partner ${name} --key ${found.key.keyId}`);
  }
  if (commands.length === 0) return;
  throw new StartFailure(
    `This database accepts the demonstration’s secret keys, which everybody knows. Name another with DATA_DIR or DATABASE_URL, or revoke them:\n\n${commands.join('\n')}`,
  );
}

/** Said where the demonstration can be reached from other machines. */
export const OPEN_DEMONSTRATION = `  Anyone who can reach this machine can sign in here, without a password, and see what was imported. In earnest: npm start -- --service
`;

export function isLoopback(host: string): boolean {
  return ['localhost', '::1'].includes(host) || host.startsWith('127.');
}
