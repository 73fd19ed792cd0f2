import type { RollupFault } from '../../ports/consumption.ts';
import type { PartnerRecord } from '../../ports/records.ts';
import type { Command } from '../program/command.ts';
import { findPartner } from '../program/find-partner.ts';
import { typed } from '../program/release.ts';
import { StartFailure } from '../program/start-failure.ts';
import { readArguments, ways } from '../program/usage.ts';
import { type OpenedWorld, openWorld } from '../program/world.ts';

const USAGE = `Sums of bill lines, from which consumption is answered.

${ways([
  [
    'consumption check [--partner PARTNER]',
    'compares every sum with the lines in force, to the last digit; changes nothing; exit code 1 where one differs',
  ],
  [
    'consumption rebuild [--partner PARTNER]',
    'takes the sums of the partner away and makes them anew from its lines; meanwhile its figures are refused as "being counted"',
  ],
])}

Without --partner: all partners. The service may go on. A rebuild that was stopped is typed again, or goes on by itself while the service runs.`;

const RUNS: Readonly<Record<string, (world: OpenedWorld, partners: readonly PartnerRecord[]) => Promise<void>>> = { check, rebuild };

export const consumptionCommand: Command = {
  summary: 'checks the sums of bill lines, and makes them anew',
  usage: USAGE,
  run: async (args) => {
    const { positionals, values } = readArguments({ args, allowPositionals: true, options: { partner: { type: 'string' } } }, USAGE);
    const [command, ...more] = positionals;
    if (command === undefined || command === 'help') return console.log(USAGE);
    const run = Object.hasOwn(RUNS, command) ? RUNS[command] : undefined;
    if (!run || more.length > 0) throw new StartFailure(`There is no command "consumption ${positionals.join(' ')}".\n\n${USAGE}`);
    const world = await openWorld();
    try {
      const { partner } = values;
      await run(world, partner === undefined ? await world.store.reads.partners.list() : [await findPartner(world.store, partner)]);
    } finally {
      await world.close();
    }
  },
};

async function check({ store }: OpenedWorld, partners: readonly PartnerRecord[]): Promise<void> {
  let differing = 0;
  for (const { partnerId, name } of partners) {
    const faults: RollupFault[] = [];
    const years = await store.reads.figures.years(partnerId);
    for (const year of years) faults.push(...(await store.reads.figures.check(partnerId, year)));
    differing += faults.length;
    const said = years.length === 0 ? 'no bill lines' : faults.length === 0 ? `${years.join(', ')}: all sums are right` : 'sums differ';
    console.log(`${partnerId} ${name}: ${said}`);
    for (const fault of faults) console.log(faultLine(fault));
  }
  if (differing === 0) return;
  process.exitCode = 1;
  console.log(`
The lines are right, the sums above are not; what is shown of them is wrong. ${typed('consumption rebuild')} makes them anew.
While a delivery or a change of account managers is being written, run the check again before you believe it.`);
}

function faultLine({ of, rows, example: { at, customerId } }: RollupFault): string {
  return `  ${of}: ${rows} ${rows === 1 ? 'row' : 'rows'}, such as of ${[at, ...(customerId ? [`customer ${customerId}`] : [])].join(', ')}`;
}

async function rebuild({ store }: OpenedWorld, partners: readonly PartnerRecord[]): Promise<void> {
  for (const { partnerId, name } of partners) {
    const started = performance.now();
    let counted = 0;
    for (let from: string | null = null; ; ) {
      const step = await store.write(partnerId, (unit) => unit.figures.rebuild(partnerId, from));
      counted += step.counted;
      if (step.next === null) break;
      from = step.next;
    }
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    console.log(`${partnerId} ${name}: sums made anew in ${seconds} s, ${counted} customers and cycles`);
  }
  console.log(`${typed('consumption check')} compares them with the lines.`);
}
