import { SETTINGS } from '../../bff/node/program/settings-schema.ts';

const WIDTH = 100;

/** A settings file in which every setting stands with its meaning and its default, none of them set. */
export function exampleSettings(): string {
  const parts = Object.entries(SETTINGS).map(([name, schema]) => {
    const { success, data } = schema.safeParse(undefined);
    const meaning = wrapped((schema.description ?? '').replaceAll('`', '')).map((line) => `# ${line}`);
    return [...meaning, `#${name}=${success && data !== undefined ? String(data) : ''}`].join('\n');
  });
  return `# Settings of partner-widgets: /etc/partner-widgets/settings. Take away the # of what you set.\n\n${parts.join('\n\n')}\n`;
}

function wrapped(text: string): string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/)) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < WIDTH) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
