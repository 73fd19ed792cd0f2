import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shownFaultOf } from '../../../shared/evidence/shown.ts';
import { readShownHtml } from '../../../shared/evidence/shown-html.ts';
import type { AgreementDocument } from '../../../shared/values/agreement-document.ts';
import { article } from './article.ts';
import { partText } from './html.ts';
import { render } from './render.ts';

function shownIn(rendered: string): string | null {
  const [root] = readShownHtml(partText(article(JSON.parse(rendered), 'zh-CN'))) ?? [];
  if (typeof root !== 'object') throw new Error('The article cannot be read.');
  return shownFaultOf(rendered, root.children);
}

const golden = new URL('golden/', import.meta.url);

describe('an article', () => {
  it('shows every golden text as it is rendered, word by word', () => {
    for (const name of readdirSync(golden).filter((file) => file.endsWith('.json'))) {
      const rendered = readFileSync(new URL(name, golden), 'utf8');
      expect(shownIn(rendered)).toBeNull();
    }
  });
});

/** Pieces from which Markdown of every kind is made, well formed or not. */
const piece = fc.oneof(
  fc.constantFrom(
    '# ',
    '## ',
    '- ',
    '1. ',
    '> ',
    '| a | b |\n|---|---|\n',
    '---\n',
    '***',
    '**',
    '*',
    '_',
    '`',
    '~~~\n',
    '[x](',
    '](https://a.example)',
  ),
  fc.constantFrom(
    '\n',
    '\n\n',
    '  \n',
    '    ',
    '\t',
    '<b>',
    '<!--',
    '&amp;',
    '&#x202E;',
    '\\',
    '![',
    ']: ',
    '[^1]',
    '|',
    ')',
    'https://a.example',
    '<',
  ),
  fc.constantFrom('甲', '乙。', '，', 'word ', '3.', 'a'),
  fc.string({ unit: 'grapheme', maxLength: 6 }),
  fc.string({ unit: 'binary', maxLength: 3 }),
);
const markdown = fc.array(piece, { maxLength: 40 }).map((pieces) => `# t\n\n${pieces.join('')}`);

const KINDS = {
  blocks: ['heading', 'paragraph', 'list', 'quote', 'table', 'rule'],
  inlines: ['text', 'strong', 'emphasis', 'link', 'break'],
};
function kindsIn(node: unknown): string[] {
  if (Array.isArray(node)) return node.flatMap(kindsIn);
  if (node === null || typeof node !== 'object') return [];
  return [...('kind' in node ? [String(node.kind)] : []), ...Object.values(node).flatMap(kindsIn)];
}
function textIn(node: unknown): string {
  if (Array.isArray(node)) return node.map(textIn).join('');
  if (node === null || typeof node !== 'object') return '';
  if ('text' in node) return String(node.text);
  // A number in front of an item is a figure as well; here all that are written are those of the first.
  if ('isOrdered' in node && node.isOrdered && 'start' in node && 'items' in node && Array.isArray(node.items))
    return node.items.map((item) => `${node.start}${textIn(item)}`).join('');
  return Object.values(node).map(textIn).join('');
}

describe('any Markdown', () => {
  it('is rendered to nodes of the closed tree, or refused by line; never an error', () => {
    const known = new Set([...KINDS.blocks, ...KINDS.inlines]);
    fc.assert(
      fc.property(markdown, (source) => {
        const made = render(source);
        if ('faults' in made) {
          expect(made.faults.length).toBeGreaterThan(0);
          expect(made.faults.every(({ line }) => line >= 1 && line <= source.split(/\r\n|\n|\r/).length)).toBe(true);
        } else {
          expect(kindsIn(JSON.parse(made.rendered)).filter((kind) => !known.has(kind))).toEqual([]);
          expect(render(source)).toEqual(made);
        }
      }),
      { numRuns: 3_000 },
    );
  });

  it('loses no letter, no figure and no Chinese character on the way', () => {
    const word = fc.constantFrom('甲', '乙', 'alpha', 'β', '42', '协议', 'Ωmega', '①');
    const around = fc.constantFrom(
      '# ',
      '**',
      '*',
      '- ',
      '\n',
      '\n\n',
      '> ',
      ' ',
      '，',
      '|',
      '\n| a | b |\n|---|---|\n| ',
      '[',
      ']',
      '(',
      ')',
      '_',
      '\\',
      '+ ',
      '&amp;',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(word, around), { maxLength: 40 }), (pieces) => {
        const source = `# t\n\n${pieces.join('')}`;
        const made = render(source);
        if ('faults' in made) return;
        const letters = (text: string) => [...text.replaceAll('&amp;', '').matchAll(/[\p{L}\p{N}①]/gu)].map(([letter]) => letter);
        const { blocks } = JSON.parse(made.rendered) as AgreementDocument;
        expect(letters(textIn(blocks)).sort()).toEqual(letters(source).sort());
      }),
      { numRuns: 3_000 },
    );
  });

  it('that was rendered is shown as it was rendered, whatever it says', () => {
    fc.assert(
      fc.property(markdown, (source) => {
        const made = render(source);
        if ('rendered' in made) expect(shownIn(made.rendered)).toBeNull();
      }),
      { numRuns: 1_000 },
    );
  });
});
