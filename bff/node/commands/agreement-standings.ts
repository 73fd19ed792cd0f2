import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { CUSTOMERS_PER_REBUILD, rebuildStandings } from '../../actions/agreements/rebuild-standings.ts';
import type { StandingFault } from '../../ports/agreements.ts';
import { typed } from '../program/release.ts';
import { standingFaultLine, standingFaults } from '../program/standing-faults.ts';
import { readSignedHeads, verifyChains } from '../program/verify-chains.ts';
import type { OpenedWorld } from '../program/world.ts';
import { HEADS_FILE } from '../service/heads.ts';

interface Asked {
  /** Null: of all partners. */
  partnerId: string | null;
  isRebuilt: boolean;
}

/**
 * Tells every standing that differs from the chain of signatures, and makes it anew where that is asked for. Never from a chain that is
 * broken: what somebody put into it would count from then on. Exit code 1 where something differs afterwards.
 */
export async function compareStandings(world: OpenedWorld, { partnerId, isRebuilt }: Asked): Promise<void> {
  const broken = isRebuilt ? await brokenChains(world) : new Set<string>();
  let rebuilt = 0;
  let left = 0;
  for await (const page of standingFaults(world.store.reads)) {
    const asked = page.filter((fault) => partnerId === null || fault.partnerId === partnerId);
    for (const fault of asked) console.log(standingFaultLine(fault));
    const believed = isRebuilt ? asked.filter((fault) => !broken.has(fault.partnerId)) : [];
    await rebuild(world, believed);
    rebuilt += believed.length;
    left += asked.length - believed.length;
  }
  if (rebuilt + left === 0) return console.log('Every standing is what the chain of signatures says.');
  if (rebuilt > 0)
    console.log(
      `Made anew from the chain, on record: ${rebuilt}. Lists and the gate go by them from now on. ${typed('verify')} ends the alert.`,
    );
  if (left === 0) return;
  process.exitCode = 1;
  console.log(
    isRebuilt
      ? `Left as they are: ${left}. Their chain is broken, and nothing is made from it; ${typed('verify')} says where.`
      : `${left} differ. The chain counts, lists and the gate go by what is kept. Nothing was changed. ${typed('agreement standings --rebuild')} makes them anew; docs/RUNBOOK.md, "PartnerWidgetsChainBroken", says what to keep before.`,
  );
}

async function rebuild(world: OpenedWorld, faults: readonly StandingFault[]): Promise<void> {
  for (const [partnerId, own] of Map.groupBy(faults, (fault) => fault.partnerId)) {
    const customerIds = [...new Set(own.map(({ customerId }) => customerId))];
    for (let start = 0; start < customerIds.length; start += CUSTOMERS_PER_REBUILD)
      await rebuildStandings(world, partnerId, customerIds.slice(start, start + CUSTOMERS_PER_REBUILD));
  }
}

/** Partners whose audit chain or chain of signatures is broken, also by the heads that left for the data folder. */
async function brokenChains({ store, security, dataFolder }: OpenedWorld): Promise<Set<string>> {
  const path = join(dataFolder, HEADS_FILE);
  const { heads } = existsSync(path) ? await readSignedHeads(path, security) : { heads: [] };
  const broken = new Set<string>();
  for await (const { partnerId, check } of verifyChains(store, security, heads)) if (check.state === 'broken') broken.add(partnerId);
  return broken;
}
