import { parseArgs } from 'node:util';
import { MODES, PARTNER_KINDS, ROLE_SOURCES } from '../../../shared/values/lists.ts';
import { addPartner } from '../../actions/partners/add-partner.ts';
import { setRolesFromByCommand } from '../../actions/settings/set-by-command.ts';
import type { PartnerRefusal } from '../../domain/partner-rules.ts';
import type { Command } from '../program/command.ts';
import { findPartner } from '../program/find-partner.ts';
import { StartFailure } from '../program/start-failure.ts';
import { type OpenedWorld, openWorld } from '../program/world.ts';

const USAGE = `Partners, whose servers mint sessions with keys of their own (npm run key).

  npm run partner -- list
  npm run partner -- add --name NAME --kind KIND [--mode live|test] [--distributor PARTNER]
  npm run partner -- set --partner PARTNER --roles-from session|store

KIND is distributor, reseller or solution-provider. A reseller names its distributor. The default mode is live.
Roles of operators come with each session, unless they are set to be kept here; a change ends the operators' live sessions.`;

const SENTENCES: Record<PartnerRefusal, string> = {
  'name-empty': 'A partner needs a name: --name "Example Cloud".',
  'name-too-long': 'A name has at most 128 characters.',
  'reseller-needs-distributor': 'A reseller stands under a distributor: name it with --distributor.',
  'only-resellers-have-distributors': 'Only a reseller has a distributor: leave --distributor out, or use --kind reseller.',
  'distributor-is-none': 'The partner named by --distributor is no distributor.',
  'modes-differ': 'A reseller has the mode of its distributor.',
};

const OPTIONS = {
  name: { type: 'string' },
  kind: { type: 'string' },
  mode: { type: 'string' },
  distributor: { type: 'string' },
  partner: { type: 'string' },
  'roles-from': { type: 'string' },
} as const;
type Options = { readonly [Name in keyof typeof OPTIONS]?: string };

const COMMANDS: Readonly<Record<string, (world: OpenedWorld, options: Options) => Promise<void>>> = { list, add, set };

export const partnerCommand: Command = {
  summary: 'lists and adds partners',
  run: async (args) => {
    const { command, options } = readArguments(args);
    if (command === undefined || command === 'help') return console.log(USAGE);
    const run = Object.hasOwn(COMMANDS, command) ? COMMANDS[command] : undefined;
    if (!run) throw new StartFailure(`There is no command "${command}".\n\n${USAGE}`);
    const world = await openWorld();
    try {
      await run(world, options);
    } finally {
      await world.close();
    }
  },
};

async function list({ store }: OpenedWorld): Promise<void> {
  for (const { partnerId, name, kind, mode, rolesFrom } of await store.reads.partners.list()) {
    console.log(`${partnerId}  ${name} (${kind}, ${mode}, roles from the ${rolesFrom})`);
  }
}

async function add(world: OpenedWorld, { name, kind, mode = 'live', distributor }: Options): Promise<void> {
  const made = { name: name ?? '', kind: oneOf(PARTNER_KINDS, kind, '--kind'), mode: oneOf(MODES, mode, '--mode') };
  const parent = distributor === undefined ? null : await findPartner(world.store, distributor);
  const added = await addPartner(world, { ...made, parent });
  if ('refusal' in added) throw new StartFailure(SENTENCES[added.refusal]);
  console.log(`${added.partnerId} is ${added.name}. Give it a key: npm run key -- add --partner ${added.partnerId}`);
}

async function set(world: OpenedWorld, { partner, 'roles-from': source }: Options): Promise<void> {
  if (partner === undefined) throw new StartFailure(`--partner is missing.\n\n${USAGE}`);
  const rolesFrom = oneOf(ROLE_SOURCES, source, '--roles-from');
  const { partnerId, name } = await findPartner(world.store, partner);
  const { endedSessions } = await setRolesFromByCommand(world, partnerId, rolesFrom);
  console.log(`${name} takes roles from the ${rolesFrom}. Sessions ended: ${endedSessions}.`);
}

function readArguments(args: string[]): { command: string | undefined; options: Options } {
  try {
    const { values, positionals } = parseArgs({ args, allowPositionals: true, options: OPTIONS });
    return { command: positionals[0], options: values };
  } catch (error) {
    throw new StartFailure(`${(error as Error).message}\n\n${USAGE}`);
  }
}

function oneOf<Value extends string>(values: readonly Value[], given: string | undefined, option: string): Value {
  const value = values.find((known) => known === given);
  if (value === undefined) throw new StartFailure(`${option} is one of ${values.join(', ')}.\n\n${USAGE}`);
  return value;
}
