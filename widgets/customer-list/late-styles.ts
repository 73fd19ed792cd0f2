import type { CSSResult } from 'lit';

/** Gives a shadow root styles that came late, each behind one it has, as if they had come together: what follows keeps the last word. */
export function adoptBehind(root: Node, pairs: readonly (readonly [CSSResult, CSSResult])[]): void {
  if (!(root instanceof ShadowRoot)) return;
  const sheets = [...root.adoptedStyleSheets];
  for (const [{ styleSheet: before }, { styleSheet }] of pairs)
    if (before && styleSheet && !sheets.includes(styleSheet)) sheets.splice(sheets.indexOf(before) + 1, 0, styleSheet);
  root.adoptedStyleSheets = sheets;
}
