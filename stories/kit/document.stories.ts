import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { css, html, LitElement, type TemplateResult } from 'lit';
import { expect, userEvent, within } from 'storybook/test';
import type { AgreementDocument, DocumentBlock } from '../../shared/values/agreement-document.ts';
import { documentWords } from '../../widgets/core/strings/document.zh-CN.ts';
import { controls } from '../../widgets/kit/controls.ts';
import { contentsStyles, documentContents, nextSection } from '../../widgets/kit/document-contents.ts';
import { DocumentReading } from '../../widgets/kit/document-reading.ts';
import { documentText, documentTextStyles } from '../../widgets/kit/document-text.ts';
import { tokens } from '../../widgets/kit/tokens.ts';
import { insideOf } from '../stage/look.ts';
import { until } from '../stage/until.ts';

const text = (words: string): DocumentBlock => ({ kind: 'paragraph', content: [{ kind: 'text', text: words }] });
const heading = (id: string, level: 1 | 2, words: string): DocumentBlock => ({
  kind: 'heading',
  id,
  level,
  content: [{ kind: 'text', text: words }],
});

const DOCUMENT: AgreementDocument = {
  format: 1,
  blocks: [
    heading('s1', 1, '客户关联须知'),
    text('您与合作伙伴关联后，由合作伙伴代您下单、付款并提供服务。'),
    heading('s2', 2, '账期与付款'),
    text('每月 1 日至月末为一个账期，账单在次月 5 日前给出。'),
    {
      kind: 'table',
      head: [[{ kind: 'text', text: '项目' }], [{ kind: 'text', text: '由谁承担' }]],
      rows: [[[{ kind: 'text', text: '云资源费用' }], [{ kind: 'text', text: '合作伙伴' }]]],
    },
    heading('s3', 2, '解除关联'),
    { kind: 'list', isOrdered: true, start: 1, items: [[text('结清欠款。')], [text('归还未用的代金券。')]] },
    { kind: 'paragraph', content: [{ kind: 'link', href: 'https://example.com/terms', content: [{ kind: 'text', text: '完整条款' }] }] },
    { kind: 'paragraph', content: [{ kind: 'link', href: 'javascript:alert(1)', content: [{ kind: 'text', text: '不是链接' }] }] },
  ],
};

/** A page that reads one document, as the dialog does. */
class DocumentStage extends LitElement {
  static override styles = [
    tokens,
    controls,
    documentTextStyles,
    contentsStyles,
    css`
      .page {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 16px;
        padding: 16px;
      }
    `,
  ];
  readonly #reading = new DocumentReading(this);
  said = '';

  constructor() {
    super();
    this.#reading.open(DOCUMENT, 'one');
  }

  protected override render(): TemplateResult {
    const reading = this.#reading;
    const words = documentWords;
    return html`<div class="page">
      ${documentContents({ reading, words })}
      ${documentText({ reading, locale: 'zh-CN', label: '客户关联须知', words, changes: [{ kind: 'changed', headingId: 's2', heading: '账期与付款', blocks: [3], before: [] }] })}
      ${nextSection({
        reading,
        words,
        say: (said) => {
          this.said = said;
        },
      })}
    </div>`;
  }
}

customElements.define('document-stage', DocumentStage);

const meta: Meta = { title: 'Kit/Document', render: () => html`<main><document-stage></document-stage></main>` };
export default meta;
type Story = StoryObj;

const whole = (canvasElement: HTMLElement) =>
  until(
    () => {
      const inside = insideOf(canvasElement, 'document-stage');
      return inside.querySelector('article li') && inside;
    },
    () => 'The text did not come.',
  );

/** Headings are landmarks; what changed is marked at the margin with a word; nothing of the text runs. */
export const Text: Story = {
  play: async ({ canvasElement }) => {
    const inside = await whole(canvasElement);
    const stage = within(inside);
    await expect(stage.getAllByRole('heading').map(({ tagName }) => tagName)).toEqual(['H3', 'H4', 'H4']);
    await expect(inside.querySelector('.mark')).toHaveTextContent(documentWords.changed);
    await expect(inside.querySelectorAll('.marked')).toHaveLength(1);
    await expect(stage.getAllByRole('link').map((link) => link.getAttribute('href'))).toEqual(['https://example.com/terms']);
    await expect(stage.getByText('不是链接')).toBeVisible();
  },
};

/** The list of headings, and the button that leads through all of them; what was gone to is ticked. */
export const Contents: Story = {
  play: async ({ canvasElement }) => {
    const inside = await whole(canvasElement);
    const stage = within(inside);
    const reached = () => inside.querySelector('.reached')?.textContent;
    await expect(reached()).toBe(documentWords.progress(1, 3));
    await userEvent.click(stage.getByRole('button', { name: documentWords.next }));
    await expect(reached()).toBe(documentWords.progress(2, 3));
    await expect(canvasElement.querySelector<DocumentStage>('document-stage')?.said).toBe(documentWords.place(2, 3, '账期与付款'));
    await userEvent.click(stage.getByRole('button', { name: /解除关联/ }));
    await until(
      () => reached() === documentWords.progress(3, 3),
      () => 'It was not reached.',
    );
    await expect(stage.getByRole('button', { name: documentWords.again })).toBeVisible();
  },
};
