import type { Meta, StoryContext, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { styleMap } from 'lit/directives/style-map.js';
import { expect, userEvent } from 'storybook/test';
import { closeSandbox } from '../stage/sandbox.ts';
import { hostPage, openSandboxFor } from '../stage/widget-stage.ts';
import { panelAt } from './stage.ts';

const meta: Meta = {
  title: 'Widgets/Coupon quota panel/Quotas',
  loaders: [openSandboxFor('coupon-quota')],
  beforeEach: closeSandbox,
  render: (_args, context) => hostPage(context as StoryContext, html`<partner-coupon-quota></partner-coupon-quota>`),
};
export default meta;
type Story = StoryObj;

/** Every quota says what is available, where the rest is, until when, and for what. */
export const Cards: Story = {
  play: async (context) => {
    const panel = panelAt(context);
    const cards = await panel.quotas();
    await expect(cards.length).toBeGreaterThanOrEqual(9);
    for (const card of cards) {
      const [total] = card.querySelector('.of')?.textContent?.match(/[\d,]+\.\d{2}/) ?? [];
      const parts = [...card.querySelectorAll('.legend dd')].map((part) => Number(part.textContent?.replace(/[^\d.]/g, '')));
      await expect(parts.reduce((sum, part) => sum + Math.round(part * 100), 0)).toBe(Math.round(Number(total?.replaceAll(',', '')) * 100));
    }
  },
};

/** Cards that stand side by side are read across: bars, dates and actions are at one height, however much a card says. */
export const Aligned: Story = {
  play: async (context) => {
    const panel = panelAt(context);
    const cards = await panel.quotas();
    const topOf = (card: HTMLElement, selector: string) => Math.round(card.querySelector(selector)?.getBoundingClientRect().top ?? -1);
    const rows = Map.groupBy(cards, (card) => Math.round(card.getBoundingClientRect().top));
    await expect([...rows.values()][0]?.length).toBeGreaterThan(1);
    for (const row of rows.values()) {
      for (const part of ['.bar', '.legend', '.quota-terms', '.quota-foot'])
        await expect(new Set(row.map((card) => topOf(card, part))).size, part).toBe(1);
    }
  },
};

/** The same figures in rows. */
export const AsTable: Story = {
  play: async (context) => {
    const panel = panelAt(context);
    await panel.quotas();
    await userEvent.click(panel.getByRole('button', { name: panel.words.quotas.table }));
    const rows = await panel.until(
      () => panel.inside.querySelectorAll('tbody tr:not(.skeleton)').length >= 9 && panel.inside.querySelectorAll('tbody tr'),
      'No rows.',
    );
    await expect(rows[0]).toHaveTextContent(panel.words.assets.coupon);
  },
};

/** Narrowed to what can be issued now. */
export const IssuableOnly: Story = {
  play: async (context) => {
    const panel = panelAt(context);
    await panel.quotas();
    await userEvent.click(panel.getByLabelText(panel.words.quotas.issuableOnly));
    await panel.until(
      () => panel.cards().length > 0 && panel.cards().every((card) => card.querySelector('.quota-state.good')),
      'Others are still there.',
    );
  },
};

/** A partner that has no quota yet. */
export const Empty: Story = {
  globals: { scenario: 'empty' },
  play: async (context) => {
    const panel = panelAt(context);
    await expect(await panel.notice()).toHaveTextContent(panel.words.states.empty[0]);
  },
};

/** An account manager has no coupon rights: a refusal in words, never an empty panel (DOMAIN.md §1.3). */
export const AccountManager: Story = {
  globals: { role: 'account-manager' },
  play: async (context) => {
    const panel = panelAt(context);
    await expect(await panel.notice()).toHaveTextContent(panel.words.states.refused[0]);
    await expect(panel.cards()).toHaveLength(0);
  },
};

/** On a phone the filters fold behind a button that counts them; cards of a table name each fact once, amounts and states at the end. */
export const Phone: Story = {
  render: (_args, context) =>
    hostPage(
      context as StoryContext,
      html`<div style=${styleMap({ 'inline-size': '288px' })}><partner-coupon-quota .state=${{ layout: 'table' }}></partner-coupon-quota></div>`,
    ),
  play: async (context) => {
    const panel = panelAt(context);
    const row = await panel.until(() => panel.inside.querySelector<HTMLElement>('tbody tr:not(.skeleton)'), 'No quotas came.');
    await expect(panel.inside.querySelector('#asset')?.checkVisibility()).toBe(false);
    await userEvent.click(panel.getByRole('button', { name: panel.words.quotas.fold(0) }));
    await expect(panel.inside.querySelector('#asset')?.checkVisibility()).toBe(true);
    await userEvent.click(panel.getByLabelText(panel.words.quotas.issuableOnly));
    await panel.until(() => panel.queryByRole('button', { name: panel.words.quotas.fold(1) }), 'It is not counted.');
    const end = (selector: string) => Math.round(row.querySelector(selector)?.getBoundingClientRect().right ?? 0);
    await expect(end('.quota-state')).toBe(end('.c-available .value'));
    await expect(getComputedStyle(row.querySelector('th') as Element, '::before').content).toBe('none');
  },
};
