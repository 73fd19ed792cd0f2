import { describe, expect, test } from 'vitest';
import type { AgreementDocument } from '../values/agreement-document.ts';
import { canonicalOf } from './canonical.ts';
import { shownFaultOf } from './shown.ts';
import { readShownHtml } from './shown-html.ts';

const text = (said: string) => ({ kind: 'text', text: said }) as const;
const DOCUMENT: AgreementDocument = {
  format: 1,
  blocks: [
    { kind: 'heading', id: 'part-1', level: 2, content: [text('Charges & <more>')] },
    {
      kind: 'paragraph',
      content: [text('Pay '), text('by '), { kind: 'strong', content: [text('the 3rd')] }, { kind: 'break' }, text('or later')],
    },
    { kind: 'list', isOrdered: true, start: 4, items: [[{ kind: 'paragraph', content: [text('one')] }], []] },
    {
      kind: 'quote',
      blocks: [{ kind: 'paragraph', content: [{ kind: 'link', href: 'https://example.com/?a=1&b=2', content: [text('here')] }] }],
    },
    { kind: 'table', head: [[text('item')], []], rows: [[[text('cloud')], [text("it's")]]] },
    { kind: 'rule' },
  ],
};
const HTML =
  '<h3 id="part-1">Charges &amp; &lt;more&gt;</h3><p>Pay by <strong>the 3rd</strong><br>or later</p><ol start="4"><li><p>one</p></li><li></li></ol>' +
  '<blockquote><p><a href="https://example.com/?a=1&amp;b=2" rel="noopener noreferrer">here</a></p></blockquote>' +
  '<div class="wide" tabindex="0"><table><thead><tr><th scope="col">item</th><th scope="col"></th></tr></thead><tbody><tr><td>cloud</td><td>it&#39;s</td></tr></tbody></table></div><hr>';

const faultOf = (html: string) => {
  const shown = readShownHtml(html);
  return shown === null ? 'unread' : shownFaultOf(canonicalOf(DOCUMENT), shown);
};

describe('an article that is shown', () => {
  test('is the text where every block says the same', () => expect(faultOf(HTML)).toBe(null));

  test.each([
    ['a word', 'or later', 'or never', 'block 2'],
    ['a blank more', 'Pay by', 'Pay  by', 'block 2'],
    ['emphasis in another place', 'Pay by <strong>the 3rd</strong>', 'Pay <strong>by the 3rd</strong>', 'block 2'],
    [
      'the level of a heading',
      '<h3 id="part-1">Charges &amp; &lt;more&gt;</h3>',
      '<h4 id="part-1">Charges &amp; &lt;more&gt;</h4>',
      'block 1',
    ],
    ['where the items begin to count', 'start="4"', 'start="5"', 'block 3'],
    ['where a link leads', 'a=1&amp;b=2', 'a=1&amp;b=3', 'block 4'],
    ['an item that moved', '<li><p>one</p></li><li></li>', '<li></li><li><p>one</p></li>', 'block 3'],
    ['a cell that changed columns', '<td>cloud</td><td>it&#39;s</td>', '<td>it&#39;s</td><td>cloud</td>', 'block 5'],
    ['what is hidden', '<blockquote>', '<blockquote hidden="">', 'block 4'],
    ['what is hidden with all of a table', '<div class="wide"', '<div hidden="" class="wide"', 'block 5'],
    ['a film', '<hr>', '<hr><video src="x"></video>', 'block 7'],
    ['a block that is missing', '<hr>', '', 'block 6'],
    ['text between the blocks', '<hr>', 'By the way<hr>', 'block 6'],
    ['a title in a bubble', '<strong>', '<strong title="not">', 'block 2'],
  ])('is another one where it differs in %s', (_, from, to, at) => {
    const other = HTML.replace(from, to);
    expect(other).not.toBe(HTML);
    expect(faultOf(other)).toBe(at);
  });

  test.each([
    ['a tag that is not closed', '<p>a'],
    ['one that is closed twice', '<p>a</p></p>'],
    ['tags across each other', '<p><em>a</p></em>'],
    ['capitals', '<P>a</P>'],
    ['a comment', '<p>a<!-- b --></p>'],
    ['another reference', '<p>&nbsp;</p>'],
    ['a reference by number', '<p>&#65;</p>'],
    ['an ampersand of its own', '<p>a & b</p>'],
    ['an attribute in other quotes', "<p id='a'>a</p>"],
    ['a closing tag with attributes', '<p>a</p id="b">'],
  ])('is not read where it is written in another way: %s', (_, html) => expect(readShownHtml(html)).toBe(null));
});
