import { spawnSync } from 'node:child_process';
import { cpSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { MIGRATIONS } from '../../bff/storage/migrations/list.ts';
import { ROOT } from '../../scripts/set-up.mjs';
import { temporaryFolder } from '../e2e/process.ts';

export interface NextRelease {
  version: string;
  /** Number of its newest migration. */
  schema: number;
  /** The bundled file. */
  program: string;
  remove(): void;
}

const RUNS_WITH = MIGRATIONS.at(-1)?.runsWith;
/** Two tables that everybody uses in one migration, a new table that refers to one that everybody reads, and an index on a filled table. */
const PLANTED = `
  { name: 'loyalty', phase: 'expand', runsWith: ${RUNS_WITH}, statements: () => [
    'alter table customers add column loyalty text', 'alter table sessions add column device text'] },
  { name: 'visits', phase: 'expand', runsWith: ${RUNS_WITH}, statements: ({ words }) => [
    \`create table visits (visit_key \${words.key}, partner_key integer not null references partners, at \${words.text} not null)\`] },
  { name: 'customers by loyalty', phase: 'expand', runsWith: ${RUNS_WITH}, index: { name: 'customers_by_loyalty', on: 'customers (loyalty)' } },
];`;
const PLANTED_COUNT = 3;
const VERSION = '77.0.0';

/** Builds a release after this one: the same program with another version, and migrations that expand the schema. */
export function buildNextRelease(): NextRelease {
  const folder = temporaryFolder('next-release');
  const at = (path: string) => join(folder.path, path);
  for (const name of ['bff', 'shared', 'scripts']) cpSync(`${ROOT}${name}`, at(name), { recursive: true });
  symlinkSync(`${ROOT}node_modules`, at('node_modules'));
  const description = JSON.parse(readFileSync(`${ROOT}package.json`, 'utf8')) as object;
  writeFileSync(at('package.json'), JSON.stringify({ ...description, version: VERSION }));
  const list = at('bff/storage/migrations/list.ts');
  const text = readFileSync(list, 'utf8').replace(/(export const MIGRATIONS[\s\S]*?)\n\];/, (_all, before: string) => before + PLANTED);
  writeFileSync(list, text);
  const vite = at('node_modules/vite/bin/vite.js');
  const args = [vite, 'build', '--logLevel', 'warn', '--config', 'scripts/program/vite.config.ts', '--outDir', 'built'];
  const built = spawnSync(process.execPath, args, { cwd: folder.path, env: { ...process.env, NODE_ENV: 'production' }, encoding: 'utf8' });
  if (built.status !== 0) throw new Error(built.stderr);
  return { version: VERSION, schema: MIGRATIONS.length + PLANTED_COUNT, program: at('built/partner-widgets.mjs'), remove: folder.remove };
}
