import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vite';
import { lateImports } from './late-imports.ts';
import { plainLetters } from './plain-letters.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const { version, engines } = JSON.parse(readFileSync(`${ROOT}package.json`, 'utf8')) as { version: string; engines: { node: string } };
const [major = 0, minor = 0] = engines.node.replace('>=', '').split('.').map(Number);

/** Runs before anything else does. Plain enough for any Node that reads modules. */
const OPENING = `#!/usr/bin/env node
const [major, minor] = process.versions.node.split('.').map(Number);
if (major < ${major} || (major === ${major} && minor < ${minor})) {
  console.error('partner-widgets needs Node ${major}.${minor} or newer; this is Node ' + process.versions.node + '. Install one from nodejs.org, then type the command again.');
  process.exit(1);
}
`;

/** Node's own modules are asked for behind the opening: an older Node would fail over one that it lacks before it could say why. */
function lookFirst(): Plugin {
  return {
    name: 'look-first',
    generateBundle(_options, bundle) {
      for (const part of Object.values(bundle)) if (part.type === 'chunk') part.code = plainLetters(lateImports(part.code));
    },
  };
}

/** The program for production: one file that needs Node and nothing else. */
export default defineConfig({
  root: ROOT,
  publicDir: false,
  define: { BUNDLED_RELEASE: JSON.stringify(version) },
  plugins: [lookFirst()],
  // pg's native driver is a choice that nobody here makes.
  ssr: { noExternal: true, external: ['pg-native'] },
  build: {
    ssr: 'bff/node/program/run.ts',
    target: 'es2022',
    sourcemap: true,
    license: { fileName: 'licences.json' },
    reportCompressedSize: false,
    rolldownOptions: {
      output: { entryFileNames: 'partner-widgets.mjs', codeSplitting: false, comments: false, banner: OPENING },
    },
  },
});
