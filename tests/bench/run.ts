import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { measureBytes } from './bytes.ts';
import { measureCommands } from './commands.ts';
import { measureConsumption } from './consumption.ts';
import { measureEvents } from './events.ts';
import { measureExport } from './export.ts';
import { measureIssue } from './issue.ts';
import { measureList } from './list.ts';
import { count, describeMachine, type Section } from './measure.ts';
import { type BuiltDatabase, openBenchDatabase } from './million.ts';
import { measureOverload } from './overload.ts';
import { measureSearches } from './searches.ts';
import { measureStart } from './start.ts';
import { measureTask } from './task.ts';
import { measureWebhooks } from './webhooks.ts';

const FILE = new URL('../../docs/BENCHMARKS.md', import.meta.url);
const SECTIONS = [
  'bytes',
  'task',
  'start',
  'commands',
  'issue',
  'list',
  'searches',
  'export',
  'events',
  'webhooks',
  'overload',
  'consumption',
] as const;
type SectionName = (typeof SECTIONS)[number];

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    customers: { type: 'string', default: '1000000' },
    lines: { type: 'string', default: '18000000' },
    write: { type: 'boolean', default: false },
  },
});
const unknown = positionals.filter((name) => !SECTIONS.includes(name as SectionName));
if (unknown.length > 0) {
  console.error(`There is no section ${unknown.join(', ')}. Sections: ${SECTIONS.join(', ')}.`);
  process.exit(1);
}
const wanted = positionals.length > 0 ? (positionals as SectionName[]) : [...SECTIONS];

let built: BuiltDatabase | undefined;
async function database(): Promise<BuiltDatabase> {
  built ??= await openBenchDatabase(Number(values.customers));
  if (built.seconds !== null) console.error(`  built ${count(built.customers)} customers in ${built.seconds.toFixed(0)} s`);
  return built;
}

const MEASURES: Record<SectionName, () => Promise<Section>> = {
  bytes: measureBytes,
  task: measureTask,
  start: measureStart,
  commands: measureCommands,
  issue: measureIssue,
  list: async () => measureList(await database()),
  searches: async () => measureSearches(await database()),
  export: async () => measureExport(await database()),
  events: measureEvents,
  webhooks: measureWebhooks,
  overload: async () => measureOverload(await database()),
  consumption: () => measureConsumption(Number(values.lines)),
};

function table(section: Section): string {
  const rows = section.findings.map((finding) => {
    const mark = finding.isMet === null ? '' : finding.isMet ? 'met' : '**missed**';
    return `| ${finding.what} | ${finding.figure} | ${finding.beside} | ${mark} |`;
  });
  return [`## ${section.title}`, '', section.how, '', '| what | figure | beside | budget |', '|---|---|---|---|', ...rows, ''].join('\n');
}

const parts: string[] = [];
for (const name of wanted) {
  console.error(`${name} …`);
  const part = table(await MEASURES[name]());
  parts.push(part);
  console.log(`\n${part}`);
}

if (values.write) {
  const head = [
    '# Benchmarks',
    '',
    `Measured by \`npm run bench -- --write\` on ${describeMachine()}, section by section. Such machines are shared and noisy: read ratios before single figures.`,
    '',
  ].join('\n');
  writeFileSync(FILE, `${[head, ...merged(sectionsOf(readFileSync(FILE, 'utf8')), parts)].join('\n').trimEnd()}\n`);
}

/** The sections of a written file, each from its heading on. */
function sectionsOf(text: string): string[] {
  const sections = text.split(/^(?=## )/m).slice(1);
  return sections.map((section) => `${section.trimEnd()}\n`);
}

/** Sections measured now in place of the same ones written before; the others stay as they were. */
function merged(before: readonly string[], now: readonly string[]): string[] {
  const titleOf = (section: string) => section.split('\n')[0];
  const isNew = (section: string) => !before.some((old) => titleOf(old) === titleOf(section));
  return [...before.map((old) => now.find((section) => titleOf(section) === titleOf(old)) ?? old), ...now.filter(isNew)];
}
