import { TAGS } from '../core/tags.ts';

/** Block sizes in px that widgets have while they wait for their first answer, measured at 1280 px; of others, the commonest. */
const SIZES: Readonly<Record<string, number>> = {
  'partner-agreement-dialog': 0,
};
const COMMONEST = 320;

/** A sheet by which elements have their place in the page before they are loaded, so that nothing below them moves. */
export function reservedSpace(ending: string): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  const [session, ...widgets] = TAGS;
  const rules = widgets.map((tag) => `${tag}${ending}:not(:defined){display:block;min-block-size:${SIZES[tag] ?? COMMONEST}px}`);
  sheet.replaceSync(`${session}${ending}:not(:defined){display:contents}${rules.join('')}`);
  return sheet;
}
