import type { CSSResult } from 'lit';

/** Gives a shadow root the styles of parts that came later, each once. */
export function adopt(root: Node | undefined, styles: readonly CSSResult[]): void {
  if (!(root instanceof ShadowRoot)) return;
  const { adoptedStyleSheets: known } = root;
  root.adoptedStyleSheets = [...known, ...styles.flatMap(({ styleSheet }) => styleSheet ?? []).filter((sheet) => !known.includes(sheet))];
}
