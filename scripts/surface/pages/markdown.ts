const cell = (text: string): string => text.replaceAll('|', '\\|');

/** A table; columns in which no row says anything are left out. */
export function table(headings: readonly string[], rows: readonly (readonly string[])[]): string {
  const kept = headings.map((_, index) => index).filter((index) => rows.some((row) => row[index] !== ''));
  const line = (row: readonly string[]): string => `| ${kept.map((index) => cell(row[index] ?? '')).join(' | ')} |`;
  return [line(headings), `|${kept.map(() => '---|').join('')}`, ...rows.map(line)].join('\n');
}

export function section(heading: string, about: string, body: string): string {
  return `## ${heading}\n\n${about === '' ? '' : `${about}\n\n`}${body}`;
}

/** A type as code; nothing where there is none. */
export const code = (text: string): string => (text === '' ? '' : `\`${text}\``);
