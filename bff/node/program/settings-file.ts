import { readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { StartFailure } from './start-failure.ts';

export interface SettingsFile {
  /** Every name in the file, whether it is known or not. */
  values: ReadonlyMap<string, string>;
  /** Sentences about lines that say nothing, or say a name again. */
  troubles: readonly string[];
}

/** What the platform reads as a value: `NAME=value`, also with `export` in front and in quotes that may reach over several lines. */
const ASSIGNMENT = /^\s*(?:export\s+)?([A-Za-z_][A-Za-z0-9_]*)\s*=\s*(.*)$/;
const NOTHING = /^\s*(#.*)?$/;

/** Reads a settings file: `NAME=value` lines and comments behind `#`. Throws `StartFailure` where it cannot be read. */
export function readSettingsFile(path: string): SettingsFile {
  const text = readText(path);
  const values = Object.entries(parseEnv(text)).map(([name, value]) => [name, value ?? ''] as const);
  return { values: new Map(values), troubles: troublesIn(text, path) };
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT')
      throw new StartFailure(`There is no settings file ${path}. Correct SETTINGS_FILE or --settings, or leave them out.`);
    throw new StartFailure(`The settings file ${path} cannot be read (${code}). Give this account the right to read it.`);
  }
}

/** The platform passes over lines that it cannot read, and takes the last of several values: both would be found out late. */
function troublesIn(text: string, path: string): string[] {
  const troubles: string[] = [];
  const seen = new Set<string>();
  let openQuote: string | null = null;
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    if (openQuote !== null) {
      if (line.includes(openQuote)) openQuote = null;
      continue;
    }
    const [, name, value = ''] = ASSIGNMENT.exec(line) ?? [];
    // The line itself is not quoted: it may hold a secret.
    if (name === undefined) {
      if (!NOTHING.test(line)) troubles.push(`Line ${index + 1} of ${path} is not NAME=value.`);
      continue;
    }
    if (seen.has(name)) troubles.push(`${name} stands twice in ${path}: again in line ${index + 1}. Keep one.`);
    seen.add(name);
    openQuote = quoteLeftOpen(value);
  }
  if (openQuote !== null) troubles.push(`A quote is left open in ${path}.`);
  return troubles;
}

function quoteLeftOpen(value: string): string | null {
  const quote = /^["'`]/.exec(value)?.[0];
  return quote !== undefined && !value.slice(1).includes(quote) ? quote : null;
}
