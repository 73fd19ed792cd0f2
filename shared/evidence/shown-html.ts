import type { ShownElement, ShownNode } from './shown.ts';

const EMPTY = new Set(['br', 'hr']);
const NAMED: { readonly [name: string]: string } = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };
const TAG = /<(\/?)([a-z][a-z0-9]*)((?: [a-z-]+(?:="[^"<]*")?)*)>/y;
const ATTRIBUTE = / ([a-z-]+)(?:="([^"<]*)")?/g;

/**
 * Reads the HTML of an article, which is written one way alone: lower-case tags that are all closed, attributes in double quotes, five named
 * references. Null where it is written another way. What a browser makes of it is not asked here.
 */
export function readShownHtml(html: string): ShownNode[] | null {
  const root: Open = { name: '', attributes: {}, children: [] };
  const open: Open[] = [root];
  let at = 0;
  while (at < html.length) {
    const next = html.indexOf('<', at);
    const text = html.slice(at, next === -1 ? undefined : next);
    const inner = open.at(-1);
    if (!inner) return null;
    const clear = clearOf(text);
    if (clear === null) return null;
    if (clear !== '') inner.children.push(clear);
    if (next === -1) break;
    TAG.lastIndex = next;
    const tag = TAG.exec(html);
    if (!tag || !take(open, tag)) return null;
    at = TAG.lastIndex;
  }
  return open.length === 1 ? root.children : null;
}

interface Open extends ShownElement {
  children: ShownNode[];
}

/** Opens or closes an element; false where it does not belong there. */
function take(open: Open[], [, slash, name = '', attributes = '']: RegExpExecArray): boolean {
  if (slash) return attributes === '' && open.length > 1 && open.pop()?.name === name;
  const entries = [...attributes.matchAll(ATTRIBUTE)].map(([, key = '', value = '']) => [key, clearOf(value)] as const);
  if (entries.some(([, value]) => value === null)) return false;
  const element: Open = { name, attributes: Object.fromEntries(entries) as { [key: string]: string }, children: [] };
  open.at(-1)?.children.push(element);
  if (!EMPTY.has(name)) open.push(element);
  return true;
}

/** Null where it refers to something by a name that articles do not use. */
function clearOf(text: string): string | null {
  let isKnown = true;
  const clear = text.replace(/&([^;&]{0,8});?/g, (_, name: string) => {
    const character = NAMED[name];
    if (character === undefined) isKnown = false;
    return character ?? '';
  });
  return isKnown ? clear : null;
}
