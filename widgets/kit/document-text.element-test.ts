import { expect } from '@open-wc/testing';
import { html, LitElement, render, type TemplateResult } from 'lit';
import type { AgreementDocument, DocumentBlock, DocumentChange, DocumentInline } from '../../shared/values/agreement-document.ts';
import { documentWords as words } from '../core/strings/document.zh-CN.ts';
import { waitUntil } from '../testing/wait-until.ts';
import { controls } from './controls.ts';
import { contentsStyles, documentContents, nextSection } from './document-contents.ts';
import { DocumentReading } from './document-reading.ts';
import { documentBlocks, documentText, documentTextStyles } from './document-text.ts';
import { tokens } from './tokens.ts';

class ReadingPage extends LitElement {
  static override styles = [tokens, controls, documentTextStyles, contentsStyles];
  readonly reading = new DocumentReading(this);
  changes: readonly DocumentChange[] = [];
  said: string[] = [];

  protected override render(): TemplateResult {
    const { reading, changes } = this;
    return html`${documentContents({ reading, words })}${nextSection({ reading, words, say: (text) => this.said.push(text) })}
      <div style="block-size: 300px; overflow: auto" tabindex="0">
        ${documentText({ reading, locale: 'zh-CN', label: '须知', changes, words })}
      </div>`;
  }
}
customElements.define('reading-page', ReadingPage);

const say = (text: string): DocumentInline[] => [{ kind: 'text', text }];
const paragraph = (text: string): DocumentBlock => ({ kind: 'paragraph', content: say(text) });
const heading = (number: number, text: string, level: 1 | 2 = 2): DocumentBlock => ({
  kind: 'heading',
  id: `part-${number}`,
  level,
  content: say(text),
});

