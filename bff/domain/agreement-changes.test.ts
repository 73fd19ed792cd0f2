import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AgreementDocument, DocumentBlock } from '../../shared/values/agreement-document.ts';
import { compareDocuments } from './agreement-changes.ts';

/** `## 一、甲` is a heading of level 2, anything else a paragraph. */
function text(...lines: string[]): AgreementDocument {
  let count = 0;
  const blocks = lines.map((line): DocumentBlock => {
    const [, marks, title = ''] = /^(#{1,4}) (.*)$/.exec(line) ?? [];
    const content = [{ kind: 'text' as const, text: title || line }];
    if (marks) return { kind: 'heading', id: `part-${++count}`, level: marks.length as 1, content };
    return { kind: 'paragraph', content };
  });
  return { format: 1, blocks };
}

const told = (before: AgreementDocument, after: AgreementDocument) =>
  compareDocuments(before, after).map(({ kind, heading, blocks }) => `${kind} ${heading} ${blocks.join()}`.trim());

describe('what changed between two versions', () => {
  it('is nothing where nothing did', () => {
    const same = text('开头', '# 一、甲', 'a', '## 乙', 'b');
    expect(compareDocuments(same, same)).toEqual([]);
  });

  it('names the part that says something else, the paragraph that is new in it, and what stood there before', () => {
    const changes = compareDocuments(text('# 付款', '三十日内付款', '逾期计息'), text('# 付款', '二十日内付款', '逾期计息'));
    expect(changes).toEqual([{ kind: 'changed', headingId: 'part-1', heading: '付款', blocks: [1], before: text('三十日内付款').blocks }]);
  });

  it('tells of a sentence that was only taken away', () => {
    const [change, ...others] = compareDocuments(text('# 付款', 'a', 'b'), text('# 付款', 'a'));
    expect(change).toMatchObject({ kind: 'changed', headingId: 'part-1', blocks: [], before: text('b').blocks });
    expect(others).toEqual([]);
  });

  it('does not tell of parts that were numbered anew because one was put before them', () => {
    const before = text('# 一、付款', 'a', '# 二、退款', 'b');
    const after = text('# 一、范围', 'c', '# 二、付款', 'a', '# 三、退款', 'b');
    expect(told(before, after)).toEqual(['added 一、范围 0,1']);
  });

  it('does not take a figure that counts nothing for a number', () => {
    expect(told(text('# 3.5 折优惠', 'a'), text('# 4.5 折优惠', 'a'))).toEqual(['changed 4.5 折优惠 0']);
    expect(told(text('# 一、甲', 'a', '# 二、乙', 'b'), text('# 一、甲', 'a', '# 五、乙', 'b'))).toEqual(['changed 五、乙 2']);
  });

  it('does not tell of a part that only moved', () => {
    expect(told(text('# 甲', 'a', '# 乙', 'b', '# 丙', 'c'), text('# 丙', 'c', '# 甲', 'a', '# 乙', 'b'))).toEqual([]);
  });

  it('knows a part again under another heading by what it says', () => {
    const sentence = '贵司应当在收到账单后向伙伴付款，逾期未付的按日计收违约金。';
    const changes = compareDocuments(text('# 付款', sentence), text('# 款项的支付', `${sentence}另有约定的除外。`));
    expect(changes).toMatchObject([{ kind: 'changed', heading: '款项的支付', blocks: [0, 1] }]);
  });

  it('tells what was removed where it stood, with all of it', () => {
    const changes = compareDocuments(text('# 甲', 'a', '# 纸本', 'p', 'q', '# 乙', 'b'), text('# 甲', 'a2', '# 乙', 'b2'));
    expect(changes.map(({ kind, heading }) => `${kind} ${heading}`)).toEqual(['changed 甲', 'removed 纸本', 'changed 乙']);
    expect(changes[1]).toMatchObject({ headingId: null, blocks: [], before: [{ kind: 'heading' }, ...text('p', 'q').blocks] });
  });

  it('tells of sentences that changed places, because what stands first can matter', () => {
    expect(told(text('# 甲', 'a', 'b'), text('# 甲', 'b', 'a'))).toHaveLength(1);
  });

  it('tells of what stands before the first heading without a heading', () => {
    expect(compareDocuments(text('a', '# 甲'), text('b', '# 甲'))).toEqual([
      { kind: 'changed', headingId: null, heading: '', blocks: [0], before: text('a').blocks },
    ]);
  });

  it('keeps parts with the same heading apart by what stands above them', () => {
    const before = text('# 甲', '## 期限', '1 日', '# 乙', '## 期限', '2 日');
    const after = text('# 甲', '## 期限', '1 日', '# 乙', '## 期限', '3 日');
    expect(compareDocuments(before, after)).toMatchObject([{ kind: 'changed', headingId: 'part-4', blocks: [5] }]);
  });
});

const line = fc.oneof(
  fc.constantFrom('a', 'b', 'c', 'd', '甲乙丙丁', '戊己庚辛'),
  fc.constantFrom('# 一、甲', '# 二、甲', '# 乙', '## 1.1 丙', '## 1.2 丁', '# 3.5 折'),
);
const texts = fc.array(line, { maxLength: 14 }).map((lines) => text(...lines));
/** All that a block says but a heading's id and its number. */
const said = (block: DocumentBlock) => JSON.stringify(block).replace(/"id":"[^"]*"|"text":"(?:[一二三]、|\d\.\d )/g, '');

describe('any two texts', () => {
  it('every block that is not marked stands in the text before, once for each time', () => {
    fc.assert(
      fc.property(texts, texts, (before, after) => {
        const marked = new Set(compareDocuments(before, after).flatMap(({ blocks }) => blocks));
        const left = before.blocks.map(said);
        for (const [index, block] of after.blocks.entries()) {
          if (marked.has(index)) continue;
          expect(left).toContain(said(block));
          left.splice(left.indexOf(said(block)), 1);
        }
      }),
      { numRuns: 2_000 },
    );
  });

  it('every block before is either told as gone or stands in the text now', () => {
    fc.assert(
      fc.property(texts, texts, (before, after) => {
        const changes = compareDocuments(before, after);
        const marked = changes.flatMap(({ blocks }) => blocks).length;
        const gone = changes.flatMap((change) => change.before).length;
        expect(before.blocks.length - gone).toBe(after.blocks.length - marked);
      }),
      { numRuns: 2_000 },
    );
  });

  it('a text is never told to differ from itself', () => {
    fc.assert(fc.property(texts, (one) => compareDocuments(one, one).length === 0));
  });

  it('one paragraph put in anywhere is the only one that is marked', () => {
    fc.assert(
      fc.property(texts, fc.nat(), (one, at) => {
        const place = at % (one.blocks.length + 1);
        const blocks = one.blocks.toSpliced(place, 0, ...text('never said before').blocks);
        expect(compareDocuments(one, { format: 1, blocks }).flatMap((change) => change.blocks)).toEqual([place]);
      }),
    );
  });
});
