import { createInterface } from 'node:readline/promises';
import { type EraseRefusal, eraseCustomer } from '../../actions/customers/erase.ts';
import type { Command } from '../program/command.ts';
import { findPartner } from '../program/find-partner.ts';
import { typed } from '../program/release.ts';
import { StartFailure } from '../program/start-failure.ts';
import { readArguments } from '../program/usage.ts';
import { openWorld } from '../program/world.ts';

const USAGE = `${typed('erase --partner PARTNER customer ID [--yes]')}

Empties everything about a customer that is personal, for good: names, mobile, e-mail, tags, the partner's own number, and words of bills
and resources. Amounts, assignments and the audit trail stay, under the id alone. Asks first; --yes answers. docs/DATA.md says what
goes and what stays. Backups made before still hold the data.`;

const SENTENCES: Record<EraseRefusal, (customer: string, partner: string) => string> = {
  'customer-not-found': (customer, partner) => `${partner} has no customer ${customer}.`,
  'customer-erased': (customer, partner) => `Customer ${customer} of ${partner} was erased before. Nothing was changed.`,
};

export const eraseCommand: Command = {
  summary: "empties a customer's personal data, for good",
  usage: USAGE,
  run: async (args) => {
    if (args.length === 0) return console.log(USAGE);
    const { named, customerId, isConfirmed } = readOptions(args);
    const world = await openWorld();
    try {
      const { partnerId, name } = await findPartner(world.store, named);
      if (!(await world.store.reads.customers.exists(partnerId, customerId)))
        throw new StartFailure(SENTENCES['customer-not-found'](customerId, name));
      if (!isConfirmed) await confirm(customerId, name);
      const erased = await eraseCustomer(world, partnerId, customerId);
      if ('refusal' in erased) throw new StartFailure(SENTENCES[erased.refusal](customerId, name));
      console.log(
        `Customer ${customerId} of ${name} is erased. Sessions that ended: ${erased.endedSessions}. Files of exports that went: ${erased.droppedFiles}. Backups made before still hold the data.`,
      );
    } finally {
      await world.close();
    }
  },
};

interface Options {
  named: string;
  customerId: string;
  isConfirmed: boolean;
}

function readOptions(args: string[]): Options {
  const options = { partner: { type: 'string' }, yes: { type: 'boolean' } } as const;
  const { values, positionals } = readArguments({ args, allowPositionals: true, options }, USAGE);
  const [what, customerId, ...more] = positionals;
  if (what !== 'customer' || customerId === undefined || more.length > 0)
    throw new StartFailure(`Name one customer by its id.\n\n${USAGE}`);
  if (values.partner === undefined) throw new StartFailure(`--partner is missing.\n\n${USAGE}`);
  return { named: values.partner, customerId, isConfirmed: values.yes === true };
}

/** Throws unless the id is typed once more. */
async function confirm(customerId: string, partner: string): Promise<void> {
  if (!process.stdin.isTTY)
    throw new StartFailure(`Erasing customer ${customerId} cannot be undone. Add --yes to confirm. Nothing was changed.`);
  const asking = createInterface({ input: process.stdin, output: process.stdout });
  try {
    const answer = await asking
      .question(`This erases customer ${customerId} of ${partner} for good. Type its id to go on: `)
      // Ctrl-C, Ctrl-D.
      .catch(() => {
        console.log();
        return '';
      });
    if (answer.trim() !== customerId) throw new StartFailure('That is not its id. Nothing was changed.');
  } finally {
    asking.close();
  }
}
