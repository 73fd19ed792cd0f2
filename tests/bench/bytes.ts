import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';
import type { Section } from './measure.ts';

const KILO = 1000;
/** DESIGN.md §5. */
const BUDGET = 20 * KILO;

/** Every module a file loads at once (static imports), itself included. */
function loadedBy(file: string, seen = new Set<string>()): Set<string> {
  if (seen.has(file)) return seen;
  seen.add(file);
  const text = readFileSync(file, 'utf8');
  for (const match of text.matchAll(/(?:from|import)\s*["'`](\.[^"'`]+)["'`]/g)) loadedBy(resolve(dirname(file), match[1] ?? ''), seen);
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

/** Files that are loaded later, the dictionaries of one locale aside: of those a page loads one. */
function loadedLater(entry: string, atOnce: ReadonlySet<string>): { strings: string[]; others: string[] } {
  const parts = join(dirname(entry), 'parts');
  const later = readdirSync(parts)
    .map((name) => join(parts, name))
    .filter((file) => !atOnce.has(file));
  const isStrings = (file: string): boolean => /^(en|zh-CN)-/.test(basename(file));
  return { strings: later.filter(isStrings), others: later.filter((file) => !isStrings(file)) };
}

/** Bytes a page downloads for the customer list and its session, gzip level 9: everything, in the larger of the locales. */
export async function measureBytes(): Promise<Section> {
  const entry = resolve('dist/widgets/index.js');
  if (!existsSync(entry)) throw new Error('dist/widgets is not built: run `npm start` or `vite build` first.');
  const files = loadedBy(entry);
  const { strings, others } = loadedLater(entry, files);
  const larger = Math.max(...strings.map((file) => gzipBytes([file])));
  const first = gzipBytes(files) + larger;
  const everything = first + gzipBytes(others);
  const kilobytes = (bytes: number): string => (bytes / KILO).toFixed(1);
  const beside = 'budget ≤ 20, goal 15';
  return {
    title: 'Bytes of the customer list',
    how: `gzip -9 of ${[...files, ...others].map((file) => file.slice(dirname(dirname(entry)).length + 1)).join(', ')} and the larger of ${strings.length} locales; session and Lit included.`,
    findings: [
      { what: 'customer list with everything it ever loads, KB gzip', figure: kilobytes(everything), beside, isMet: everything <= BUDGET },
      { what: 'of which before the first rows', figure: kilobytes(first), beside, isMet: first <= BUDGET },
      { what: 'of which strings of one locale', figure: kilobytes(larger), beside: 'the larger one', isMet: null },
      { what: 'of which Lit', figure: kilobytes(await litAlone()), beside: 'every export of `lit`, bundled alone', isMet: null },
    ],
  };
}
