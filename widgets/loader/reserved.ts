import { TAGS } from '../core/tags.ts';

/**
 * How high each widget is while it waits for its session, in the order of the tags behind the session: on a screen of 1280 px and, from 600 px
 * down, on one of 320 px. Measured; a test holds them against the widgets. The dialog has no place of its own until it is called for.
 */
const SIZES = [
  ['152px + max(420px, 80vh)', 1143],
  ['1076px', 1528],
  ['804px', 2204],
  ['1041px', 1080],
  ['0px', 0],
  ['236px', 236],
  ['320px', 320],
  ['168px', 168],
  ['598px', 1191],
  ['615px', 1055],
];

/** A sheet by which elements have their place in the page before they are loaded, so that nothing below them moves. */
export function reservedSpace(ending: string): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  const rules = (at: (tag: string, wide: unknown, narrow: unknown) => string) =>
    SIZES.map(([wide, narrow], index) => at(`${TAGS[index + 1]}${ending}:not(:defined)`, wide, narrow)).join('');
  const wide = rules((name, size) => `${name}{display:block;min-block-size:calc(${size})}`);
  const narrow = rules((name, _, size) => `${name}{min-block-size:${size}px}`);
  sheet.replaceSync(`${TAGS[0]}${ending}:not(:defined){display:contents}${wide}@media(max-width:600px){${narrow}}`);
  return sheet;
}
