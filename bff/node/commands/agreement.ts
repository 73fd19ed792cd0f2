import { AGREEMENT_CODE_PATTERN } from '../../../shared/values/agreement-lists.ts';
import { publishByCommand, withdrawByCommand } from '../../actions/agreements/by-command.ts';
import { isRefusal } from '../../domain/refusal.ts';
import { agreementFiles } from '../../files/agreements/index.ts';
import type { Command } from '../program/command.ts';
import { findPartner, noPartnerYet } from '../program/find-partner.ts';
import { typed } from '../program/release.ts';
import { StartFailure } from '../program/start-failure.ts';
import { readArguments, ways } from '../program/usage.ts';
import { type OpenedWorld, openWorld } from '../program/world.ts';
import { listLines } from './agreement-list.ts';
import { compareStandings } from './agreement-standings.ts';
import { type Options, readTerms } from './agreement-terms.ts';
import { readTexts, refuseFaulty, textLines } from './agreement-texts.ts';
import { NOTHING_PUBLISHED, publishedLines, refusalSentence, withdrawnLines } from './agreement-words.ts';

const USAGE = `Agreements that end customers sign, as versions whose texts never change once they are published.

${ways([
  ['agreement list [--partner PARTNER]', 'agreements with their versions, which one counts, and how many have signed it'],
  [
    'agreement check --text LOCALE=FILE [--text LOCALE=FILE]',
    'what publishing would take or refuse of the texts, by line, with their digests; changes nothing',
  ],
  [
    'agreement publish --partner PARTNER --code CODE --audience TYPE[,TYPE] --notice-days DAYS [--required] [--view none|open|headings]\\\n    [--effective INSTANT] --text LOCALE=FILE --title LOCALE=TITLE [--text …] [--title …]',
    'publishes a version; the bytes of each file are frozen as they are',
  ],
  [
    'agreement withdraw --partner PARTNER --code CODE --version NUMBER',
    'nobody is asked to sign that version any more; what was signed stays signed',
  ],
  [
    'agreement standings [--partner PARTNER] [--rebuild]',
    'compares where each customer is kept to stand with the chain of signatures, which counts; --rebuild makes what differs anew from it',
  ],
])}

LOCALE is zh-CN or en. TYPE is agency-sale or referral: whom it is meant for. DAYS run from the day it is effective, or from the association if
that is later. --required: after them, what customers do themselves waits for the signature. --view: what a signer must have done with
the text; without it, nothing. INSTANT is such as 2024-10-01T00:00:00+08:00; without it, now.`;

const OPTIONS = {
  partner: { type: 'string' },
  code: { type: 'string' },
  audience: { type: 'string' },
  'notice-days': { type: 'string' },
  required: { type: 'boolean' },
  view: { type: 'string' },
  effective: { type: 'string' },
  text: { type: 'string', multiple: true },
  title: { type: 'string', multiple: true },
  version: { type: 'string' },
  rebuild: { type: 'boolean' },
} as const;

const COMMANDS: Readonly<Record<string, (options: Options) => Promise<void>>> = { list, check, publish, withdraw, standings };

export const agreementCommand: Command = {
  summary: 'publishes, checks, withdraws and lists agreements, and compares standings with the chain of signatures',
  usage: USAGE,
  run: async (args) => {
    const { positionals, values } = readArguments({ args, allowPositionals: true, options: OPTIONS }, USAGE);
    const [command, ...more] = positionals;
    if (command === undefined || command === 'help') return console.log(USAGE);
    const run = Object.hasOwn(COMMANDS, command) ? COMMANDS[command] : undefined;
    if (!run || more.length > 0) throw new StartFailure(`There is no command "agreement ${positionals.join(' ')}".\n\n${USAGE}`);
    await run(values);
  },
};

async function inWorld(run: (world: OpenedWorld) => Promise<void>): Promise<void> {
  const world = await openWorld();
  try {
    await run(world);
  } finally {
    await world.close();
  }
}

/** Needs neither keys nor a database: whoever writes the text can run it anywhere. */
async function check({ text }: Options): Promise<void> {
  const texts = await readTexts(needed(text, '--text'));
  refuseFaulty(agreementFiles, texts, '');
  for (const line of textLines(agreementFiles, texts)) console.log(line);
  console.log('Publishing would take these bytes as they are.');
}

function list({ partner }: Options): Promise<void> {
  return inWorld(async (world) => {
    const { reads } = world.store;
    const partners = partner === undefined ? await reads.partners.list() : [await findPartner(world.store, partner)];
    if (partners.length === 0) console.log(noPartnerYet());
    for (const one of partners) for (const line of await listLines(world, one)) console.log(line);
  });
}

async function publish(options: Options): Promise<void> {
  const named = needed(options.partner, '--partner');
  const terms = readTerms(options, USAGE);
  const texts = await readTexts(needed(options.text, '--text'), needed(options.title, '--title'));
  refuseFaulty(agreementFiles, texts, NOTHING_PUBLISHED);
  await inWorld(async (world) => {
    const partner = await findPartner(world.store, named);
    const sent = texts.map(({ locale, title, source }) => ({ locale, title, source }));
    const version = await publishByCommand(world, partner.partnerId, { ...terms, texts: sent });
    if (isRefusal(version)) throw new StartFailure(refusalSentence(version, { partner, code: terms.code }));
    for (const line of publishedLines(version, partner, world.clock.businessNow())) console.log(line);
  });
}

async function withdraw(options: Options): Promise<void> {
  const [named, code, text] = [needed(options.partner, '--partner'), needed(options.code, '--code'), needed(options.version, '--version')];
  if (!AGREEMENT_CODE_PATTERN.test(code))
    throw new StartFailure(`"${code}" is no code of an agreement. Nothing was changed. ${typed('agreement list')} shows what there is.`);
  const version = /^[1-9]\d{0,5}$/.test(text) ? Number(text) : Number.NaN;
  if (Number.isNaN(version)) throw new StartFailure(`--version is a whole number from 1 on, not "${text}". Nothing was changed.`);
  await inWorld(async (world) => {
    const partner = await findPartner(world.store, named);
    const withdrawn = await withdrawByCommand(world, partner.partnerId, { code, version });
    if (isRefusal(withdrawn)) throw new StartFailure(refusalSentence(withdrawn, { partner, code, version }));
    const versions = await world.store.reads.agreements.versions(partner.partnerId, code);
    for (const line of withdrawnLines(withdrawn, versions, world.clock.businessNow())) console.log(line);
  });
}

function standings({ partner, rebuild = false }: Options): Promise<void> {
  return inWorld(async (world) => {
    const only = partner === undefined ? null : (await findPartner(world.store, partner)).partnerId;
    await compareStandings(world, { partnerId: only, isRebuilt: rebuild });
  });
}

function needed<Value>(value: Value | undefined, option: string): Value {
  if (value === undefined) throw new StartFailure(`${option} is missing.\n\n${USAGE}`);
  return value;
}
