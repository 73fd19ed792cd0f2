/** Ids by which the parts of a receipt's page are found again: by whoever writes it, checks it, and by the script inside it. */
export const PAGE_PARTS = {
  /** The signed receipt, as a block of JSON. */
  receipt: 'receipt',
  /** The rendered text, as a block of JSON. */
  rendered: 'rendered',
  number: 'number',
  proves: 'proves',
  provesNot: 'proves-not',
  verdict: 'verdict',
  checks: 'checks',
  again: 'again',
} as const;

/** The last line of a page, without the line feed that ends it. */
export function sealLineOf(signed: string): string {
  return `<!--seal ${signed}-->`;
}

/** JSON as it stands in a page: no `<` may end the block that it stands in. */
export function toBlock(canonical: string): string {
  return canonical.replaceAll('<', '\\u003c');
}

/** The canonical JSON of a block; null where something stands in it that `toBlock` never writes. */
export function fromBlock(block: string): string | null {
  if (block.includes('<')) return null;
  return block.replace(/\\(u003c|.)/gs, (pair, said: string) => (said === 'u003c' ? '<' : pair));
}
