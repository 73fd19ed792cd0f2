import { getWebTypesData } from 'custom-element-jet-brains-integration';
import { getVsCodeCssCustomData, getVsCodeHtmlCustomData } from 'custom-element-vs-code-integration';
import { TOKENS } from '../../widgets/kit/tokens/table.ts';
import type { Manifest } from './manifest/schema.ts';
import { defaultOf } from './tokens.ts';

export interface EditorData {
  'web-types.json': string;
  'html-custom-data.json': string;
  'css-custom-data.json': string;
}

/** Tokens have a file of their own; under every tag they would bury what is the tag's. */
const QUIET = { hideCssPropertiesDocs: true, hideLogs: true };

/** What editors read: JetBrains' web types, and custom data of VS Code. */
export function editorDataOf(manifest: Manifest): EditorData {
  // Both packages write into what they are given.
  const given = (): never => structuredClone(manifest) as never;
  return {
    'web-types.json': getWebTypesData(given(), QUIET),
    'html-custom-data.json': getVsCodeHtmlCustomData(given(), QUIET),
    'css-custom-data.json': withTokens(getVsCodeCssCustomData(given(), QUIET)),
  };
}

interface CssData {
  properties: { name: string; values?: { name: string }[] }[];
  pseudoElements: { name: string }[];
}

/** Each name once, whichever elements share it, and the default of each token as the value that an editor offers. */
function withTokens(text: string): string {
  const data = JSON.parse(text) as CssData;
  data.properties = once(data.properties);
  data.pseudoElements = once(data.pseudoElements);
  for (const property of data.properties) {
    const token = TOKENS.find(({ name }) => property.name === `--partner-${name}`);
    if (token) property.values = [{ name: defaultOf(token) }];
  }
  return `${JSON.stringify(data, null, 2)}\n`;
}

function once<Entry extends { name: string }>(entries: readonly Entry[]): Entry[] {
  return [...new Map(entries.toReversed().map((entry) => [entry.name, entry])).values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}
