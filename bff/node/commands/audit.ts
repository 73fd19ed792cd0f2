import { once } from 'node:events';
import { AUDIT_ACTIONS, type AuditAction } from '../../../shared/values/lists.ts';
import { auditRows, TrailChanged } from '../program/audit-rows.ts';
import type { Command } from '../program/command.ts';
import { findPartner } from '../program/find-partner.ts';
import { didYouMean } from '../program/nearest.ts';
import { typed } from '../program/release.ts';
import { StartFailure } from '../program/start-failure.ts';
import { readArguments, ways } from '../program/usage.ts';
import { openWorld } from '../program/world.ts';

const USAGE = `${ways([
  ['audit [--partner PARTNER] [--action ACTION]', 'the rows of the audit trail, oldest first, one JSON object a line'],
  [
    'audit --follow …',
    'goes on with new rows as they come, until Ctrl-C or the reader of the pipe ends; waits for a database that is away',
  ],
])}

  --after SEQUENCE   with --partner: only rows behind this one; what a collector types to go on where it was
  --since INSTANT    only rows from an instant on, such as 2026-01-31T00:00:00Z

A row says who did what to which ids, and never a name or a number of anybody. Nothing is kept of what was shown: whoever collects rows keeps
the last sequence of each partner.`;

const OPTIONS = {
  follow: { type: 'boolean', default: false },
  partner: { type: 'string' },
  after: { type: 'string' },
  since: { type: 'string' },
  action: { type: 'string' },
} as const;

export const auditCommand: Command = {
  summary: 'audit rows as JSON lines; --follow goes on with new ones',
  usage: USAGE,
  run: async (args) => {
    const options = readOptions(args);
    const ending = endSignal();
    // Standard output is for rows alone.
    const world = await openWorld({ ...process.env, LOG_LEVEL: 'silent' });
    try {
      const partnerId = options.partner === undefined ? null : (await findPartner(world.store, options.partner)).partnerId;
      const rows = auditRows(world.store.reads, { ...options, partnerId, signal: ending, onAway: sayAway });
      for await (const row of rows) await print(`${JSON.stringify(row)}\n`, ending);
    } catch (error) {
      throw error instanceof TrailChanged ? changedWords(error) : error;
    } finally {
      await world.close();
    }
  },
};

interface Options {
  isFollowing: boolean;
  partner: string | undefined;
  after: number;
  since: string | null;
  action: AuditAction | null;
}

function readOptions(args: string[]): Options {
  const { values } = readArguments({ args, options: OPTIONS }, USAGE);
  const { follow: isFollowing, partner, after, since, action } = values;
  if (after !== undefined && partner === undefined)
    throw new StartFailure('--after counts the rows of one partner: name it with --partner. For all partners there is --since.');
  if (after !== undefined && !/^\d{1,9}$/.test(after))
    throw new StartFailure(`--after is the sequence of a row, such as 1200, not "${after}".`);
  return { isFollowing, partner, after: Number(after ?? 0), since: instantOf(since), action: actionOf(action) };
}

function instantOf(text: string | undefined): string | null {
  if (text === undefined) return null;
  const milliseconds = /^\d{4}-\d{2}-\d{2}T[\d:.]+(Z|[+-]\d{2}:\d{2})$/.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(milliseconds))
    throw new StartFailure(`--since is an instant with its zone, such as 2026-01-31T00:00:00Z, not "${text}".`);
  return new Date(milliseconds).toISOString();
}

function actionOf(text: string | undefined): AuditAction | null {
  if (text === undefined) return null;
  const action = AUDIT_ACTIONS.find((known) => known === text);
  if (action) return action;
  throw new StartFailure(`There is no action "${text}".${didYouMean(text, AUDIT_ACTIONS)} There are: ${AUDIT_ACTIONS.join(', ')}.`);
}

/** Aborted by Ctrl-C, by SIGTERM, and when nobody reads any more. */
function endSignal(): AbortSignal {
  const controller = new AbortController();
  const end = () => controller.abort();
  process.on('SIGINT', end);
  process.on('SIGTERM', end);
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    end();
  });
  return controller.signal;
}

/** Waits where the reader is slower than the trail. */
async function print(line: string, signal: AbortSignal): Promise<void> {
  if (process.stdout.write(line)) return;
  await once(process.stdout, 'drain', { signal }).catch(() => {});
}

function sayAway(isAway: boolean): void {
  console.error(isAway ? 'The database cannot be reached; trying again until it answers.' : 'The database answers again.');
}

function changedWords({ partnerId, sequence, last }: TrailChanged): StartFailure {
  return new StartFailure(
    `The audit trail of ${partnerId} does not hold row ${sequence} as it was: a backup was restored, or somebody changed it. ${typed('verify')} tells. ` +
      `It ends at row ${last} now; to go on from there: ${typed(`audit --follow --partner ${partnerId} --after ${last}`)}`,
  );
}
