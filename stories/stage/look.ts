/** The inside of the stage, for `within`: queries of a page do not look into shadow roots. */
export function stageOf(canvasElement: HTMLElement): HTMLElement {
  return insideOf(canvasElement, 'kit-stage');
}

/** The inside of the first element of a tag. Throws where there is none. */
export function insideOf(canvasElement: HTMLElement, tag: string): HTMLElement {
  const root = canvasElement.querySelector(tag)?.shadowRoot;
  if (!root) throw new Error(`There is no <${tag}>.`);
  // A shadow root answers every query that `within` asks of an element.
  return root as unknown as HTMLElement;
}
