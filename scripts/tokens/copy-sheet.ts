import { TOKENS } from '../../widgets/kit/tokens/table.ts';
import { isMix, TOKEN_GROUPS, type Token } from '../../widgets/kit/tokens/token.ts';
import { defaultColour, hex, isColour } from './resolved.ts';

function defaultOf(token: Token): string {
  if (!isColour(token)) return token.value;
  const [light, dark] = [hex(defaultColour(token.value, 'light')), hex(defaultColour(token.value, 'dark'))];
  return light === dark ? light : `light-dark(${light}, ${dark})`;
}

/** Where a default comes from, so that a designer knows what follows by itself. */
export function sourceOf(token: Token): string {
  if (!isColour(token)) return token.coarse ? `${token.value}; ${token.coarse} under a finger` : token.value;
  const { value } = token;
  if (isMix(value)) return `${value.share} % of ${value.of} in ${value.into}`;
  return 'same' in value ? `as ${value.same}` : `${hex(defaultColour(value, 'light'))} · dark ${hex(defaultColour(value, 'dark'))}`;
}

/** Every token with its default and what it is for: a sheet to copy and to change. Nothing is set until a line is taken out of its comment. */
export function copySheet(): string {
  const groups = TOKEN_GROUPS.map((group) => {
    const lines = TOKENS.filter((token) => token.group === group).map((token) => {
      const follows = isColour(token) && ('same' in token.value || isMix(token.value)) ? ` (${sourceOf(token)})` : '';
      return `  /* ${token.use}${follows} */\n  /* --partner-${token.name}: ${defaultOf(token)}; */`;
    });
    return `  /* ---- ${group} ---- */\n${lines.join('\n')}`;
  });
  return `/*
 * Every token of Partner Widget Kit with its default. Copy what you change out of its comment; the rest follows by itself.
 * Colours follow the color-scheme of the page. Made by \`npm run tokens\`.
 */
:root {
${groups.join('\n\n')}
}
`;
}
