/** Elements that static pages are made of: none that runs, loads or sends anything. */
const ELEMENTS = [
  'html',
  'head',
  'title',
  'body',
  'header',
  'main',
  'article',
  'section',
  'footer',
  'div',
  'span',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'p',
  'ol',
  'ul',
  'li',
  'blockquote',
  'table',
  'caption',
  'thead',
  'tbody',
  'tr',
  'th',
  'td',
  'dl',
  'dt',
  'dd',
  'strong',
  'em',
  'a',
  'time',
] as const;
const VOID_ELEMENTS = ['meta', 'br', 'hr'] as const;
type ElementName = (typeof ELEMENTS)[number] | (typeof VOID_ELEMENTS)[number];

/** Attributes that those may carry; what is null is left out. `href` is checked by whoever made it: `safeHref`. */
export type Attributes = {
  readonly [Name in
    | 'lang'
    | 'charset'
    | 'name'
    | 'content'
    | 'http-equiv'
    | 'class'
    | 'id'
    | 'href'
    | 'rel'
    | 'start'
    | 'scope'
    | 'tabindex'
    | 'datetime'
    | 'role'
    | 'aria-label']?: string | number | null;
};

const MADE: unique symbol = Symbol('made by this builder');

/** HTML whose every text was escaped on its way in. Only this module can make one. */
export interface Html {
  readonly [MADE]: string;
}

export type Child = Html | string | null;

/** An element; strings are text, never markup. */
export function element(name: ElementName, attributes: Attributes = {}, ...children: readonly (Child | readonly Child[])[]): Html {
  const open = `<${name}${attributesOf(attributes)}>`;
  const isVoid = VOID_ELEMENTS.some((one) => one === name);
  return made(isVoid ? open : `${open}${children.flat().map(htmlOf).join('')}</${name}>`);
}

/** The one sheet of a page. Ours, never made of anything read; without `<`, so that it cannot end before its end. */
export function styleSheet(css: string): Html {
  if (css.includes('<')) throw new Error('A style sheet must not hold "<".');
  return made(`<style>${css}</style>`);
}

/** The whole page as text, a line feed at its end. */
export function pageText(html: Html): string {
  return `<!doctype html>\n${html[MADE]}\n`;
}

/** A part of a page as text, for a page that is put together elsewhere. */
export function partText(html: Html): string {
  return html[MADE];
}

function made(text: string): Html {
  return { [MADE]: text };
}

function htmlOf(child: Child): string {
  if (child === null) return '';
  return typeof child === 'string' ? escaped(child) : child[MADE];
}

function attributesOf(attributes: Attributes): string {
  return Object.entries(attributes)
    .flatMap(([name, value]) => (value === null || value === undefined ? [] : [` ${name}="${escaped(String(value))}"`]))
    .join('');
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;').replaceAll("'", '&#39;');
}
