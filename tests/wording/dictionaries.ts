import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Dictionary } from '../../widgets/core/dictionary.ts';
import { DISPLAY_LOCALES, type DisplayLocale } from '../../widgets/core/language.ts';

const WIDGETS = fileURLToPath(new URL('../../widgets/', import.meta.url));

/** Every source of the widgets but tests, by its path below `widgets/`. */
export const SOURCES: readonly string[] = readdirSync(WIDGETS, { recursive: true, encoding: 'utf8' })
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => path.endsWith('.ts') && !/\.(element-)?test\.ts$|^testing\//.test(path))
  .sort();

export const readSource = (path: string): string => readFileSync(`${WIDGETS}${path}`, 'utf8');

type Any = Dictionary<Record<string, unknown>>;

const isDictionary = (value: unknown): value is Any => typeof value === 'function' && 'dictionaryName' in value && 'loaders' in value;

/** Every dictionary, found by where dictionaries stand. */
export async function everyDictionary(): Promise<Any[]> {
  const modules = await Promise.all(SOURCES.filter((path) => path.endsWith('strings/index.ts')).map((path) => import(`${WIDGETS}${path}`)));
  return modules.flatMap((module: object) => Object.values(module).filter(isDictionary));
}

/** The locales that a dictionary has words in. */
export const localesOf = ({ loaders }: Any): DisplayLocale[] => DISPLAY_LOCALES.filter((locale) => loaders[locale]);

export type Leaf = readonly [path: string, word: string | ((...named: unknown[]) => unknown)];

/** Every word and sentence below a node, with the way there. */
export function leavesOf(node: unknown, path = ''): Leaf[] {
  if (typeof node === 'string' || typeof node === 'function') return [[path, node as Leaf[1]]];
  if (typeof node !== 'object' || node === null) throw new Error(`${path} is neither words nor a word`);
  return Object.entries(node).flatMap(([key, next]) => leavesOf(next, path ? `${path}.${key}` : key));
}

const ASKED = { title: 'ABC', reason: 'new-version', due: '2026-12-05 14:05', isOverdue: false };

/** What sentences may be about: figures and Latin letters, so that the spaces beside them show. */
const NAMED: readonly unknown[][] = [
  ['2026', '7', '2026', '7', '2026'],
  ['email', 'ABC', '7', 'minute', 'day'],
  [2, 7, 2, 7],
  [1, 1, 1, 1],
  [['ABC', 'DEF'], '7'],
  [ASKED, ASKED],
  [null, null, null],
];

const isText = (said: unknown): said is string => typeof said === 'string';

/** All that a word or sentence can say, as far as it can be said of what a test names. */
export function saidBy([path, word]: Leaf): string[] {
  if (typeof word === 'string') return [word];
  const said = NAMED.flatMap((named) => {
    try {
      const one = word(...named);
      return Array.isArray(one) ? one : [one];
    } catch {
      return [];
    }
  }).filter(isText);
  if (said.length === 0) throw new Error(`${path} says nothing of what this test names`);
  return said.filter((text) => !/undefined|NaN|\[object|null/.test(text));
}
