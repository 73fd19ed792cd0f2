import { FIRST_PREVIOUS_HASH } from '../../../shared/values/audit.ts';
import { sealContext } from '../../domain/personal-fields.ts';
import type { World } from '../../ports/index.ts';
import type { RestoreCommands } from '../../ports/restore.ts';
import type { Unit } from '../../ports/store.ts';
import { instantOf } from '../audit-entry.ts';
import { commandEntry } from '../keys/command-entry.ts';

/** A database that was just loaded, inside the transaction that loads it. */
export interface LoadedDatabase {
  unit: Unit;
  commands: RestoreCommands;
}

export interface ClosedRestore {
  restoredAt: string;
  partners: number;
  endedSessions: number;
  queuedJobs: number;
  waitingDeliveries: number;
}

/** Field keys whose secret is another one than what is stored was sealed with, although their ids are the same. */
export async function keysThatDoNotOpen(security: Pick<World['security'], 'openField'>, { commands }: LoadedDatabase): Promise<string[]> {
  const wrong: string[] = [];
  for (const { keyId, partnerId, customerId, field, sealed } of await commands.sealedSamples())
    await security.openField(sealed, sealContext(partnerId, customerId, field)).catch(() => wrong.push(keyId));
  return wrong;
}

/**
 * Makes a loaded database one that takes no changes until somebody opened them (`release.ts`): nothing of what was under way when the backup was
 * made may go on by itself. Every chain says that it was restored, right after the last row that was kept. May be done again.
 */
export async function closeRestored(
  world: Pick<World, 'security' | 'clock'>,
  { unit, commands }: LoadedDatabase,
  backupAt: string | null,
): Promise<ClosedRestore> {
  const restoredAt = instantOf(world.clock.now());
  const ended = await commands.endSessions(restoredAt);
  await commands.hideShown();
  await commands.forgetReplicas();
  const queuedJobs = await commands.queueJobs();
  const waitingDeliveries = await commands.renewDeliveries(restoredAt);
  const partners = new Set([...ended.keys(), ...(await unit.audit.partners())]);
  for (const partnerId of [...partners].sort()) {
    const head = await unit.audit.head(partnerId);
    const signatures = await unit.agreements.head(partnerId);
    const details = {
      restoredAt,
      ...(backupAt === null ? {} : { backupAt }),
      keptSequence: head?.sequence ?? 0,
      keptHash: head?.hash ?? FIRST_PREVIOUS_HASH,
      keptSignatures: signatures?.sequence ?? 0,
      keptSignaturesHash: signatures?.hash ?? FIRST_PREVIOUS_HASH,
      endedSessions: ended.get(partnerId) ?? 0,
    };
    await unit.audit.append(partnerId, { ...commandEntry(world, 'store.restore', []), at: restoredAt, details });
  }
  await commands.closeChanges({ since: restoredAt, backupAt });
  const endedSessions = [...ended.values()].reduce((sum, count) => sum + count, 0);
  return { restoredAt, partners: partners.size, endedSessions, queuedJobs, waitingDeliveries };
}
