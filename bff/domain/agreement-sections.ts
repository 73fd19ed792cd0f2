import { type AgreementDocument, type DocumentBlock, plainText } from '../../shared/values/agreement-document.ts';
import { headingNumber } from './heading-numbers.ts';

type Heading = Extract<DocumentBlock, { kind: 'heading' }>;

/** A heading with what stands under it, up to the next heading; what stands before the first one is a section without. */
export interface Section {
  heading: Heading | null;
  /** Plain text of the heading. */
  title: string;
  /** Headings from the top down to this one, without their numbers. */
  path: string;
  /** The last of them. */
  name: string;
  blocks: readonly SectionBlock[];
}

interface SectionBlock {
  /** Its position in the document. */
  index: number;
  block: DocumentBlock;
  /** The same where two blocks say the same. */
  key: string;
}

/** A text in sections, in its order; each block stands in one of them. */
export function sectionsOf({ blocks }: AgreementDocument): Section[] {
  const keys = blockKeys(blocks);
  const above: string[] = [];
  const sections: (Section & { blocks: SectionBlock[] })[] = [];
  for (const [index, block] of blocks.entries()) {
    if (block.kind === 'heading') {
      const title = plainText(block.content);
      const name = headingNumber(title)?.rest ?? title;
      above.splice(block.level - 1, above.length, name);
      sections.push({ heading: block, title, path: JSON.stringify(above), name, blocks: [] });
    } else if (sections.length === 0) {
      sections.push({ heading: null, title: '', path: '', name: '', blocks: [] });
    }
    sections.at(-1)?.blocks.push({ index, block, key: keys[index] ?? '' });
  }
  return sections;
}

/**
 * What a block says, to be compared: all of it but a heading's id, and its number where that only counts: one more than the heading of the
 * level before it, or 1. A number that counts nothing (“3.5 % discount”) is a part of what is said.
 */
function blockKeys(blocks: readonly DocumentBlock[]): string[] {
  const last = new Map<number, number>();
  return blocks.map((block) => {
    if (block.kind !== 'heading') return JSON.stringify(block);
    const [first, ...others] = block.content;
    const number = first?.kind === 'text' ? headingNumber(first.text) : null;
    const doesCount = number !== null && (number.value === 1 || number.value === (last.get(block.level) ?? 0) + 1);
    if (number) last.set(block.level, number.value);
    const content = doesCount ? [{ kind: 'text', text: number.rest }, ...others] : block.content;
    return JSON.stringify({ level: block.level, doesCount, content });
  });
}
