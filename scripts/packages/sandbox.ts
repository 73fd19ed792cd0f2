import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { WORLD_FILE } from '../../bff/sandbox/index.ts';
import { runVite } from '../build.mjs';
import { ensureWorlds, WORLDS } from '../sandbox/made-worlds.mjs';
import { ROOT } from '../set-up.mjs';
import { compile } from './declarations.ts';
import { COMMON, importedPackages, versionsOf } from './manifest.ts';
import { removeUnreachedTypes } from './reachable.ts';

const NAME = 'partner-widget-kit-sandbox';
const ENGINE = '@sqlite.org/sqlite-wasm';
/** How the module finds its world: from a file in Node, from beside itself in a page. */
const SHELVES = ['world-file.node.js', 'world-file.page.js'];

/** The package `partner-widget-kit-sandbox`, into an empty folder. Throws `SetUpError` where it cannot be built. */
export async function buildSandbox(folder: string): Promise<void> {
  ensureWorlds(process.execPath);
  runVite(process.execPath, ['--config', 'scripts/packages/sandbox.vite.config.ts', '--outDir', folder], `The package ${NAME}`);
  const types = join(folder, 'types');
  compile('sandbox.tsconfig.json', types);
  removeUnreachedTypes(types, ['scripts/packages/sandbox/entry.d.ts']);
  writeFileSync(join(folder, 'index.d.ts'), "export * from './types/scripts/packages/sandbox/entry.js';\n");
  for (const shelf of SHELVES) cpSync(join(ROOT, 'scripts/packages/sandbox', shelf), join(folder, shelf));
  cpSync(join(WORLDS, 'small', WORLD_FILE), join(folder, WORLD_FILE));
  writeFileSync(join(folder, 'package.json'), `${JSON.stringify(manifestOf(folder), null, 2)}\n`);
}

function manifestOf(folder: string): object {
  const { devDependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { devDependencies: Record<string, string> };
  const names = importedPackages(folder).filter((name) => name !== ENGINE && name !== 'mdast');
  return {
    name: NAME,
    description: 'The BFF of Partner Widget Kit inside a page or a test: real rules over invented data, without any server.',
    ...COMMON,
    engines: { node: '>=22.18' },
    main: './index.js',
    types: './index.d.ts',
    exports: { '.': { types: './index.d.ts', default: './index.js' }, './package.json': './package.json' },
    imports: { '#world-file': { node: './world-file.node.js', default: './world-file.page.js' } },
    sideEffects: false,
    dependencies: { ...versionsOf(names), [ENGINE]: devDependencies[ENGINE] },
  };
}
