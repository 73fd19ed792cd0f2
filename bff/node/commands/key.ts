import { revokeKey } from '../../actions/keys/revoke-key.ts';
import { rotateKey } from '../../actions/keys/rotate-key.ts';
import { isKeyValid, OVERLAP_MAXIMUM_MILLISECONDS, type RotateRefusal } from '../../domain/key-rules.ts';
import type { KeyRecord } from '../../ports/records.ts';
import type { Command } from '../program/command.ts';
import { findPartner, noPartnerYet } from '../program/find-partner.ts';
import { newKeyMessage } from '../program/new-key.ts';
import { typed } from '../program/release.ts';
import { StartFailure } from '../program/start-failure.ts';
import { readArguments, ways } from '../program/usage.ts';
import { type OpenedWorld, openWorld } from '../program/world.ts';

const OVERLAP_WORD = '7d';

const USAGE = `Secret keys of a partner, by which its server mints sessions. Two can be valid at once, so that one can replace the other.

${ways([
  ['key list [--partner PARTNER]', 'partners, and their keys by id and last characters'],
  ['key add --partner PARTNER', 'makes a key and shows it, once'],
  [
    `key rotate --partner PARTNER [--overlap ${OVERLAP_WORD}]`,
    'makes a key and shows it, once; the old one ends by itself after the overlap (days d, hours h, 0: at once). Sessions it minted live on',
  ],
  [
    'key revoke --partner PARTNER --key KEY_ID [--keep-sessions]',
    'ends a key and the sessions it minted, at once; --keep-sessions lets those live on until they end',
  ],
])}

PARTNER is a partner's id or name; in the demonstration also its short name, such as own.`;

export const keyCommand: Command = {
  summary: "lists, adds, rotates and revokes a partner's secret keys",
  usage: USAGE,
  run: async (args) => {
    const { command, partner, key, overlap, keepsSessions } = readOptions(args);
    if (command === undefined || command === 'help') return console.log(USAGE);
    const world = await openWorld();
    try {
      if (command === 'list') await list(world, partner);
      else if (command === 'add') await add(world, needed(partner, '--partner'));
      else if (command === 'rotate') await rotate(world, needed(partner, '--partner'), overlapOf(overlap));
      else if (command === 'revoke') await revoke(world, needed(partner, '--partner'), needed(key, '--key'), keepsSessions);
      else throw new StartFailure(`There is no command "${command}".\n\n${USAGE}`);
    } finally {
      await world.close();
    }
  },
};

interface Arguments {
  command: string | undefined;
  partner: string | undefined;
  key: string | undefined;
  overlap: string;
  keepsSessions: boolean;
}

function readOptions(args: string[]): Arguments {
  const options = {
    partner: { type: 'string' },
    key: { type: 'string' },
    overlap: { type: 'string', default: OVERLAP_WORD },
    'keep-sessions': { type: 'boolean', default: false },
  } as const;
  const { values, positionals } = readArguments({ args, allowPositionals: true, options }, USAGE);
  const { partner, key, overlap } = values;
  return { command: positionals[0], partner, key, overlap, keepsSessions: values['keep-sessions'] };
}

function needed(value: string | undefined, name: string): string {
  if (value === undefined) throw new StartFailure(`${name} is missing.\n\n${USAGE}`);
  return value;
}

async function list({ store, clock }: OpenedWorld, named: string | undefined): Promise<void> {
  const partners = named === undefined ? await store.reads.partners.list() : [await findPartner(store, named)];
  if (partners.length === 0) console.log(noPartnerYet());
  for (const { partnerId, name, kind, mode } of partners) {
    console.log(`${partnerId}  ${name} (${kind}, ${mode})`);
    for (const key of await store.reads.partners.keys(partnerId)) {
      const state = stateOf(key, clock.now());
      console.log(`  ${key.keyId}  …${key.hint}  made ${key.createdAt}  ${state}`);
    }
  }
}

async function add(world: OpenedWorld, named: string): Promise<void> {
  console.log(await newKeyMessage(world, await findPartner(world.store, named)));
}

function stateOf({ revokedAt, expiresAt }: KeyRecord, now: number): string {
  if (revokedAt !== null) return `revoked ${revokedAt}`;
  if (expiresAt === null) return 'valid';
  return isKeyValid({ revokedAt, expiresAt }, now) ? `valid until ${expiresAt}` : `ended ${expiresAt}`;
}

const ROTATE_SENTENCES: Record<RotateRefusal | 'partner-not-found', (name: string, partnerId: string) => string> = {
  'partner-not-found': (name) => `${name} is not there any more.`,
  'no-key-is-active': (name, partnerId) => `${name} has no valid key to replace. Give it one: ${typed(`key add --partner ${partnerId}`)}`,
  'two-keys-are-active': (name, partnerId) =>
    `${name} has two valid keys: a change is under way. Revoke the one it does not use any more first: ${typed(`key list --partner ${partnerId}`)}`,
};

async function rotate(world: OpenedWorld, named: string, overlapMilliseconds: number): Promise<void> {
  const { partnerId, name } = await findPartner(world.store, named);
  const rotated = await rotateKey(world, partnerId, overlapMilliseconds);
  if ('refusal' in rotated) throw new StartFailure(ROTATE_SENTENCES[rotated.refusal](name, partnerId));
  const { key, secret, replacedId, endsAt } = rotated;
  console.log(
    `${key.keyId} of ${name} takes the place of ${replacedId}, which ends at ${endsAt}. The new key is shown this once; keep it on the server, never in a page:\n\n${secret}\n`,
  );
}

const UNITS: Readonly<Record<string, number>> = { d: 24 * 60 * 60 * 1000, h: 60 * 60 * 1000 };

/** Milliseconds. Throws `StartFailure`. */
function overlapOf(text: string): number {
  const [, count = '', unit = ''] = /^(\d{1,4})([dh])$/.exec(text) ?? [];
  const overlap = text === '0' ? 0 : Number(count) * (UNITS[unit] ?? Number.NaN);
  if (overlap >= 0 && overlap <= OVERLAP_MAXIMUM_MILLISECONDS) return overlap;
  throw new StartFailure(`--overlap is a time such as 7d or 12h, 90 days at most, not "${text}". Nothing was changed.`);
}

async function revoke(world: OpenedWorld, named: string, keyId: string, keepsSessions: boolean): Promise<void> {
  const { partnerId, name } = await findPartner(world.store, named);
  const revoked = await revokeKey(world, partnerId, keyId, { keepsSessions });
  if (!revoked) throw new StartFailure(`${name} has no valid key ${keyId}.`);
  const sessions = keepsSessions
    ? 'Sessions it minted live on until they end.'
    : `Live sessions that ended with it: ${revoked.endedSessions}.`;
  console.log(`${keyId} of ${name} is revoked. ${sessions}`);
}
