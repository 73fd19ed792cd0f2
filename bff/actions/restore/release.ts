import type { AcceptedLoss } from '../../domain/accepted-loss.ts';
import { EVENTS_SKIPPED, lossOf, type RestoredChain, signaturesLossOf } from '../../domain/release-rules.ts';
import type { World } from '../../ports/index.ts';
import type { ClosedChanges } from '../../ports/operations.ts';
import type { Unit } from '../../ports/store.ts';
import { instantOf } from '../audit-entry.ts';
import { emit } from '../events/emit.ts';
import { commandEntry } from '../keys/command-entry.ts';

type Releasing = Pick<World, 'store' | 'security' | 'clock'>;

/**
 * Puts the end of a restore on record in one partner's chain, with what was lost and accepted under a signature; lets event sequences go on
 * beyond any that was given before, and tells the partner's systems to compare. Done once, however often it is called.
 */
export async function releasePartner(
  world: Releasing,
  chain: RestoredChain,
  closed: ClosedChanges,
  { isCompared }: { isCompared: boolean },
): Promise<void> {
  const { partnerId, kept } = chain;
  if (kept === null || chain.isReleased) return;
  const loss = lossOf({ partnerId, walked: chain.walked, kept }, closed);
  const accepted = await world.security.signLoss(loss);
  const signatures = signaturesLossOf(chain, closed);
  const at = instantOf(world.clock.now());
  const restore = { restoredAt: closed.since, ...(closed.backupAt === null ? {} : { backupAt: closed.backupAt }) };
  const details = {
    ...restore,
    isCompared,
    keptSequence: loss.keptSequence,
    ...(loss.lostUntil > loss.keptSequence ? { lostFrom: loss.keptSequence + 1, lostUntil: loss.lostUntil } : {}),
    accepted,
    ...(signatures === null ? {} : await signaturesDetails(world, signatures)),
  };
  await world.store.write(
    partnerId,
    async (unit) => {
      if (await isReleasedMeanwhile(unit, chain)) return;
      if (chain.walked.rows === 0) {
        const kept = { keptSequence: 0, keptHash: loss.keptHash, keptSignatures: 0, keptSignaturesHash: loss.keptHash };
        await unit.audit.append(partnerId, {
          ...commandEntry(world, 'store.restore', []),
          at: closed.since,
          details: { ...restore, ...kept },
        });
      }
      await unit.audit.append(partnerId, { ...commandEntry(world, 'store.release', []), at, details });
      if (chain.isKnown) await tell(world, unit, partnerId, closed, at);
    },
    { evenClosed: true },
  );
}

async function signaturesDetails({ security }: Releasing, loss: AcceptedLoss) {
  const lost = loss.lostUntil > loss.keptSequence ? { lostSignaturesFrom: loss.keptSequence + 1, lostSignaturesUntil: loss.lostUntil } : {};
  return { keptSignatures: loss.keptSequence, ...lost, acceptedSignatures: await security.signLoss(loss) };
}

const ROWS_PER_READ = 1_000;

/** Whether somebody else, who typed the same, came first: looked at while nobody else can write. */
async function isReleasedMeanwhile(unit: Unit, { partnerId, walked }: RestoredChain): Promise<boolean> {
  for (let last = walked.rows; ; ) {
    const rows = await unit.audit.after(partnerId, last, ROWS_PER_READ);
    if (rows.some(({ action }) => action === 'store.release')) return true;
    if (rows.length < ROWS_PER_READ) return false;
    last = rows.at(-1)?.sequence ?? last;
  }
}

async function tell(world: Releasing, unit: Unit, partnerId: string, { since, backupAt }: ClosedChanges, at: string): Promise<void> {
  const { last } = await unit.events.bounds(partnerId);
  await unit.events.skipTo(partnerId, last + EVENTS_SKIPPED);
  const data = { restoredAt: since, backupAt, lastSequence: last };
  await emit(world, unit, partnerId, [{ type: 'store.restored', at, customerId: null, data }]);
}
