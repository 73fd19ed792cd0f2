import { MODES, PARTNER_KINDS, ROLE_SOURCES } from '../../../shared/values/lists.ts';
import { addPartner } from '../../actions/partners/add-partner.ts';
import { setMoneyRulesByCommand, setRolesFromByCommand, setVerifiedByCommand } from '../../actions/settings/set-by-command.ts';
import type { PartnerRefusal } from '../../domain/partner-rules.ts';
import type { Command } from '../program/command.ts';
import { findPartner, noPartnerYet } from '../program/find-partner.ts';
import { newKeyMessage } from '../program/new-key.ts';
import { typed } from '../program/release.ts';
import { StartFailure } from '../program/start-failure.ts';
import { readArguments, ways } from '../program/usage.ts';
import { type OpenedWorld, openWorld } from '../program/world.ts';
import { readLimitOptions, ruleWords, verifiedWords, whereCodesGo } from './partner-rules.ts';

const USAGE = `Partners, whose servers mint sessions with secret keys of their own (${typed('key')}).

${ways([
  ['partner list', 'all partners'],
  [
    'partner add --name NAME --kind KIND [--mode live|test] [--distributor PARTNER] [--with-key]',
    'adds one; --with-key makes its first secret key as well',
  ],
  [
    'partner set --partner PARTNER --roles-from session|store',
    'where the roles of its operators come from; a change ends their live sessions',
  ],
  ['partner set --partner PARTNER --codes on|off', 'whether a code is sent and asked for before money moves'],
  [
    'partner set --partner PARTNER --limit CURRENCY:OPERATION:DAY [--limit …] | --no-limits',
    'what one operation, and an operator in 24 hours, may move without a second person; - for any amount; replaces all',
  ],
  [
    'partner set --partner PARTNER --verified yes|no',
    'whether the upstream has verified its real name; only then can it apply for payment agreement contracts',
  ],
])}

KIND is distributor, reseller or solution-provider. A reseller names its distributor. The default mode is live.
Roles of operators come with each session, unless they are set to be kept here.`;

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
  codes: { type: 'string' },
  verified: { type: 'string' },
  limit: { type: 'string', multiple: true },
  'no-limits': { type: 'boolean' },
  'with-key': { type: 'boolean' },
} as const;
type Options = ReturnType<typeof read>['values'];

const COMMANDS: Readonly<Record<string, (world: OpenedWorld, options: Options) => Promise<void>>> = { list, add, set };

export const partnerCommand: Command = {
  summary: 'lists and adds partners',
  usage: USAGE,
  run: async (args) => {
    const { positionals, values } = read(args);
    const [command, ...more] = positionals;
    if (command === undefined || command === 'help') return console.log(USAGE);
    const run = Object.hasOwn(COMMANDS, command) ? COMMANDS[command] : undefined;
    if (!run || more.length > 0) throw new StartFailure(`There is no command "partner ${positionals.join(' ')}".\n\n${USAGE}`);
    const world = await openWorld();
    try {
      await run(world, values);
    } finally {
      await world.close();
    }
  },
};

function read(args: string[]) {
  return readArguments({ args, allowPositionals: true, options: OPTIONS }, USAGE);
}

async function list({ store }: OpenedWorld): Promise<void> {
  const partners = await store.reads.partners.list();
  if (partners.length === 0) console.log(noPartnerYet());
  for (const { partnerId, name, kind, mode, rolesFrom } of partners) {
    console.log(`${partnerId}  ${name} (${kind}, ${mode}, roles from the ${rolesFrom})`);
  }
}

async function add(world: OpenedWorld, { name, kind, mode = 'live', distributor, 'with-key': isWithKey }: Options): Promise<void> {
  const made = { name: name ?? '', kind: oneOf(PARTNER_KINDS, kind, '--kind'), mode: oneOf(MODES, mode, '--mode') };
  const parent = distributor === undefined ? null : await findPartner(world.store, distributor);
  const added = await addPartner(world, { ...made, parent });
  if ('refusal' in added) throw new StartFailure(SENTENCES[added.refusal]);
  if (!isWithKey)
    return console.log(`${added.partnerId} is ${added.name}. Give it a key: ${typed(`key add --partner ${added.partnerId}`)}`);
  console.log(`${added.partnerId} is ${added.name}.`);
  console.log(await newKeyMessage(world, added));
  console.log(`Where the service does not run yet: ${typed('serve')}`);
}

async function set(world: OpenedWorld, options: Options): Promise<void> {
  const { partner, 'roles-from': source, codes, verified } = options;
  if (partner === undefined) throw new StartFailure(`--partner is missing.\n\n${USAGE}`);
  const limits = readLimitOptions(options);
  if ([source, codes, verified, limits].every((given) => given === undefined))
    throw new StartFailure(`Nothing to set: --roles-from, --codes, --limit, --no-limits or --verified is missing.\n\n${USAGE}`);
  const rolesFrom = source === undefined ? undefined : oneOf(ROLE_SOURCES, source, '--roles-from');
  const stepUp = codes === undefined ? undefined : oneOf(['on', 'off'], codes, '--codes') === 'on';
  const isVerified = verified === undefined ? undefined : oneOf(['yes', 'no'], verified, '--verified') === 'yes';
  const { partnerId, name } = await findPartner(world.store, partner);
  if (isVerified !== undefined) {
    await setVerifiedByCommand(world, partnerId, isVerified);
    console.log(`${name}: ${verifiedWords(isVerified)}`);
  }
  if (rolesFrom !== undefined) {
    const { endedSessions } = await setRolesFromByCommand(world, partnerId, rolesFrom);
    console.log(`${name} takes roles from the ${rolesFrom}. Sessions ended: ${endedSessions}.`);
  }
  if (stepUp === undefined && limits === undefined) return;
  const rules = await setMoneyRulesByCommand(world, partnerId, { stepUp, limits });
  console.log(`${name}: ${ruleWords(rules)}`);
  const where = stepUp === true ? whereCodesGo(partnerId, world.programSettings) : null;
  if (where !== null) console.log(where);
}

function oneOf<const Value extends string>(values: readonly Value[], given: string | undefined, option: string): Value {
  const value = values.find((known) => known === given);
  if (value === undefined) throw new StartFailure(`${option} is one of ${values.join(', ')}.\n\n${USAGE}`);
  return value;
}
