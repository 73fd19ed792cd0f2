import { SETTING_NAMES } from '../../bff/node/program/settings.ts';
import { SETTING_GROUPS, SETTINGS, type SettingName } from '../../bff/node/program/settings-schema.ts';

const BEGIN = '<!-- settings: made by npm run settings -->';
const END = '<!-- end of settings -->';

/** The document with its tables as the schema has them now. Throws where it has no place for them. */
export function withSettings(document: string): string {
  const [before, rest = ''] = document.split(BEGIN);
  const after = rest.split(END)[1];
  if (before === undefined || after === undefined) throw new Error(`The document needs the lines ${BEGIN} and ${END}.`);
  return `${before}${BEGIN}\n\n${tables()}\n\n${END}${after}`;
}

function tables(): string {
  const starts = Object.entries(SETTING_GROUPS).map(([title, first]) => ({ title, at: SETTING_NAMES.indexOf(first) }));
  return starts
    .map(({ title, at }, index) => {
      const rows = SETTING_NAMES.slice(at, starts[index + 1]?.at).map(rowOf);
      return `## ${title}\n\n| setting | default | means |\n|---|---|---|\n${rows.join('\n')}`;
    })
    .join('\n\n');
}

function rowOf(name: SettingName): string {
  const schema = SETTINGS[name];
  const value = schema.safeParse(undefined).data;
  const shown = value === undefined || value === '' ? '' : `\`${value}\``;
  return `| \`${name}\` | ${shown} | ${schema.description ?? ''}${schema.meta()?.isSecret === true ? ' Secret.' : ''} |`;
}
