/**
 * The text of an agreement as it is rendered: a closed tree without markup of its own, so that whoever draws it can bring in nothing that
 * runs. Its bytes are the canonical JSON (RFC 8785) of `AgreementDocument`, and their digest is what a signature names.
 */
export interface AgreementDocument {
  /** Grows when the tree means something else; drawn documents of every format stay readable. */
  format: 1;
  blocks: readonly DocumentBlock[];
}

export type DocumentBlock =
  /** `id`: unique in the document, made of its position, so that the same text always has the same. Levels 1 to 4. */
  | { kind: 'heading'; id: string; level: 1 | 2 | 3 | 4; content: readonly DocumentInline[] }
  | { kind: 'paragraph'; content: readonly DocumentInline[] }
  | { kind: 'list'; isOrdered: boolean; start: number; items: readonly (readonly DocumentBlock[])[] }
  | { kind: 'quote'; blocks: readonly DocumentBlock[] }
  | { kind: 'table'; head: readonly (readonly DocumentInline[])[]; rows: readonly (readonly (readonly DocumentInline[])[])[] }
  | { kind: 'rule' };

export type DocumentInline =
  | { kind: 'text'; text: string }
  | { kind: 'strong'; content: readonly DocumentInline[] }
  | { kind: 'emphasis'; content: readonly DocumentInline[] }
  /** https or mailto alone. */
  | { kind: 'link'; href: string; content: readonly DocumentInline[] }
  | { kind: 'break' };

/** What is read of inlines, without marks; a break is a space. */
export function plainText(inlines: readonly DocumentInline[]): string {
  return inlines
    .map((inline) => (inline.kind === 'text' ? inline.text : inline.kind === 'break' ? ' ' : plainText(inline.content)))
    .join('');
}

/** What became of one heading's part since the version that was signed before. Parts before the first heading have none. */
export interface DocumentChange {
  kind: 'added' | 'removed' | 'changed';
  /** Of the present text; null where the part was removed. */
  headingId: string | null;
  /** Plain text of the heading; empty for what stands before the first one. */
  heading: string;
  /** Blocks of this text, by their position in `blocks`, that were not in the version before. */
  blocks: readonly number[];
  /** What stood there before and does not any more. */
  before: readonly DocumentBlock[];
}
