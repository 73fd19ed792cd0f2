import { TOKENS } from '../../widgets/kit/tokens/table.ts';
import { TOKEN_GROUPS } from '../../widgets/kit/tokens/token.ts';
import { sourceOf } from './copy-sheet.ts';

const BEGIN = '<!-- tokens: made by npm run tokens -->';
const END = '<!-- end of tokens -->';

function tables(): string {
  return TOKEN_GROUPS.map((group) => {
    const rows = TOKENS.filter((token) => token.group === group).map((token) => {
      const host = token.host ? `${token.host.map((name) => `\`${name}\``).join(', ')}, else ` : '';
      return `| \`--partner-${token.name}\` | ${token.type} | ${host}${sourceOf(token)} | ${token.use} |`;
    });
    return `### ${group}\n\n| token | type | without it | what it is for |\n|---|---|---|---|\n${rows.join('\n')}`;
  }).join('\n\n');
}

/** The document with its tables as the table of tokens has them now. Throws where it has no place for them. */
export function withTokens(document: string): string {
  const [before, rest = ''] = document.split(BEGIN);
  const after = rest.split(END)[1];
  if (before === undefined || after === undefined) throw new Error(`The document needs the lines ${BEGIN} and ${END}.`);
  return `${before}${BEGIN}\n\n${tables()}\n\n${END}${after}`;
}
