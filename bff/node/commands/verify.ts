import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { VerifiedRecord } from '../../ports/operations.ts';
import { brokenRowLines } from '../program/broken-signatures.ts';
import type { Command } from '../program/command.ts';
import { overdueLines } from '../program/overdue-coupons.ts';
import { typed } from '../program/release.ts';
import { standingFaultLine, standingFaults } from '../program/standing-faults.ts';
import { StartFailure } from '../program/start-failure.ts';
import { readArguments } from '../program/usage.ts';
import { chainLine, readSignedHeads, type SignedHeads, verifyChains } from '../program/verify-chains.ts';
import { bookLines, verifyLedgers } from '../program/verify-ledger.ts';
import { type OpenedWorld, openWorld } from '../program/world.ts';
import { HEADS_FILE } from '../service/heads.ts';
import { isReadableOnce } from '../storage/durable-files.ts';
import { RECEIPT_USAGE, verifyReceiptFiles } from './verify-receipt.ts';

const USAGE = `${typed('verify [--head FILE]')}

Walks the audit chain and the chain of signatures of every partner, compares them with each other, and names the first broken row. Signed
heads (default: heads.jsonl in the data folder) show a tail that was cut. Compares with the chain where each customer is kept to stand with
each agreement. Then proves the ledger of every partner, asset and currency: that entries make the balances, that books add up to zero, and
that quotas, coupons and operations say the same as the entries. Names coupons that ended and have not gone back to their quotas, which is
no fault of the ledger. The service may go on. Exit code 1 where anything is wrong.

${RECEIPT_USAGE}`;

const RESTORED = `
Changes are closed since a restore, so rows that came after the backup are missing by their heads. ${typed('release --head FILE')} tells them from
every other break.`;

/** More than anybody reads at once. */
const STANDINGS_TOLD = 20;

const FAULTY = `
The ledger contradicts itself. Nothing was changed. Make a backup beside the usual ones before anything else: ${typed('backup FILE')}.
docs/RUNBOOK.md, "Ledger that contradicts itself", says what follows.`;

export const verifyCommand: Command = {
  summary: 'walks the audit chains and those of signatures, proves the ledgers, and names what is wrong',
  usage: USAGE,
  run: async (args) => {
    if (args[0] === 'receipt') return verifyReceiptFiles(args.slice(1));
    const { values } = readArguments({ args, options: { head: { type: 'string' } } }, USAGE);
    const world = await openWorld();
    try {
      await verify(world, values.head);
    } finally {
      await world.close();
    }
  },
};

async function verify(world: OpenedWorld, named: string | undefined): Promise<void> {
  const { heads, badLines } = await headsOf(world, named);
  let isIntact = badLines.length === 0;
  for (const line of badLines) console.log(`Line ${line} of the signed heads: its signature does not hold for what it says.`);
  let count = 0;
  let rows = 0;
  for await (const chain of verifyChains(world.store, world.security, heads)) {
    console.log(chainLine(chain));
    count += 1;
    rows += chain.check.rows;
    if (chain.check.state === 'broken') {
      isIntact = false;
      if (chain.chain) for (const line of await brokenRowLines(world.store, chain.partnerId)) console.log(line);
    }
  }
  if (count === 0) console.log('There is no audit chain yet.');
  if (!(await proveStandings(world))) isIntact = false;
  const isProved = await proveLedgers(world);
  for (const line of await overdueLines(world.store.reads, world.clock)) console.log(line);
  if (!isProved) process.exitCode = 1;
  if (!isIntact) {
    process.exitCode = 1;
    if (await world.store.operations.closedChanges()) console.log(RESTORED);
  }
  await remember(world, { at: new Date(world.clock.now()).toISOString(), isIntact: isIntact && isProved, rows });
}

async function proveStandings({ store }: OpenedWorld): Promise<boolean> {
  let count = 0;
  for await (const faults of standingFaults(store.reads)) {
    for (const fault of faults.slice(0, Math.max(0, STANDINGS_TOLD - count))) console.log(`${standingFaultLine(fault)}`);
    count += faults.length;
  }
  if (count === 0) return true;
  console.log(`Standings that differ from the chain of signatures: ${count}. ${typed('agreement standings')} tells each, and what to do.`);
  return false;
}

async function proveLedgers({ store }: OpenedWorld): Promise<boolean> {
  const books = await verifyLedgers(store.reads);
  for (const line of books.flatMap(bookLines)) console.log(line);
  const count = books.reduce((sum, book) => sum + book.count, 0);
  if (books.length === 0) console.log('No money has moved yet.');
  if (count > 0) console.log(FAULTY);
  return count === 0;
}

/** For the alerts that a chain is broken, or was not looked at for long. What was found stands above even where it cannot be kept. */
async function remember({ store }: OpenedWorld, verified: VerifiedRecord): Promise<void> {
  await store.operations.saveVerified(verified).catch(() => {
    console.error('The result could not be kept in the database, so that metrics do not tell of it.');
  });
}

async function headsOf(world: OpenedWorld, named: string | undefined): Promise<SignedHeads> {
  const path = named ?? join(world.dataFolder, HEADS_FILE);
  if (named !== undefined && !isReadableOnce(path)) throw new StartFailure(`There is no file ${path}.`);
  const read = existsSync(path) ? await readSignedHeads(path, world.security) : { heads: [], badLines: [] };
  if (read.heads.length + read.badLines.length > 0) return read;
  if (named !== undefined)
    throw new StartFailure(
      `${path} holds no signed head, so that it can show nothing. Name a copy of ${HEADS_FILE}, or of the service's log. Nothing was verified.`,
    );
  console.log(`No signed heads at ${path}: a tail that was cut cannot be seen.`);
  return read;
}
