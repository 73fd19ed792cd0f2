import { type AgreementDocument, type DocumentBlock, type DocumentChange, plainText } from '../../../shared/values/agreement-document.ts';

interface Part {
  id: string | null;
  heading: string;
  blocks: { at: number; block: DocumentBlock; key: string }[];
}

/**
 * What a text says otherwise than the one that was on the screen just before: for somebody who never signed an earlier version, to whom the
 * server tells no changes. Parts are known again by their headings, blocks by what they say.
 */
export function compareShown(before: AgreementDocument, now: AgreementDocument): DocumentChange[] {
  const earlier = new Map(partsOf(before).map((part) => [part.heading, part]));
  const present = partsOf(now);
  const changed = present.flatMap((part): DocumentChange[] => {
    const old = earlier.get(part.heading);
    const added = missingFrom(part, old);
    const gone = old ? missingFrom(old, part) : [];
    if (added.length === 0 && gone.length === 0) return [];
    const { id, heading } = part;
    return [
      {
        kind: old ? 'changed' : 'added',
        headingId: id,
        heading,
        blocks: added.map(({ at }) => at),
        before: gone.map(({ block }) => block),
      },
    ];
  });
  const kept = new Set(present.map(({ heading }) => heading));
  const removed = [...earlier.values()].filter(({ heading }) => !kept.has(heading));
  return [
    ...changed,
    ...removed.map(({ heading, blocks }): DocumentChange => {
      return { kind: 'removed', headingId: null, heading, blocks: [], before: blocks.map(({ block }) => block) };
    }),
  ];
}

function missingFrom({ blocks }: Part, other: Part | undefined): Part['blocks'] {
  const known = new Set(other?.blocks.map(({ key }) => key));
  return blocks.filter(({ key }) => !known.has(key));
}

function partsOf({ blocks }: AgreementDocument): Part[] {
  const parts: Part[] = [];
  for (const [at, block] of blocks.entries()) {
    const isHeading = block.kind === 'heading';
    if (isHeading) parts.push({ id: block.id, heading: plainText(block.content), blocks: [] });
    else if (parts.length === 0) parts.push({ id: null, heading: '', blocks: [] });
    // Ids are made of positions: the same words elsewhere are the same words.
    const key = isHeading ? plainText(block.content) : JSON.stringify(block, (name, value: unknown) => (name === 'id' ? undefined : value));
    parts.at(-1)?.blocks.push({ at, block, key });
  }
  return parts;
}
