import { CHART_TOKENS, COLOUR_TOKENS } from '../../widgets/kit/tokens/colours.ts';
import { MEASURE_TOKENS } from '../../widgets/kit/tokens/measures.ts';
import { TOKENS } from '../../widgets/kit/tokens/table.ts';
import { type ColourDefault, isMix, ownName, type Token } from '../../widgets/kit/tokens/token.ts';
import { copySheet } from './copy-sheet.ts';
import { designTokens } from './design.ts';
import { defaultColour, hex, isColour, type Scheme } from './resolved.ts';

const HEAD = '// Made from widgets/kit/tokens/table.ts by `npm run tokens`.\n';

function own(name: string): string {
  const token = TOKENS.find((one) => one.name === name);
  if (!token) throw new Error(`The table of tokens has no ${name}.`);
  return `var(${ownName(token)})`;
}

function colour(value: ColourDefault): string {
  if ('same' in value) return own(value.same);
  if (isMix(value)) return `color-mix(in oklab, ${own(value.of)} ${value.share}%, ${own(value.into)})`;
  return value.light === value.dark ? value.light : `light-dark(${value.light}, ${value.dark})`;
}

/** `var()` of the token, of what the page may have in its place, and the default innermost. */
export function reading({ name, host = [] }: Token, fallback: string): string {
  return [`--partner-${name}`, ...host].reduceRight((inner, property) => `var(${property}, ${inner})`, fallback);
}

function declared(tokens: readonly Token[], fallback: (token: Token) => string): string {
  return tokens
    .filter((token) => token.isDeclared !== false)
    .map((token) => `    ${ownName(token)}: ${reading(token, fallback(token))};`)
    .join('\n');
}

function sheet(name: string, about: string, tokens: readonly Token[]): string {
  const lines = declared(tokens, (token) => (isColour(token) ? colour(token.value) : token.value));
  const coarse = tokens.flatMap((token) => (!isColour(token) && token.coarse ? [`      ${ownName(token)}: ${token.coarse};`] : []));
  const fingers = coarse.length > 0 ? `\n  @media (pointer: coarse) {\n    :host {\n${coarse.join('\n')}\n    }\n  }` : '';
  return `${HEAD}import { css } from 'lit';\n\n/** ${about} */\nexport const ${name} = css\`\n  :host {\n${lines}\n  }${fingers}\n\`;\n`;
}

/** Colours as every engine reads them. One that is mixed of others stays the default where a host sets those others. */
function plain(scheme: Scheme): string {
  return declared(TOKENS.filter(isColour), (token) =>
    isColour(token) && 'same' in token.value
      ? own(token.value.same)
      : hex(defaultColour((token as { value: ColourDefault }).value, scheme)),
  );
}

function olderSheet(): string {
  return `${HEAD}import { css } from 'lit';

/** The colours for engines without \`light-dark()\`, \`oklch()\` or \`color-mix()\`. */
export const olderColours = css\`
  @media screen {
  .root {
${plain('light')}
    color: var(--_text);
  }
  .root[data-scheme='dark'] {
${plain('dark')}
  }
  }
\`;
`;
}

function typeSheet(): string {
  const types = Object.groupBy(TOKENS, ({ type }) => type);
  const lines = Object.entries(types).map(([type, tokens]) => `  '${type}': '${tokens.map(({ name }) => name).join(' ')}',`);
  return `${HEAD}
/** The names of all tokens, without \`--partner-\`, by the kind of value that they take. */
export const TOKEN_TYPES = {
${lines.join('\n')}
} as const;
`;
}

/** The files that are made from the table, by path. */
export function tokenFiles(): Record<string, string> {
  return {
    'widgets/kit/tokens/sheet.ts': sheet('tokenSheet', 'Every token but those of charts: what the host has set, else what stands in.', [
      ...COLOUR_TOKENS,
      ...MEASURE_TOKENS,
    ]),
    'widgets/charts/token-sheet.ts': sheet('chartTokens', 'The tokens of charts.', CHART_TOKENS),
    'widgets/kit/tokens/older-colours.ts': olderSheet(),
    'widgets/kit/tokens/types.ts': typeSheet(),
    'widgets/presets/tokens.css': copySheet(),
    'widgets/presets/tokens.json': designTokens(),
  };
}
