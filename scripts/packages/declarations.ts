import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT, SetUpError } from '../set-up.mjs';
import { filesIn } from './manifest.ts';

/**
 * Compiles what a tsconfig of this folder names into a folder, and makes its types readable for whoever has no TypeScript sources. Whether
 * the types are right is the stage "types" of `npm test`.
 */
export function compile(config: string, folder: string): void {
  const tsc = join(ROOT, 'node_modules/typescript7/bin/tsc');
  const args = [tsc, '-p', join(ROOT, 'scripts/packages', config), '--outDir', folder, '--noCheck'];
  const { status, stdout } = spawnSync(process.execPath, args, { cwd: ROOT, encoding: 'utf8' });
  if (status !== 0) throw new SetUpError(`${config} does not compile:\n${stdout}`);
  for (const path of filesIn(folder)) if (path.endsWith('.d.ts')) writeFileSync(path, withPublicNames(readFileSync(path, 'utf8')));
}

/** The compiler rewrites the names of modules in code, and leaves them in types; and it knows Lit by the package behind it. */
function withPublicNames(types: string): string {
  return types.replace(/((?:from|import)\s*\(?\s*["']\.{1,2}\/[^"']+)\.ts(["'])/g, '$1.js$2').replaceAll('import("lit-html', 'import("lit');
}
