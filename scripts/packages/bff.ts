import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { compile } from './declarations.ts';
import { COMMON, importedPackages, versionsOf } from './manifest.ts';
import { removeUnreachedTypes } from './reachable.ts';

/** Only some hosts have these: a PostgreSQL, codes by mail. */
const OPTIONAL = ['pg', 'nodemailer'];

/** The package `partner-widget-kit-bff`, into an empty folder. Throws `SetUpError` where it cannot be built. */
export async function buildBff(folder: string): Promise<void> {
  compile('bff.tsconfig.json', folder);
  removeUnreachedTypes(folder, ['bff/index.d.ts', 'bff/node/host.d.ts']);
  writeFileSync(join(folder, 'package.json'), `${JSON.stringify(manifestOf(folder), null, 2)}\n`);
}

function manifestOf(folder: string): object {
  const names = importedPackages(folder).filter((name) => !OPTIONAL.includes(name) && name !== 'mdast');
  return {
    name: 'partner-widget-kit-bff',
    description: 'The backend-for-frontend behind Partner Widget Kit, to mount in a server of your own.',
    ...COMMON,
    engines: { node: '>=22.18' },
    main: './bff/index.js',
    types: './bff/index.d.ts',
    exports: {
      '.': { types: './bff/index.d.ts', default: './bff/index.js' },
      './node': { types: './bff/node/host.d.ts', default: './bff/node/host.js' },
      './package.json': './package.json',
    },
    // The thread for scans begins in the module that it is in.
    sideEffects: ['./bff/node/storage/sqlite-scans.js'],
    dependencies: versionsOf(names),
    peerDependencies: versionsOf(OPTIONAL, { before: '^' }),
    peerDependenciesMeta: Object.fromEntries(OPTIONAL.map((name) => [name, { optional: true }])),
  };
}
