import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { gatherChains } from '../../actions/restore/gather.ts';
import { releasePartner } from '../../actions/restore/release.ts';
import { checkRelease } from '../../domain/release-rules.ts';
import type { ClosedChanges } from '../../ports/operations.ts';
import type { Command } from '../program/command.ts';
import { typed } from '../program/release.ts';
import { StartFailure } from '../program/start-failure.ts';
import { readArguments } from '../program/usage.ts';
import { chainWalk, readSignedHeads, rowsOf, type SignedHeads, signaturesOf, signatureWalk } from '../program/verify-chains.ts';
import { type OpenedWorld, openWorld } from '../program/world.ts';
import { HEADS_FILE } from '../service/heads.ts';
import { isReadableOnce } from '../storage/durable-files.ts';
import { checkLines } from './release-words.ts';

const USAGE = `${typed('release --head FILE [--accept-lost]')}
${typed('release --without-heads')}

Lets a restored store take changes again. First every audit chain and chain of signatures is walked and compared with the signed heads in FILE: a copy of heads.jsonl,
or of the service's log, that was kept on another machine. Rows that were lost after the backup are counted for each partner, and must be
accepted with --accept-lost; that goes on record, signed, in each chain. All checks are told at once. Nothing changes unless all pass.`;

interface Options {
  head: string | undefined;
  isWithoutHeads: boolean;
  isLossAccepted: boolean;
}

export const releaseCommand: Command = {
  summary: 'lets a restored store take changes again, after checks',
  usage: USAGE,
  run: async (args) => {
    const options = readOptions(args);
    const world = await openWorld();
    try {
      const closed = await world.store.operations.closedChanges();
      if (closed === null) console.log('Changes are open already: there is nothing to release.');
      else await release(world, closed, options);
    } finally {
      await world.close();
    }
  },
};

const OPTIONS = { head: { type: 'string' }, 'without-heads': { type: 'boolean' }, 'accept-lost': { type: 'boolean' } } as const;

function readOptions(args: string[]): Options {
  const { values } = readArguments({ args, options: OPTIONS }, USAGE);
  const { head } = values;
  if (head !== undefined && !isReadableOnce(head)) throw new StartFailure(`There is no file ${head}.`);
  if (head !== undefined && values['without-heads']) throw new StartFailure(`Name heads or leave them out, not both.\n\n${USAGE}`);
  return { head, isWithoutHeads: values['without-heads'] === true, isLossAccepted: values['accept-lost'] === true };
}

/**
 * Heads of this machine's data folder prove nothing to others, since whoever restored could change them. But `verify` reads them by itself: what
 * they say was lost is accepted now, or is a break for good.
 */
async function ownHeads({ dataFolder, security }: OpenedWorld): Promise<SignedHeads['heads']> {
  const path = join(dataFolder, HEADS_FILE);
  return existsSync(path) ? (await readSignedHeads(path, security)).heads : [];
}

async function release(world: OpenedWorld, closed: ClosedChanges, { head, ...options }: Options): Promise<void> {
  const { store, security, clock } = world;
  const read = head === undefined ? null : await readSignedHeads(head, security);
  const heads = read === null ? null : { count: read.heads.length, badLines: read.badLines };
  const chains = await gatherChains(store, closed, [...(read?.heads ?? []), ...(await ownHeads(world))], {
    rowsOf: (partnerId) => rowsOf(store, partnerId),
    walk: (own) => chainWalk(security, own),
    signaturesOf: (partnerId) => signaturesOf(store, partnerId),
    walkSignatures: (own, trail) => signatureWalk(security, own, trail),
    readLoss: security.readSignedLoss,
  });
  const liveSessions = await store.operations.sessionsFrom(closed.since, new Date(clock.now()).toISOString());
  const checks = checkRelease({ closed, chains, liveSessions, heads, ...options });
  console.log(checkLines(checks, closed));
  if (checks.some(({ passed }) => !passed)) throw new StartFailure('\nChanges stay closed. Nothing was changed.');
  for (const chain of chains) await releasePartner(world, chain, closed, { isCompared: heads !== null });
  await store.operations.openChanges();
  const rows = chains.reduce((sum, { walked, signatures }) => sum + walked.rows + (signatures?.walked.rows ?? 0), 0);
  await store.operations.saveVerified({ at: new Date(clock.now()).toISOString(), isIntact: true, rows });
  console.log(`\nCHANGES ARE OPEN. Each partner's systems are told by an event to compare their data.
Do again what was done after the backup, if it was done: revoke keys, erase customers, take roles away, retire field keys.
From now on ${typed('verify')} tells of this restore, and finds everything else that is missing.`);
}
