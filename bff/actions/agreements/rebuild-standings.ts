import type { AgreementStanding, StandingFault } from '../../ports/agreements.ts';
import type { World } from '../../ports/index.ts';
import { commandEntry } from '../keys/command-entry.ts';

/** Customers a command looks at, so that those of others need not wait long. */
export const CUSTOMERS_PER_REBUILD = 100;

/**
 * Makes anew from the chain where customers stand, at the command line, and answers what differed. What was kept instead is on record: it
 * may be all that is left of what somebody wrote. Where nothing differs any more, nothing is.
 */
export function rebuildStandings(world: World, partnerId: string, customerIds: readonly string[]): Promise<StandingFault[]> {
  return world.store.write(partnerId, async (unit) => {
    const faults = await unit.agreements.rebuildStandings(partnerId, customerIds);
    if (faults.length === 0) return faults;
    const targets = [...new Set(faults.map(({ customerId }) => customerId))];
    const details = { replaced: faults.map(({ customerId, code, kept }) => `${customerId} ${code} ${replacedWords(kept)}`) };
    await unit.audit.append(partnerId, { ...commandEntry(world, 'agreement.rebuild-standings', targets), details });
    return faults;
  });
}

function replacedWords(kept: AgreementStanding | null): string {
  if (kept === null) return 'none';
  const { version, recordId, capacity, signedAt, hash, isWithdrawn } = kept;
  return [version, recordId, capacity, signedAt, hash, ...(isWithdrawn ? ['withdrawn'] : [])].join(' ');
}
