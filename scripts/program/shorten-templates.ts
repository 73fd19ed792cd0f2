import type { Plugin } from 'vite';

/**
 * A short name for one of the widgets' own custom properties (`--_…`). It comes of the name alone, so that files which are built, cached
 * and loaded apart from each other mean the same by it.
 */
function shortName(name: string): string {
  let hash = 0;
  for (const letter of name) hash = (hash * 31 + letter.charCodeAt(0)) % 46_656;
  return `--_${hash.toString(36)}`;
}

/** Short names of all properties in the code. Throws where two properties would share one. */
function shortNames(code: string): Map<string, string> {
  const names = new Map([...new Set(code.match(/--_[\w-]+/g))].map((name) => [name, shortName(name)]));
  const twice = [...names].find(([name, short]) => [...names].some(([other, same]) => same === short && other !== name));
  if (twice) throw new Error(`The custom property ${twice[0]} shares its short name ${twice[1]} with another; call one of them otherwise.`);
  return names;
}

interface Node {
  type: string;
  start: number;
  end: number;
}

/** Where the texts of tagged templates stand, which are markup and styles; a template without a tag is a text that means what it says. */
function markupIn(node: unknown, found: [start: number, end: number][] = []): [start: number, end: number][] {
  if (Array.isArray(node)) for (const one of node) markupIn(one, found);
  else if (typeof node === 'object' && node !== null) {
    const { type, quasi } = node as Node & { quasi?: { quasis: Node[] } };
    if (type === 'TaggedTemplateExpression') for (const { start, end } of quasi?.quasis ?? []) found.push([start, end]);
    for (const child of Object.values(node)) if (typeof child === 'object') markupIn(child, found);
  }
  return found;
}

/** In markup and styles a line break is a space, and simple attributes need no quotes. */
function shortened(markup: string): string {
  return markup
    .replace(/\s*\n\s*/g, ' ')
    .replace(/ ([\w-]+)="([\w-]+)"/g, ' $1=$2')
    .replace(/(["}]) (\/?>)/g, '$1$2');
}

export interface ShortenOptions {
  /** Whether notes for bundlers that come later stay, by which they leave out what nobody uses. Default: false. */
  keepsNotes?: boolean;
}

/** Markup, styles and their custom properties in as few bytes as mean the same. Texts of the program stay as they are. */
export function shortenTemplates({ keepsNotes = false }: ShortenOptions = {}): Plugin {
  return {
    name: 'shorten-templates',
    generateBundle(_options, bundle) {
      const parts = Object.values(bundle).filter((part) => part.type === 'chunk');
      const names = shortNames(parts.map(({ code }) => code).join('\n'));
      for (const part of parts) {
        const code = keepsNotes ? part.code : part.code.replaceAll('/* @__PURE__ */ ', '');
        let done = 0;
        let short = '';
        for (const [start, end] of markupIn(this.parse(code)).sort(([one], [other]) => one - other)) {
          short += code.slice(done, start) + shortened(code.slice(start, end));
          done = end;
        }
        part.code = (short + code.slice(done)).replace(/--_[\w-]+/g, (name) => names.get(name) ?? name);
      }
    },
  };
}
