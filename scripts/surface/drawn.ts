import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { ROOT } from '../set-up.mjs';

const IMPORT = /(?:import|export)\s+(type\s+)?([^;'"]*?)\s*from\s*'(\.[^']+)'|import\('(\.[^']+)'\)/g;

/**
 * The files that draw a file's element: what it imports, and what that imports, whenever it comes. Types draw nothing, and names that end in
 * `Styles` bring looks for what somebody else draws.
 */
export function drawingFiles(file: string): string[] {
  const reached = new Set<string>();
  const waiting = [file];
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (reached.has(path) || !existsSync(join(ROOT, path))) continue;
    reached.add(path);
    waiting.push(...importsOf(path));
  }
  const all = [...reached].sort();
  return all.some((path) => ASKS_FOR_ROWS.test(sourceOf(path))) ? all : all.filter((path) => !TABLE.test(path));
}

/** Every stage has the box of a table at hand; a widget that never asks it for rows draws none. */
const ASKS_FOR_ROWS = /\.rows\.draw\(|\.frame\(\)|frame\.draw\(|[^.]table\(\{/;
const TABLE = /^widgets\/kit\/(table|table-frame|grid-navigation|card)[\w-]*\.ts$/;

function importsOf(path: string): string[] {
  return [...sourceOf(path).matchAll(IMPORT)]
    .filter(([, isType, names = '', , later]) => later !== undefined || (!isType && drawsSomething(names)))
    .map(([, , , now, later]) => normalize(join(dirname(path), (now ?? later) as string)))
    .filter((target) => target.startsWith('widgets/'));
}

function drawsSomething(names: string): boolean {
  const list = /\{([^}]*)\}/.exec(names)?.[1]?.split(',');
  return !list || list.some((name) => name.trim() !== '' && !/^type\s|[sS]tyles$/.test(name.trim()));
}

const known = new Map<string, string>();

export function sourceOf(path: string): string {
  const source = known.get(path) ?? readFileSync(join(ROOT, path), 'utf8');
  known.set(path, source);
  return source;
}

/** Parts that files draw: `part="table"`, and either of `part=${isMain ? 'button button-primary' : 'button'}`. */
export function partsIn(files: readonly string[]): string[] {
  const written = files.flatMap((file) => [...sourceOf(file).matchAll(/\spart=(?:"([^"]*)"|\$\{([^}]*)\})/g)]);
  const names = written.flatMap(([, quoted = '', chosen = '']) => [
    ...quoted.replace(/\$\{[^}]*\}/g, ' ').split(/\s+/),
    ...choicesIn(quoted.includes('${') ? quoted : chosen),
  ]);
  return unique(names.filter((name) => name !== ''));
}

function choicesIn(expression: string): string[] {
  return [...expression.matchAll(/[?:]\s*'([^']+)'/g)].flatMap(([, names = '']) => names.split(' '));
}

/** Slots that files offer; `''` is the one without a name. A notice offers `error` by itself, and `empty` where it is told so. */
export function slotsIn(files: readonly string[]): string[] {
  const sources = files.map(sourceOf);
  const written = sources.flatMap((text) => [...text.matchAll(/<slot(?: name="([^"]*)")?>/g)].map(([, name = '']) => name));
  const isNoticed = sources.some((text) => text.includes('<slot name=${'));
  const told = sources.some((text) => text.includes("slot: 'empty'")) ? ['error', 'empty'] : ['error'];
  const isWithoutPageSlots = sources.some((text) => /override readonly hasPageSlots: boolean = false/.test(text));
  const all = unique([...written, ...(isNoticed ? told : [])]);
  return isWithoutPageSlots ? all.filter((name) => !PAGE_SLOTS.includes(name)) : all;
}

/** What the base class offers, unless a widget says that it has no place for it. */
const PAGE_SLOTS = ['header-actions', 'support', 'empty', 'error'];

const unique = (names: readonly string[]): string[] => [...new Set(names)].sort();
