import { parseArgs } from 'node:util';
import { MODES, type Mode, PARTNER_KINDS, type PartnerKind } from '../../../shared/values/lists.ts';
import { addPartner } from '../../actions/partners/add-partner.ts';
import type { PartnerRefusal } from '../../domain/partner-rules.ts';
import { findPartner } from '../import-partner.ts';
import { runCommand, StartFailure } from '../start-failure.ts';
import { openWorld } from '../world.ts';

const USAGE = `Partners, whose servers mint sessions with keys of their own (npm run key).

  npm run partner -- list
  npm run partner -- add --name NAME --kind KIND [--mode live|test] [--distributor PARTNER]

KIND is distributor, reseller or solution-provider. A reseller names its distributor. The default mode is live.`;

const SENTENCES: Record<PartnerRefusal, string> = {
  'name-empty': 'A partner needs a name: --name "Example Cloud".',
  'name-too-long': 'A name has at most 128 characters.',
  'reseller-needs-distributor': 'A reseller stands under a distributor: name it with --distributor.',
  'only-resellers-have-distributors': 'Only a reseller has a distributor: leave --distributor out, or use --kind reseller.',
  'distributor-is-none': 'The partner named by --distributor is no distributor.',
  'modes-differ': 'A reseller has the mode of its distributor.',
};

await runCommand(async () => {
  const { command, name, kind, mode, distributor } = readArguments(process.argv.slice(2));
  if (command === undefined || command === 'help') return console.log(USAGE);
  if (command !== 'list' && command !== 'add') throw new StartFailure(`There is no command "${command}".\n\n${USAGE}`);
  const world = await openWorld();
  try {
    if (command === 'list') {
      for (const partner of await world.store.reads.partners.list()) {
        console.log(`${partner.partnerId}  ${partner.name} (${partner.kind}, ${partner.mode})`);
      }
      return;
    }
    const parent = distributor === undefined ? null : await findPartner(world.store, distributor);
    const added = await addPartner(world, { name: name ?? '', kind: oneOf(PARTNER_KINDS, kind, '--kind'), mode, parent });
    if ('refusal' in added) throw new StartFailure(SENTENCES[added.refusal]);
    console.log(`${added.partnerId} is ${added.name}. Give it a key: npm run key -- add --partner ${added.partnerId}`);
  } finally {
    await world.close();
  }
});

interface Arguments {
  command: string | undefined;
  name: string | undefined;
  kind: string | undefined;
  mode: Mode;
  distributor: string | undefined;
}

function readArguments(args: string[]): Arguments {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { name: { type: 'string' }, kind: { type: 'string' }, mode: { type: 'string' }, distributor: { type: 'string' } },
    });
    const { name, kind, mode = 'live', distributor } = values;
    return { command: positionals[0], name, kind, mode: oneOf(MODES, mode, '--mode'), distributor };
  } catch (error) {
    throw error instanceof StartFailure ? error : new StartFailure(`${(error as Error).message}\n\n${USAGE}`);
  }
}

function oneOf<Value extends PartnerKind | Mode>(values: readonly Value[], given: string | undefined, option: string): Value {
  const value = values.find((known) => known === given);
  if (value === undefined) throw new StartFailure(`${option} is one of ${values.join(', ')}.\n\n${USAGE}`);
  return value;
}
