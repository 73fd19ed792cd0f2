import { revokeKey } from '../../actions/keys/revoke-key.ts';
import type { Command } from '../program/command.ts';
import { findPartner, noPartnerYet } from '../program/find-partner.ts';
import { newKeyMessage } from '../program/new-key.ts';
import { StartFailure } from '../program/start-failure.ts';
import { readArguments, ways } from '../program/usage.ts';
import { type OpenedWorld, openWorld } from '../program/world.ts';

const USAGE = `Secret keys of a partner, by which its server mints sessions. Two can be valid at once, so that one can replace the other.

${ways([
  ['key list [--partner PARTNER]', 'partners, and their keys by id and last characters'],
  ['key add --partner PARTNER', 'makes a key and shows it, once'],
  [
    'key revoke --partner PARTNER --key KEY_ID [--keep-sessions]',
    'ends a key and the sessions it minted, at once; --keep-sessions lets those live on until they end',
  ],
])}

PARTNER is a partner's id or name; in the demonstration also its short name, such as own.`;

export const keyCommand: Command = {
  summary: "lists, adds and revokes a partner's secret keys",
  usage: USAGE,
  run: async (args) => {
    const { command, partner, key, keepsSessions } = readOptions(args);
    if (command === undefined || command === 'help') return console.log(USAGE);
    const world = await openWorld();
    try {
      if (command === 'list') await list(world, partner);
      else if (command === 'add') await add(world, needed(partner, '--partner'));
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
  keepsSessions: boolean;
}

function readOptions(args: string[]): Arguments {
  const options = { partner: { type: 'string' }, key: { type: 'string' }, 'keep-sessions': { type: 'boolean', default: false } } as const;
  const { values, positionals } = readArguments({ args, allowPositionals: true, options }, USAGE);
  return { command: positionals[0], partner: values.partner, key: values.key, keepsSessions: values['keep-sessions'] };
}

function needed(value: string | undefined, name: string): string {
  if (value === undefined) throw new StartFailure(`${name} is missing.\n\n${USAGE}`);
  return value;
}

async function list({ store }: OpenedWorld, named: string | undefined): Promise<void> {
  const partners = named === undefined ? await store.reads.partners.list() : [await findPartner(store, named)];
  if (partners.length === 0) console.log(noPartnerYet());
  for (const { partnerId, name, kind, mode } of partners) {
    console.log(`${partnerId}  ${name} (${kind}, ${mode})`);
    for (const key of await store.reads.partners.keys(partnerId)) {
      const state = key.revokedAt === null ? 'valid' : `revoked ${key.revokedAt}`;
      console.log(`  ${key.keyId}  …${key.hint}  made ${key.createdAt}  ${state}`);
    }
  }
}

async function add(world: OpenedWorld, named: string): Promise<void> {
  console.log(await newKeyMessage(world, await findPartner(world.store, named)));
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
