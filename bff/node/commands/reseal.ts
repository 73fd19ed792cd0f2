import { parseArgs } from 'node:util';
import { type Resealed, resealCustomers } from '../../actions/customers/reseal.ts';
import { resealAnnexes, resealPayers } from '../../actions/keys/reseal-agreements.ts';
import { type ResealedOthers, resealExports, resealOperators, resealWebhooks } from '../../actions/keys/reseal-others.ts';
import type { PartnerRecord } from '../../ports/records.ts';
import type { Command } from '../program/command.ts';
import { findPartner } from '../program/find-partner.ts';
import { typed } from '../program/release.ts';
import { StartFailure } from '../program/start-failure.ts';
import { type OpenedWorld, openWorld } from '../program/world.ts';

const USAGE = `${typed('reseal [--partner PARTNER]')}

Encrypts and indexes anew whatever an earlier field key made, and makes the indexes that are missing, while the service runs. It can be
stopped and run again at any time. To change the field key:

  ${typed('keyring add field')}          then give every replica the file
  ${typed('keyring promote field ID')}   then again
  ${typed('reseal')}
  ${typed('keyring retire field ID')}    the earlier one; then again

docs/KEYS.md says more.`;

export const resealCommand: Command = {
  summary: 'makes sealed fields anew after a change of the field key',
  usage: USAGE,
  run: async (args) => {
    const options = readOptions(args);
    const world = await openWorld();
    try {
      const partners =
        options.named === undefined ? await world.store.reads.partners.list() : [await findPartner(world.store, options.named)];
      await reseal(world, partners, { isAll: options.named === undefined });
    } finally {
      await world.close();
    }
  },
};

function readOptions(args: string[]): { named: string | undefined } {
  try {
    const { values } = parseArgs({ args, options: { partner: { type: 'string' } } });
    return { named: values.partner };
  } catch (error) {
    throw new StartFailure(`${(error as Error).message}\n\n${USAGE}`);
  }
}

async function reseal(world: OpenedWorld, partners: readonly PartnerRecord[], { isAll }: { isAll: boolean }): Promise<void> {
  let left = 0;
  for (const { partnerId, name } of partners) {
    const customers = await resealCustomers(world, partnerId);
    const others: Others = {
      webhooks: await resealWebhooks(world, partnerId),
      'addresses and drafts of operators': await resealOperators(world, partnerId),
      'annexes of signatures': await resealAnnexes(world, partnerId),
      'account names of payers': await resealPayers(world, partnerId),
    };
    left += customers.unopened + customers.changedMeanwhile + Object.values(others).reduce((sum, other) => sum + other.left, 0);
    console.log(line(`${partnerId} ${name}`, customers, others));
  }
  const exports = isAll ? await resealExports(world) : { resealed: 0, left: 0 };
  if (exports.resealed > 0) console.log(`Exports under way, made anew: ${exports.resealed}`);
  if (left + exports.left > 0)
    throw new StartFailure(
      'Not everything was made anew: keep all keys. Values that no key at hand opens need the key that made them; run this again for the others.',
    );
  if (isAll) console.log('Nothing is left that an earlier key made.');
}

/** By what they are called on the line. */
type Others = Readonly<Record<string, ResealedOthers>>;

function line(partner: string, { customers, resealed, unopened, changedMeanwhile }: Resealed, others: Others): string {
  const rest = [
    ...(unopened > 0 ? [`${unopened} that no key at hand opens`] : []),
    ...(changedMeanwhile > 0 ? [`${changedMeanwhile} changed in the meantime`] : []),
    ...Object.entries(others).flatMap(([what, other]) => [
      ...(other.resealed > 0 ? [`${what} made anew ${other.resealed}`] : []),
      ...(other.left > 0 ? [`${what} left as they are ${other.left}`] : []),
    ]),
  ];
  return [`${partner}: customers ${customers}, made anew ${resealed}`, ...rest].join(', ');
}
