import type { Meta, StoryContext, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, userEvent } from 'storybook/test';
import { closeSandbox } from '../stage/sandbox.ts';
import { hostPage, openSandboxFor } from '../stage/widget-stage.ts';
import { panelAt } from './stage.ts';

const meta: Meta = {
  title: 'Widgets/Coupon quota panel/Grants',
  loaders: [openSandboxFor('coupon-quota')],
  beforeEach: closeSandbox,
  render: (_args, context) => hostPage(context as StoryContext, html`<partner-coupon-quota></partner-coupon-quota>`),
};
export default meta;
type Story = StoryObj;

const QUOTA = 'CQ-2026-H2-0001';

/** Opens the menu of a quota and picks from it; where scrolling closed it meanwhile, opens it again, as a person would. */
async function pickFrom(panel: ReturnType<typeof panelAt>, card: HTMLElement, name: string): Promise<void> {
  const button = card.querySelector<HTMLElement>('[aria-haspopup="menu"]') as HTMLElement;
  const item = await panel.until(() => {
    if (button.getAttribute('aria-expanded') !== 'true') button.click();
    return panel.queryByRole('menuitem', { name });
  }, 'No such item.');
  item.click();
}

async function openGrant(context: StoryContext) {
  const panel = panelAt(context);
  await panel.quotas();
  const card = await panel.until(() => panel.card(QUOTA), 'The quota is not there.');
  await pickFrom(panel, card, panel.words.card.grant);
  return panel;
}

/** A distributor grants quota to two resellers: the total and what is left stand there before anything moves. */
export const Grant: Story = {
  play: async (context) => {
    const panel = await openGrant(context as StoryContext);
    const field = await panel.until(() => panel.inside.querySelector<HTMLInputElement>('#grant-amount'), 'No dialog.');
    const boxes = await panel.until(
      () =>
        panel.inside.querySelectorAll<HTMLInputElement>('.resellers input[type="checkbox"]').length >= 2 &&
        panel.inside.querySelectorAll<HTMLInputElement>('.resellers input[type="checkbox"]'),
      'No resellers.',
    );
    await userEvent.type(field, '1500');
    for (const box of boxes) await userEvent.click(box);
    await userEvent.click(panel.inside.querySelector('.dialog-foot .primary') as HTMLElement);
    const total = await panel.until(() => panel.inside.querySelector('.sum-total'), 'No total.');
    await expect(total).toHaveTextContent('¥3,000.00');
    await userEvent.click(panel.inside.querySelector('.dialog-foot .primary') as HTMLElement);
    await panel.until(() => panel.inside.querySelector('.result.done'), 'Not granted.');
    await expect(panel.inside.querySelectorAll('.party-line')).toHaveLength(2);
  },
};

/** More than is available: said before anything is sent, and nothing moves. */
export const TooMuch: Story = {
  play: async (context) => {
    const panel = await openGrant(context as StoryContext);
    const field = await panel.until(() => panel.inside.querySelector<HTMLInputElement>('#grant-amount'), 'No dialog.');
    const box = await panel.until(() => panel.inside.querySelector<HTMLInputElement>('.resellers input[type="checkbox"]'), 'No resellers.');
    await userEvent.type(field, '99999999');
    await userEvent.click(box);
    await userEvent.click(panel.inside.querySelector('.dialog-foot .primary') as HTMLElement);
    await panel.until(() => panel.inside.querySelector('.result.refused'), 'Not refused.');
    await expect(panel.inside.querySelector<HTMLButtonElement>('.dialog-foot .primary')?.disabled ?? true).toBe(true);
    await expect(panel.sandbox.log.filter(({ endpoint }) => endpoint === 'POST /v1/quotas/grants')).toHaveLength(0);
  },
};

/** A granted quota is taken back as a whole; the amount stands on the button. */
export const Recall: Story = {
  play: async (context) => {
    const panel = panelAt(context as StoryContext);
    await panel.quotas();
    const whose = await panel.until(() => panel.inside.querySelector<HTMLSelectElement>('#whose'), 'No choice of resellers.');
    await userEvent.selectOptions(whose, whose.options[1] as HTMLOptionElement);
    const card = await panel.until(() => panel.cards().find((one) => one.textContent?.includes(`${QUOTA}-`)), 'No granted quota.');
    await pickFrom(panel, card, panel.words.card.recall);
    const act = await panel.until(
      () => panel.inside.querySelector<HTMLButtonElement>('.dialog-foot .danger-act:not([disabled])'),
      'No recall.',
    );
    const amount = panel.inside.querySelector('.sum-total')?.textContent ?? '';
    await expect(act).toHaveTextContent(amount);
    await userEvent.click(act);
    const result = await panel.until(() => panel.inside.querySelector('.result.done'), 'Not recalled.');
    await expect(result).toHaveTextContent(amount);
  },
};
