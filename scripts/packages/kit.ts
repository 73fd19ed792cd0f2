import { cpSync, mkdirSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { ensureBuilt, runVite } from '../build.mjs';
import { ROOT, SetUpError } from '../set-up.mjs';
import { compile } from './declarations.ts';
import { writeGenerated } from './generated.ts';
import { CODE, type CodeExport, FILES, type FileExport } from './kit-exports.ts';
import { COMMON, importedPackages, versionsOf } from './manifest.ts';
import { removeUnreachedTypes } from './reachable.ts';

/** Where our modules stand in the package. Older bundlers know no `exports` and look for files, so each entry is a file of its name too. */
const MODULES = 'modules';

/** The package `partner-widget-kit`, into an empty folder. Throws `SetUpError` where it cannot be built. */
export async function buildKit(folder: string): Promise<void> {
  const modules = join(folder, MODULES);
  ensureBuilt(process.execPath);
  runVite(process.execPath, ['--config', 'scripts/packages/kit.vite.config.ts', '--outDir', modules], 'The package partner-widget-kit');
  compile('kit.tsconfig.json', modules);
  removeUnreachedTypes(
    modules,
    CODE.map(({ source }) => source.replace(/\.ts$/, '.d.ts')),
  );
  await writeGenerated();
  for (const entry of CODE) writeEntry(folder, entry);
  for (const file of FILES) copyFile(folder, file);
  writeFileSync(join(folder, 'package.json'), `${JSON.stringify(manifestOf(folder), null, 2)}\n`);
}

/** `index` for the package itself, else the name without its beginning. */
const fileOf = (path: string): string => (path === '.' ? 'index' : path === './define' ? 'define/index' : path.slice(2));
const moduleOf = ({ source }: CodeExport): string => `${MODULES}/${source.replace(/\.tsx?$/, '.js')}`;

/** A module of one line, for code and for types. */
function writeEntry(folder: string, entry: CodeExport): void {
  const file = join(folder, fileOf(entry.path));
  const target = relative(dirname(file), join(folder, moduleOf(entry))).replaceAll('\\', '/');
  const line = `export * from '${target.startsWith('.') ? target : `./${target}`}';\n`;
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(`${file}.js`, line);
  writeFileSync(`${file}.d.ts`, line);
}

function copyFile(folder: string, { path, source }: FileExport): void {
  const from = join(ROOT, source);
  const isFolder = path.endsWith('/*');
  if (!statSync(from, { throwIfNoEntry: false })) throw new SetUpError(`${source} is not there, which the package has as ${path}.`);
  const to = join(folder, isFolder ? path.slice(0, -2) : nameOf({ path, source }));
  cpSync(from, to, { recursive: true, filter: (one) => !basename(one).startsWith('.') });
}

function nameOf({ path, source }: FileExport): string {
  return source.endsWith('.d.ts') ? `${path}.d.ts` : path;
}

function manifestOf(folder: string): object {
  const code = CODE.map(({ path }) => {
    const file = `./${fileOf(path)}`;
    return [path, { types: `${file}.d.ts`, default: `${file}.js` }] as const;
  });
  const files = FILES.map(({ path, source }) => [path, source.endsWith('.d.ts') ? { types: `${path}.d.ts` } : path] as const);
  const names = importedPackages(join(folder, MODULES)).filter((name) => !(name in OPTIONAL));
  return {
    name: 'partner-widget-kit',
    description: 'Web components for cloud partners’ sales portals.',
    ...COMMON,
    main: './index.js',
    module: './index.js',
    types: './index.d.ts',
    exports: { ...Object.fromEntries(code), ...Object.fromEntries(files), './package.json': './package.json' },
    sideEffects: [
      ...CODE.filter(({ hasEffects }) => hasEffects).flatMap((entry) => [`./${fileOf(entry.path)}.js`, `./${moduleOf(entry)}`]),
      './cdn/**',
      './**/*.css',
    ],
    ...EDITOR_DATA,
    dependencies: versionsOf(names, { before: '^' }),
    peerDependencies: OPTIONAL,
    peerDependenciesMeta: Object.fromEntries(Object.keys(OPTIONAL).map((name) => [name, { optional: true }])),
  };
}

/** Packages that only some hosts have: for the wrappers of a framework. */
const OPTIONAL: Readonly<Record<string, string>> = { '@lit/react': '^1.0.8', react: '^18.0.0 || ^19.0.0' };

/** Where editors and documentation tools look. */
const EDITOR_DATA: Readonly<Record<string, string>> = { customElements: './custom-elements.json', 'web-types': './web-types.json' };
