import { existsSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { filesIn } from './manifest.ts';

const RELATIVE = /(?:\bfrom|\bimport)\s*\(?\s*["'](\.{1,2}\/[^"']+)["']/g;

/** Takes away the types that no entry leads to, which only our own compiler asked for. */
export function removeUnreachedTypes(folder: string, entries: readonly string[]): void {
  const reached = new Set<string>();
  const waiting = entries.map((entry) => join(folder, entry));
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (reached.has(path) || !existsSync(path)) continue;
    reached.add(path);
    for (const [, to = ''] of readFileSync(path, 'utf8').matchAll(RELATIVE)) {
      waiting.push(join(dirname(path), to.replace(/\.js$/, '.d.ts')));
    }
  }
  for (const path of filesIn(folder)) if (path.endsWith('.d.ts') && !reached.has(path)) rmSync(path);
}
