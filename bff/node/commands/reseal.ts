import { parseArgs } from 'node:util';
import { type Resealed, resealCustomers } from '../../actions/customers/reseal.ts';
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
    const webhooks = await resealWebhooks(world, partnerId);
    const operators = await resealOperators(world, partnerId);
    left += customers.unopened + customers.changedMeanwhile + webhooks.left + operators.left;
    console.log(line(`${partnerId} ${name}`, customers, webhooks, operators));
  }
  const exports = isAll ? await resealExports(world) : { resealed: 0, left: 0 };
  if (exports.resealed > 0) console.log(`Exports under way, made anew: ${exports.resealed}`);
  if (left + exports.left > 0)
    throw new StartFailure(
      'Not everything was made anew: keep all keys. Values that no key at hand opens need the key that made them; run this again for the others.',
    );
  if (isAll) console.log('Nothing is left that an earlier key made.');
}

function line(
  partner: string,
  { customers, resealed, unopened, changedMeanwhile }: Resealed,
  webhooks: ResealedOthers,
  operators: ResealedOthers,
): string {
  const rest = [
    ...(unopened > 0 ? [`${unopened} that no key at hand opens`] : []),
    ...(changedMeanwhile > 0 ? [`${changedMeanwhile} changed in the meantime`] : []),
    ...(webhooks.resealed > 0 ? [`webhooks made anew ${webhooks.resealed}`] : []),
    ...(webhooks.left > 0 ? [`webhooks left as they are ${webhooks.left}`] : []),
    ...(operators.resealed > 0 ? [`addresses and drafts of operators made anew ${operators.resealed}`] : []),
    ...(operators.left > 0 ? [`addresses and drafts of operators left as they are ${operators.left}`] : []),
  ];
  return [`${partner}: customers ${customers}, made anew ${resealed}`, ...rest].join(', ');
}
