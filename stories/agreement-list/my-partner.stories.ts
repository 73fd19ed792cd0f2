import type { Meta, StoryContext, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { styleMap } from 'lit/directives/style-map.js';
import { expect, userEvent } from 'storybook/test';
import { strings as english } from '../../widgets/my-partner/strings/en.ts';
import { strings as chinese } from '../../widgets/my-partner/strings/zh-CN.ts';
import { hostPage, lookAt } from '../stage/widget-stage.ts';
import { listStories } from './stage.ts';

const meta: Meta = {
  title: 'Widgets/My partner',
  ...listStories,
  render: (_args, context) =>
    hostPage(
      context as StoryContext,
      html`<div style=${styleMap({ display: 'grid', gap: '16px' })}><partner-agreement-dialog></partner-agreement-dialog><partner-my-partner></partner-my-partner></div>`,
    ),
};
export default meta;
type Story = StoryObj;

function look(context: Pick<StoryContext, 'canvasElement' | 'loaded' | 'globals'>) {
  const page = lookAt('partner-my-partner', context);
  const words = context.globals.locale === 'en' ? english : chinese;
  return { ...page, words, ask: () => page.until(() => page.inside.querySelector<HTMLElement>('.ask'), 'No card came.') };
}

/** Who the partner is, how one is associated; asking to be contacted is told once. */
export const Contact: Story = {
  play: async (context) => {
    const card = look(context);
    const ask = await card.ask();
    await expect(card.inside).toHaveTextContent(card.words.associationTypes['agency-sale']);
    await userEvent.selectOptions(card.getByLabelText(card.words.contact.topic), 'renewal');
    await userEvent.dblClick(ask);
    await card.until(() => card.inside.querySelector('.result.done'), 'The partner was not told.');
    await expect(
      card.sandbox.log.filter(({ endpoint, status }) => endpoint === 'POST /v1/contact-requests' && status === 201),
    ).toHaveLength(1);
  },
};

/** What must be signed first is named, and signed from here; what was chosen is kept. */
export const SignFirst: Story = {
  parameters: { widget: { signer: 'never' } },
  play: async (context) => {
    const card = look(context);
    await userEvent.selectOptions(await card.until(() => card.inside.querySelector<HTMLElement>('#topic'), 'No card came.'), 'bill');
    await userEvent.click(await card.ask());
    const blocked = await card.until(() => card.inside.querySelector('.blocked'), 'Nothing is named.');
    await expect(blocked).toHaveTextContent(card.words.contact.blocked);
    await userEvent.click(blocked.querySelector('button') as HTMLElement);
    const dialog = context.canvasElement.querySelector('partner-agreement-dialog')?.shadowRoot;
    await card.until(() => dialog?.querySelector('dialog[open]'), 'The dialog did not open.');
    await expect(card.inside.querySelector<HTMLSelectElement>('#topic')).toHaveValue('bill');
  },
};

/** An operator's session is not a customer's. */
export const Refused: Story = {
  globals: { role: 'administrator' },
  parameters: { widget: { signer: null } },
  play: async (context) => {
    const card = look(context);
    await expect(await card.notice()).toHaveTextContent(card.words.states.refused[0]);
  },
};
