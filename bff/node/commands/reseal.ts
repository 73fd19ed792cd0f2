import { parseArgs } from 'node:util';
import { countExportsUnderEarlierKeys, type Resealed, resealCustomers } from '../../actions/customers/reseal.ts';
import type { PartnerRecord } from '../../ports/records.ts';
import type { Command } from '../program/command.ts';
import { findPartner } from '../program/find-partner.ts';
import { StartFailure } from '../program/start-failure.ts';
import { type OpenedWorld, openWorld } from '../program/world.ts';

const USAGE = `npm run reseal -- [--partner PARTNER]

Encrypts and indexes anew whatever an earlier field key made, and makes the indexes that are missing, while the service runs. It can be
stopped and run again at any time. To change the key:

  1. npm run key -- make-keys prints new keys. Put the entry of its fieldKeys BEHIND yours, in the keys of every replica, and restart
     each: from now on all of them can read what it makes.
  2. Put it FIRST everywhere, and restart each: from now on it encrypts.
  3. npm run reseal
  4. Once that says that nothing is left, take the earlier key out, and restart. Keep it with the backups that were made under it:
     they open with it alone.`;

export const resealCommand: Command = {
  summary: 'makes sealed fields anew after a change of the field key',
  run: async (args) => {
    const options = readOptions(args);
    if (!options) return console.log(USAGE);
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

/** Null where help was asked for. */
function readOptions(args: string[]): { named: string | undefined } | null {
  try {
    const { values } = parseArgs({ args, options: { partner: { type: 'string' }, help: { type: 'boolean' } } });
    return values.help ? null : { named: values.partner };
  } catch (error) {
    throw new StartFailure(`${(error as Error).message}\n\n${USAGE}`);
  }
}

async function reseal(world: OpenedWorld, partners: readonly PartnerRecord[], { isAll }: { isAll: boolean }): Promise<void> {
  let left = 0;
  for (const { partnerId, name } of partners) {
    const done = await resealCustomers(world, partnerId);
    left += done.unopened + done.changedMeanwhile;
    console.log(line(`${partnerId} ${name}`, done));
  }
  if (left > 0)
    throw new StartFailure(
      'Not everything was made anew: keep all keys. Values that no key at hand opens need the key that made them; run this again for the others.',
    );
  if (!isAll) return;
  const exports = await countExportsUnderEarlierKeys(world);
  console.log(
    exports === 0
      ? 'Nothing is left that an earlier key made.'
      : `Customers are done. Exports that were asked for under an earlier key and have not ended: ${exports}. Keep that key until they have.`,
  );
}

function line(partner: string, { customers, resealed, unopened, changedMeanwhile }: Resealed): string {
  const rest = [
    ...(unopened > 0 ? [`${unopened} that no key at hand opens`] : []),
    ...(changedMeanwhile > 0 ? [`${changedMeanwhile} changed in the meantime`] : []),
  ];
  return [`${partner}: customers ${customers}, made anew ${resealed}`, ...rest].join(', ');
}
