import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import manifest from '../../package.json' with { type: 'json' };
import { CODE, FILES } from '../../scripts/packages/kit-exports.ts';
import { ROOT } from '../../scripts/set-up.mjs';

const STATEMENT = /^\s*import\s+(?:(type\s+)?(?:(\w+)|\{([^}]*)\})\s+from\s+)?['"]([^'"]+)['"]/gm;

/** What documents import of ours, and the module it is. */
const OURS = new Map([
  ...CODE.map(({ path, source }) => [`partner-widget-kit${path.slice(1)}`, source] as const),
  ['partner-widget-kit-bff', 'bff/index.ts'],
  ['partner-widget-kit-bff/node', 'bff/node/host.ts'],
  ['partner-widget-kit-sandbox', 'bff/sandbox/partners/index.ts'],
]);
const KNOWN = new Set(
  [manifest, ...samples()].flatMap(({ dependencies, devDependencies }) => Object.keys({ ...dependencies, ...devDependencies })),
);
const FILE_PATHS = new Set(FILES.map(({ path }) => `partner-widget-kit${path.slice(1)}`));
/** What the loader gives to whoever imports it by its address: `widgets/loader/loader.ts` looks for a page as soon as it is imported. */
const LOADER = ['observe', 'retry'];

/** What is wrong with the imports of a script: entries that the packages do not have, names that an entry does not export, packages that nobody knows. */
export async function importFaults(code: string): Promise<string[]> {
  const faults = [...code.matchAll(STATEMENT)].map(([, type, , names = '', from = '']) =>
    faultsOf(from, type ? [] : names.split(',').flatMap(namesIn)),
  );
  return (await Promise.all(faults)).flat();
}

function namesIn(name: string): string[] {
  const own = name.trim().split(/\s+as\s+/)[0] ?? '';
  return own === '' || own.startsWith('type ') ? [] : [own];
}

async function faultsOf(from: string, names: readonly string[]): Promise<string[]> {
  const exported = await exportsOf(from);
  if (exported === null) return [`there is nothing to import at ${from}`];
  return exported === 'unknown' ? [] : names.filter((name) => !exported.includes(name)).map((name) => `${from} exports no ${name}`);
}

/** Null: there is no such thing. */
async function exportsOf(from: string): Promise<readonly string[] | 'unknown' | null> {
  const source = OURS.get(from);
  if (source !== undefined) return Object.keys(await import(`${ROOT}${source}`));
  if (from.endsWith('/loader.js')) return LOADER;
  if (isBuiltin(from)) return Object.keys(await import(from));
  if (/^\.{1,2}\//.test(from) || FILE_PATHS.has(from)) return 'unknown';
  const name = from.split('/', from.startsWith('@') ? 2 : 1).join('/');
  return KNOWN.has(name) && !name.startsWith('partner-widget-kit') ? 'unknown' : null;
}

/** What samples install. */
function samples(): { dependencies?: Record<string, string>; devDependencies?: Record<string, string> }[] {
  const paths = readdirSync(`${ROOT}samples`).map((name) => `${ROOT}samples/${name}/package.json`);
  return paths.filter((path) => existsSync(path)).map((path) => JSON.parse(readFileSync(path, 'utf8')));
}
