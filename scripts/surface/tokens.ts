import { TOKENS } from '../../widgets/kit/tokens/table.ts';
import { isMix, ownName, type Token } from '../../widgets/kit/tokens/token.ts';
import { drawingFiles, sourceOf } from './drawn.ts';

const TABLES = /^widgets\/kit\/tokens(\.ts$|\/)/;

/** Names of the tokens that the styles of an element read, themselves or through another token that is made of them. */
export function tokensOf(file: string): string[] {
  const styles = drawingFiles(file)
    .flatMap((path) => [path, ...stylesOf(path)])
    .filter((path) => !TABLES.test(path))
    .map(sourceOf)
    .join('\n');
  const read = new Set<string>();
  const add = (token: Token): void => {
    if (read.has(token.name)) return;
    read.add(token.name);
    for (const one of TOKENS) if (madeOf(token).includes(one.name)) add(one);
  };
  for (const token of TOKENS) if (reads(styles, token)) add(token);
  return TOKENS.map(({ name }) => name).filter((name) => read.has(name));
}

function reads(styles: string, token: Token): boolean {
  return [`--partner-${token.name}`, ownName(token)].some((name) => new RegExp(`${name}(?![\\w-])`).test(styles));
}

function madeOf({ type, value }: Token): string[] {
  if (type !== 'color') return [];
  if (isMix(value)) return [value.of, value.into];
  return 'same' in value ? [value.same] : [];
}

const STYLES = /from '(\.[^']+)'/g;

/** Files of styles that a file imports, which `drawingFiles` passes over. */
function stylesOf(path: string): string[] {
  return [...sourceOf(path).matchAll(STYLES)]
    .map(([, target = '']) => new URL(target, `file:///${path}`).pathname.slice(1))
    .filter((target) => target.startsWith('widgets/'));
}

/** What a token is for, as a sentence. */
export function purposeOf({ use, host }: Token): string {
  const others = host ? ` Where it is not set: ${host.join(', ')}.` : '';
  return `${use.charAt(0).toUpperCase()}${use.slice(1)}.${others}`;
}

/** What stands in where a host sets nothing, in words where it depends on others. */
export function defaultOf({ type, value }: Token): string {
  if (type !== 'color') return value;
  if (isMix(value)) return `color-mix(in oklab, var(--partner-${value.of}) ${value.share}%, var(--partner-${value.into}))`;
  return 'same' in value ? `var(--partner-${value.same})` : `light-dark(${value.light}, ${value.dark})`;
}
