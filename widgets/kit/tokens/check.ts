import { TOKEN_TYPES } from './types.ts';

/** The CSS property that takes what a token of a type takes, and nothing else. */
const PROPERTIES: Record<keyof typeof TOKEN_TYPES, string> = {
  color: 'color',
  length: 'padding-top',
  'line-height': 'line-height',
  'font-family': 'font-family',
  'font-size': 'font-size',
  'font-weight': 'font-weight',
  shadow: 'box-shadow',
  duration: 'transition-duration',
  easing: 'transition-timing-function',
};

interface WrongToken {
  name: string;
  type: string;
  value: string;
}

function wrongTokens(element: Element): WrongToken[] {
  const style = getComputedStyle(element);
  return Object.entries(TOKEN_TYPES).flatMap(([type, names]) =>
    names.split(' ').flatMap((token) => {
      const name = `--partner-${token}`;
      const value = style.getPropertyValue(name).trim();
      return value === '' || CSS.supports(PROPERTIES[type as keyof typeof TOKEN_TYPES], value) ? [] : [{ name, type, value }];
    }),
  );
}

const sheets = new WeakMap<Element, CSSStyleSheet>();
const told = new Set<string>();

/**
 * A token that the page has set to what is no value of it counts as not set, so that nothing becomes unreadable; the console is told once.
 * Looks at what is in force now: what is set later is looked at when the widget is put into the page again.
 */
export function checkTokens(element: Element): void {
  const root = element.shadowRoot;
  if (!root || !element.isConnected) return;
  const sheet = sheets.get(element) ?? new CSSStyleSheet();
  sheet.replaceSync('');
  const wrong = wrongTokens(element);
  if (wrong.length === 0) return;
  sheet.replaceSync(`:host{${wrong.map(({ name }) => `${name}:initial!important`).join(';')}}`);
  if (!sheets.has(element)) root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
  sheets.set(element, sheet);
  for (const { name, type, value } of wrong)
    tell(`${name}: "${value}" is no ${type}, so the default stands in its place. docs/THEMING.md says what each token takes.`);
}

function tell(sentence: string): void {
  if (told.has(sentence)) return;
  told.add(sentence);
  console.warn(sentence);
}