describe('the text of an agreement', () => {
  let page: ReadingPage;
  afterEach(() => page.remove());

  const root = (): ShadowRoot => page.shadowRoot as ShadowRoot;
  const one = (selector: string): HTMLElement => root().querySelector<HTMLElement>(selector) as HTMLElement;
  const all = (selector: string): HTMLElement[] => [...root().querySelectorAll<HTMLElement>(selector)];
  const entry = (text: string): HTMLElement => all('.entry').find((button) => button.textContent?.includes(text)) as HTMLElement;

  async function show(blocks: readonly DocumentBlock[], changes: readonly DocumentChange[] = []): Promise<void> {
    page = new ReadingPage();
    page.changes = changes;
    page.reading.open({ format: 1, blocks } satisfies AgreementDocument, 'digest');
    document.body.append(page);
    await page.updateComplete;
    await waitUntil(() => root().querySelectorAll('.slice').length === Math.ceil(blocks.length / 10));
  }

  const parts = (count: number): DocumentBlock[] =>
    Array.from({ length: count }, (_, index) => [heading(index + 1, `第 ${index + 1} 部分`), paragraph('甲'.repeat(200))]).flat();

  it('is drawn as what it is, and what looks like markup in it is text', async () => {
    const inlines: DocumentInline[] = [
      { kind: 'strong', content: say('<img src=x onerror=alert(1)>') },
      { kind: 'break' },
      { kind: 'emphasis', content: say('乙') },
    ];
    await show([
      heading(1, '须知', 1),
      { kind: 'paragraph', content: inlines },
      { kind: 'list', isOrdered: true, start: 3, items: [[paragraph('a')], [paragraph('b')]] },
      { kind: 'quote', blocks: [paragraph('c')] },
      { kind: 'table', head: [say('名'), say('值')], rows: [[say('x'), say('1')]] },
      { kind: 'rule' },
    ]);
    expect(all('img')).to.have.length(0);
    expect(one('strong').textContent).to.equal('<img src=x onerror=alert(1)>');
    expect(one('h3').id).to.equal('text-part-1');
    expect(one('ol[start="3"]').textContent?.replace(/\s/g, '')).to.equal('ab');
    expect(one('th[scope="col"]').textContent).to.equal('名');
    expect(one('.sideways').getAttribute('aria-label')).to.equal('表格，可左右滚动');
    await expect(page).to.be.accessible();
  });

  it('opens web links apart, without a way back to this page, and says so; nothing that runs becomes a link', async () => {
    const link = (href: string): DocumentBlock => ({ kind: 'paragraph', content: [{ kind: 'link', href, content: say(href) }] });
    await show([
      heading(1, '须知'),
      ...['https://a.example/?b=c', 'mailto:a@b.example', 'javascript:alert(1)', 'https:\\\\a.example'].map(link),
    ]);
    const [web, mail, ...others] = all('.document a') as HTMLAnchorElement[];
    expect(others).to.have.length(0);
    expect([web?.href, web?.target, web?.rel]).to.deep.equal(['https://a.example/?b=c', '_blank', 'noopener noreferrer']);
    expect(web?.textContent).to.equal('https://a.example/?b=c（在新标签页打开）');
    expect([mail?.href, mail?.target]).to.deep.equal(['mailto:a@b.example', '']);
    expect(one('.document').textContent).to.include('javascript:alert(1)');
  });

  it('marks at the margin what changed, with a word, and nothing else', async () => {
    const blocks = [heading(1, '付款'), paragraph('二十日内'), paragraph('逾期'), heading(2, '退款'), paragraph('新的')];
    await show(blocks, [
      { kind: 'changed', headingId: 'part-1', heading: '付款', blocks: [1], before: [] },
      { kind: 'added', headingId: 'part-2', heading: '退款', blocks: [3, 4], before: [] },
      { kind: 'removed', headingId: null, heading: '纸本', blocks: [], before: [paragraph('旧的')] },
    ]);
    expect(all('.marked').map(({ textContent }) => textContent?.replace(/\s+/g, ' ').trim())).to.deep.equal([
      '有修改二十日内',
      '退款 新增',
      '新增新的',
    ]);
    expect(one('#text-part-1').textContent?.replace(/\s+/g, ' ')).to.equal('付款 有修改');
    await expect(page).to.be.accessible();
  });

  it('is opened at its first heading; the others are reached by choosing them, which takes the focus there', async () => {
    await show(parts(12));
    expect(page.reading.reachedCount).to.equal(1);
    entry('第 12 部分').click();
    await waitUntil(() => root().activeElement === one('#text-part-12'));
    expect(page.reading.headings.filter(({ isReached }) => isReached).map(({ id }) => id)).to.deep.equal(['part-1', 'part-12']);
    expect(entry('第 12 部分').getAttribute('aria-current')).to.equal('location');
    expect(entry('第 12 部分').textContent).to.include('已看过');
  });

  it('is not reached by scrolling, to the very end either', async () => {
    await show(parts(12));
    const scroller = one('[tabindex="0"]');
    scroller.scrollTop = scroller.scrollHeight;
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    expect(scroller.scrollTop).to.be.greaterThan(0);
    expect(page.reading.reachedCount).to.equal(1);
  });

  it('is gone through with one button that keeps the focus, says where one is, and ends when all were reached', async () => {
    await show(parts(4));
    const button = one('.next-section button');
    button.focus();
    for (const _ of [2, 3, 4]) {
      button.click();
      await page.updateComplete;
    }
    expect(root().activeElement).to.equal(button);
    expect(page.said).to.deep.equal(['第 2 节，共 4 节：第 2 部分', '第 3 节，共 4 节：第 3 部分', '第 4 节，共 4 节：第 4 部分']);
    expect(page.reading.isAllReached).to.equal(true);
    expect(one('.next-section').textContent?.replace(/\s+/g, ' ').trim()).to.equal('全部 4 节都已看过 从头再看');
  });

  it('reaches a heading that the focus was moved to, as programs that read pages aloud do', async () => {
    await show(parts(3));
    one('#text-part-3').focus();
    expect(page.reading.headings.map(({ isReached }) => isReached)).to.deep.equal([true, false, true]);
  });

  it('keeps what was reached when the same text is presented anew, and starts again with another', async () => {
    await show(parts(3));
    await page.reading.goTo('part-3');
    page.reading.open({ format: 1, blocks: parts(3) }, 'digest');
    expect(page.reading.reachedCount).to.equal(2);
    page.reading.open({ format: 1, blocks: parts(3) }, 'another digest');
    expect(page.reading.reachedCount).to.equal(1);
  });

  it('comes bit by bit when it is long, and goes to its end before that is drawn', async () => {
    page = new ReadingPage();
    page.reading.open({ format: 1, blocks: parts(500) }, 'long');
    document.body.append(page);
    await page.updateComplete;
    expect(all('.slice').length).to.be.lessThan(100);
    await page.reading.goTo('part-500');
    expect(root().activeElement).to.equal(one('#text-part-500'));
    await waitUntil(() => all('.slice').length === 100);
    expect(one('.document').querySelectorAll('h4')).to.have.length(500);
  });

  it('lets blocks stand by themselves without headings that could be gone to', async () => {
    await show(parts(1));
    const box = document.createElement('div');
    render(documentBlocks([heading(1, '旧'), paragraph('旧的')], 'zh-CN', words), box);
    expect(box.querySelector('h4')?.outerHTML).to.match(/^<h4>.*旧.*<\/h4>$/s);
  });
});
