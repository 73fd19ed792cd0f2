import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';
import type { Section } from './measure.ts';

const KILO = 1000;

/** Every module a file loads at once (static imports), itself included. */
function loadedBy(file: string, seen = new Set<string>()): Set<string> {
  if (seen.has(file)) return seen;
  seen.add(file);
  const text = readFileSync(file, 'utf8');
  for (const match of text.matchAll(/(?:from|import)\s*["'](\.[^"']+)["']/g)) loadedBy(resolve(dirname(file), match[1] ?? ''), seen);
  return seen;
}

function gzipBytes(files: Iterable<string>): number {
  let total = 0;
  for (const file of files) total += gzipSync(readFileSync(file), { level: 9 }).length;
  return total;
}

/** Lit alone, bundled and minified as the widgets are. */
async function litAlone(): Promise<number> {
  const output = await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      write: false,
      lib: { entry: fileURLToPath(import.meta.resolve('lit')), formats: ['es'] },
      rolldownOptions: { output: { minify: true } },
    },
  });
  const first = Array.isArray(output) ? output[0] : output;
  if (!first || !('output' in first)) throw new Error('Vite gave no output');
  return gzipSync(first.output[0].code, { level: 9 }).length;
}

/** Bytes a page downloads for the customer list, gzip level 9. */
export async function measureBytes(): Promise<Section> {
  const entry = resolve('dist/widgets/index.js');
  if (!existsSync(entry)) throw new Error('dist/widgets is not built: run `npm start` or `vite build` first.');
  const files = [...loadedBy(entry)];
  const bytes = gzipBytes(files);
  const locales = ['en', 'zh-CN'];
  const lit = await litAlone();
  return {
    title: 'Bytes of the customer list',
    how: `gzip -9 of ${files.map((file) => join('dist/widgets', file.slice(dirname(entry).length + 1))).join(', ')}; Lit and everything it needs included (${locales.join(' and ')}).`,
    findings: [
      { what: 'customer list, KB gzip', figure: (bytes / KILO).toFixed(1), beside: 'budget ≤ 20, goal 15', isMet: bytes <= 20 * KILO },
      { what: 'of which Lit', figure: (lit / KILO).toFixed(1), beside: 'every export of `lit`, bundled alone', isMet: null },
    ],
  };
}
