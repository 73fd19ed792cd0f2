import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';
import { LOCALES } from '../../shared/values/lists.ts';
import type { Section } from './measure.ts';

const KILO = 1000;
/** DESIGN.md §5. */
const BUDGET = 20 * KILO;
const LOADER_BUDGET = 1.5 * KILO;

type Imports = (text: string) => IterableIterator<RegExpMatchArray>;

const atOnce: Imports = (text) => text.matchAll(/(?:from|import)\s*["'`](\.[^"'`]+)["'`]/g);
const sooner: Imports = (text) => text.matchAll(/(?:from|import\(?)\s*["'`](\.[^"'`]+)["'`]/g);

/** Every file that a file leads to by these imports, itself included; of the strings, those of one locale alone. */
function reachedFrom(file: string, imports: Imports, locale: string, seen = new Set<string>()): Set<string> {
  const isOtherLocale = /-(en|zh-CN|ar)-[^-]+\.js$/.test(file) && !basename(file).includes(`-${locale}-`);
  if (seen.has(file) || isOtherLocale) return seen;
  seen.add(file);
  const text = readFileSync(file, 'utf8');
  for (const match of imports(text)) reachedFrom(resolve(dirname(file), match[1] ?? ''), imports, locale, seen);
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

const ENTRIES = ['partner-session.js', 'partner-customer-list.js'];

function together(files: readonly string[], imports: Imports, locale: string): Set<string> {
  const seen = new Set<string>();
  for (const file of files) reachedFrom(file, imports, locale, seen);
  return seen;
}

function filesNamed(parts: string, name: string): string[] {
  const own = new RegExp(`^${name}-[^.]+\\.js$`);
  return readdirSync(parts)
    .filter((file) => own.test(file))
    .map((file) => join(parts, file));
}

/** Bytes a page downloads for the customer list and its session, gzip level 9, in the larger of the locales. */
export async function measureBytes(): Promise<Section> {
  const folder = resolve('dist/widgets');
  const entries = ENTRIES.map((name) => join(folder, name));
  if (!entries.every(existsSync)) throw new Error('dist/widgets is not built: run `npm start` or `vite build` first.');
  const inLocale = (locale: string) => {
    const code = together(entries, atOnce, locale);
    const parts = join(folder, 'parts');
    // Its strings come with the first sight of the list; what stands around the rows comes as soon as they are drawn.
    const words = [...together(filesNamed(parts, `customer-list-${locale}`), atOnce, locale)].filter((file) => !code.has(file));
    const aroundNames = [...filesNamed(parts, 'around'), ...filesNamed(parts, `customer-list-around-${locale}`)];
    const around = [...together(aroundNames, atOnce, locale)].filter((file) => !code.has(file) && !words.includes(file));
    const all = together(entries, sooner, locale);
    return {
      code: gzipBytes(code),
      words: gzipBytes(words),
      around: gzipBytes(around),
      all: gzipBytes(all),
      files: [...code, ...words],
      later: all.size - code.size - words.length - around.length,
    };
  };
  const [larger] = LOCALES.map(inLocale).sort((one, other) => other.code + other.words - one.code - one.words);
  if (!larger) throw new Error('There are no locales.');
  const first = larger.code + larger.words;
  const kilobytes = (bytes: number): string => (bytes / KILO).toFixed(1);
  const beside = 'budget ≤ 20, goal 15';
  const loader = gzipBytes([join(folder, 'loader.js')]);
  return {
    title: 'Bytes of the customer list',
    how: `gzip -9 of ${larger.files.map((file) => file.slice(folder.length + 1)).join(', ')}; session and Lit included. ${larger.later} more files come when a menu, a dialog or an export is first asked for.`,
    findings: [
      { what: 'customer list before the first rows, KB gzip', figure: kilobytes(first), beside, isMet: first <= BUDGET },
      { what: 'of which strings of one locale', figure: kilobytes(larger.words), beside: 'the larger one', isMet: null },
      { what: 'of which Lit', figure: kilobytes(await litAlone()), beside: 'every export of `lit`, bundled alone', isMet: null },
      {
        what: 'right after them: eyes, picks, chips, hints, pages, states',
        figure: kilobytes(larger.around),
        beside: 'asked for once rows are drawn; sooner where filters are in force',
        isMet: null,
      },
      {
        what: 'the loader, which a page has before them where it uses the one tag',
        figure: (loader / KILO).toFixed(2),
        beside: 'budget ≤ 1.5',
        isMet: loader <= LOADER_BUDGET,
      },
      { what: 'everything it can ever load', figure: kilobytes(larger.all), beside: 'menus, dialogs and exports among it', isMet: null },
    ],
  };
}
