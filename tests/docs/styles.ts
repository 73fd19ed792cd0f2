import { readdirSync, readFileSync } from 'node:fs';
import { ROOT } from '../../scripts/set-up.mjs';
import { TOKENS } from '../../widgets/kit/tokens/table.ts';

const TOKEN_NAMES = new Set(TOKENS.map(({ name }) => `--partner-${name}`));

const SOURCES = readdirSync(`${ROOT}widgets`, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts') && !path.endsWith('test.ts'))
  .map((path) => readFileSync(`${ROOT}widgets/${path}`, 'utf8'))
  .join('\n');

const documented = (tag: string): Set<string> =>
  new Set([...SOURCES.matchAll(new RegExp(`@${tag} ([\\w-]+)`, 'g'))].map(([, name = '']) => name));

const PARTS = documented('csspart');
const STATES = documented('cssstate');

/** What is wrong in a piece of CSS: braces that do not close; tokens, parts and states of the kit that do not exist. */
export function styleFaults(code: string): string[] {
  const count = (sign: string): number => code.split(sign).length;
  const unknown = (pattern: RegExp, known: Set<string>): string[] =>
    [...code.matchAll(pattern)].map(([, name = '']) => name).filter((name) => !known.has(name));
  return [
    ...(count('{') === count('}') && count('(') === count(')') ? [] : ['something is opened and not closed']),
    ...unknown(/(--partner-[\w-]+)/g, TOKEN_NAMES).map((name) => `there is no token ${name}`),
    ...unknown(/::part\(([\w-]+)\)/g, PARTS).map((name) => `there is no part ${name}`),
    ...unknown(/:state\(([\w-]+)\)/g, STATES).map((name) => `there is no state ${name}`),
  ];
}
