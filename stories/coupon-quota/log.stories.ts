import type { Meta, StoryContext, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { styleMap } from 'lit/directives/style-map.js';
import { expect, userEvent } from 'storybook/test';
import { logStrings as english } from '../../widgets/coupon-quota/log/strings/en.ts';
import { logStrings as chinese } from '../../widgets/coupon-quota/log/strings/zh-CN.ts';
import { operationStrings as englishWords } from '../../widgets/coupon-quota/operation/strings/en.ts';
import { operationStrings as chineseWords } from '../../widgets/coupon-quota/operation/strings/zh-CN.ts';
import { closeSandbox } from '../stage/sandbox.ts';
import { hostPage, openSandboxFor } from '../stage/widget-stage.ts';
import { panelAt } from './stage.ts';

const meta: Meta = {
  title: 'Widgets/Coupon quota panel/Log',
  loaders: [openSandboxFor('coupon-quota')],
  beforeEach: closeSandbox,
  render: (_args, context) =>
    hostPage(context as StoryContext, html`<partner-coupon-quota .state=${{ view: 'log' }}></partner-coupon-quota>`),
};
export default meta;
type Story = StoryObj;

const QUOTA = 'CQ-2026-H2-0001';

function logAt(context: Pick<StoryContext, 'canvasElement' | 'loaded' | 'globals'>) {
  const panel = panelAt(context);
  const isEnglish = context.globals.locale === 'en';
  const all = () => [...panel.inside.querySelectorAll<HTMLTableRowElement>('tbody tr:not(.skeleton)')];
  const words = isEnglish ? english : chinese;
  const field = (name: string) =>
    panel.inside.querySelector<HTMLInputElement & HTMLSelectElement>(`#log-${name}`) as HTMLInputElement & HTMLSelectElement;
  const settled = () => !panel.inside.querySelector('table[aria-busy="true"]');
  return {
    ...panel,
    settled,
    words,
    told: isEnglish ? englishWords : chineseWords,
    all,
    field,
    text: (row: Element, column: string) =>
      (row.querySelector(`.line.c-${column}`) ?? row.querySelector(`.c-${column}`))?.textContent?.replace(/\s+/g, ' ').trim() ?? '',
    rows: () => panel.until(() => settled() && all().length > 0 && all(), 'No rows came.'),
    /** Once every row is as wanted. */
    narrowed: (isWanted: (row: Element) => boolean) =>
      panel.until(() => settled() && all().length > 0 && all().every(isWanted) && all(), 'Not narrowed.'),
  };
}

/** What was done, newest first: when to the second, what, how much, with which result, to whom, by whom; pages with an exact total. */
export const Log: Story = {
  play: async (context) => {
    const log = logAt(context);
    const rows = await log.rows();
    await expect(rows).toHaveLength(20);
    const times = rows.map((row) => log.text(row, 'at'));
    await expect(times[0]).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/);
    await expect(times).toEqual([...times].sort().reverse());
    const figures = (log.inside.querySelector('.pager-summary')?.textContent ?? '').match(/[\d,]+/g) ?? [];
    await expect(figures.slice(0, 2)).toEqual(['1', '20']);
    const total = Number(figures[2]?.replaceAll(',', ''));
    await expect(total).toBeGreaterThan(100);
    await userEvent.click(log.getByRole('button', { name: log.words.pager.next }));
    await log.until(() => log.inside.querySelector('.pager-summary')?.textContent?.startsWith('21–40'), 'No older page.');
    await userEvent.click(log.getByRole('button', { name: log.words.pager.previous }));
    await log.until(() => log.inside.querySelector('.pager-summary')?.textContent?.startsWith('1–20'), 'Not back.');
    await expect(log.all().map((row) => log.text(row, 'at'))).toEqual(times);
  },
};

/** Narrowed by kind, by operator and by day; cleared with one button. */
export const Filtered: Story = {
  play: async (context) => {
    const log = logAt(context);
    await log.rows();
    const summary = log.inside.querySelector('.pager-summary')?.textContent;
    await userEvent.selectOptions(log.field('kind'), 'coupon-recall');
    const rows = await log.narrowed((row) => log.text(row, 'what').startsWith(log.told.kinds['coupon-recall']));
    const day = log.text(rows.at(-1) as Element, 'at').slice(0, 10);
    for (const name of ['from', 'until']) {
      log.field(name).value = day;
      log.field(name).dispatchEvent(new Event('change'));
    }
    await log.narrowed((row) => log.text(row, 'at').startsWith(day));
    await userEvent.click(log.getByRole('button', { name: log.words.filters.clear }));
    await log.until(() => log.settled() && log.inside.querySelector('.pager-summary')?.textContent === summary, 'Not cleared.');
  },
};

/** From a quota's menu: its operations alone, and a mark that says so and can be taken away. */
export const OfOneQuota: Story = {
  render: (_args, context) => hostPage(context as StoryContext, html`<partner-coupon-quota></partner-coupon-quota>`),
  play: async (context) => {
    const log = logAt(context);
    const panel = panelAt(context);
    await panel.quotas();
    await userEvent.click((panel.card(QUOTA) as HTMLElement).querySelector('[aria-haspopup="menu"]') as HTMLElement);
    await userEvent.click(await panel.until(() => panel.queryByRole('menuitem', { name: panel.words.card.log }), 'No such item.'));
    await log.narrowed((row) => log.text(row, 'ids').startsWith(QUOTA));
    const chip = log.inside.querySelector('.log-chip') as HTMLElement;
    await expect(chip).toHaveTextContent(log.words.filters.chips.quotaId(QUOTA));
    await userEvent.click(chip.querySelector('button') as HTMLElement);
    await log.until(() => log.settled() && log.all().some((row) => !log.text(row, 'ids').startsWith(QUOTA)), 'Still narrowed.');
  },
};

/** By a customer's whole id; what cannot be an id is said at its field, and nothing is asked. */
export const ByCustomer: Story = {
  play: async (context) => {
    const log = logAt(context);
    await log.rows();
    await userEvent.selectOptions(log.field('kind'), 'coupon-issue');
    const [row] = await log.narrowed((one) => log.text(one, 'what').startsWith(log.told.kinds['coupon-issue']));
    const id = log.text(row as Element, 'id').split(' · ')[0] as string;
    await userEvent.type(log.field('customerId'), `${id}{Enter}`);
    await log.narrowed((one) => log.text(one, 'id').startsWith(id));
    const asked = log.sandbox.log.length;
    await userEvent.type(log.field('operationId'), 'op_short{Enter}');
    await expect(log.inside.querySelector('#log-operationId-help')).toHaveTextContent(log.words.filters.unfit);
    await expect(log.sandbox.log).toHaveLength(asked);
  },
};

/** Masked names with the eye, one by one and all that are listed. */
export const Names: Story = {
  play: async (context) => {
    const log = logAt(context);
    await log.rows();
    await userEvent.selectOptions(log.field('kind'), 'coupon-issue');
    const [row] = await log.narrowed((one) => log.text(one, 'what').startsWith(log.told.kinds['coupon-issue']));
    const masked = row?.querySelector('.c-name .value')?.textContent ?? '';
    await userEvent.click(row?.querySelector('.eye') as HTMLElement);
    await log.until(() => row?.querySelector('.c-name .value.clear'), 'Not revealed.');
    await expect(row?.querySelector('.c-name .value')?.textContent).not.toBe(masked);
    await userEvent.selectOptions(log.field('kind'), '');
    await log.until(() => log.settled() && log.inside.querySelector('.c-name .value.clear') === null, 'Still clear on another page.');
  },
};

/** A row opens its operation: the whole, what was confirmed beside what moved, its items, and the result as a file. */
export const OneOperation: Story = {
  play: async (context) => {
    const log = logAt(context);
    await log.rows();
    await userEvent.selectOptions(log.field('kind'), 'coupon-issue');
    const [row] = await log.narrowed((one) => log.text(one, 'what').startsWith(log.told.kinds['coupon-issue']));
    const opener = row?.querySelector('.c-open button') as HTMLElement;
    await userEvent.click(opener);
    const list = await log.until(() => log.inside.querySelector('dialog .parties li') && log.inside.querySelector('dialog'), 'No items.');
    await expect(list).toHaveTextContent(log.told.facts.asked);
    await expect(list).toHaveTextContent(log.told.states.done);
    await userEvent.click(log.getByRole('button', { name: log.words.dialog.file }));
    await log.until(
      () => log.sandbox.log.some(({ endpoint, status }) => endpoint === 'GET /v1/operations/:operationId/file' && status === 200),
      'No file.',
    );
    await userEvent.click(list.querySelector('.dialog-close') as HTMLElement);
    await log.until(() => !log.inside.querySelector('dialog'), 'Still open.');
    await expect((log.inside as unknown as ShadowRoot).activeElement).toBe(opener);
  },
};

/** The log as a file, as the list is: asked for, waited for, fetched. */
export const Export: Story = {
  play: async (context) => {
    const log = logAt(context);
    await log.rows();
    await userEvent.selectOptions(log.field('kind'), 'coupon-recall');
    await log.narrowed((row) => log.text(row, 'what').startsWith(log.told.kinds['coupon-recall']));
    await userEvent.click(log.getByRole('button', { name: log.words.export }));
    await expect(await log.until(() => log.inside.querySelector('dialog .own'), 'No dialog.')).toHaveTextContent(
      log.words.exports.filtered,
    );
    await userEvent.click(log.inside.querySelector('.dialog-foot .primary') as HTMLElement);
    await log.until(() => log.inside.querySelector('.record-state.done'), 'Not exported.');
    await expect(log.inside.querySelector('.record-facts')).toHaveTextContent(log.words.exports.kinds.operations);
  },
};

/** Nothing matches: said, with the way back. */
export const NoMatch: Story = {
  play: async (context) => {
    const log = logAt(context);
    await log.rows();
    await userEvent.type(log.field('userId'), 'nobody{Enter}');
    await expect(await log.notice()).toHaveTextContent(log.words.states.noMatch[0]);
    await userEvent.click(log.inside.querySelector('.notice .primary') as HTMLElement);
    await log.rows();
    await expect(log.field('userId').value).toBe('');
  },
};

/** A partner that has done nothing yet. */
export const Empty: Story = {
  globals: { scenario: 'empty' },
  play: async (context) => {
    const log = logAt(context);
    await expect(await log.notice()).toHaveTextContent(log.words.states.empty[0]);
  },
};

/** No network: said, and it goes on by itself. */
export const Offline: Story = {
  play: async (context) => {
    const log = logAt(context);
    await log.rows();
    log.sandbox.network.isDown = true;
    await userEvent.click(log.getByRole('button', { name: log.words.refresh }));
    const notice = await log.notice();
    await expect(notice).toHaveTextContent(panelAt(context).words.states.offline[0]);
    log.sandbox.network.isDown = false;
    dispatchEvent(new Event('online'));
    await log.rows();
  },
};

/** The database fails: what happened, and the request id to quote. */
export const Failed: Story = {
  play: async (context) => {
    const log = logAt(context);
    await log.rows();
    log.sandbox.trouble.isStoreBroken = true;
    await userEvent.click(log.getByRole('button', { name: log.words.refresh }));
    const notice = await log.notice();
    await expect(notice).toHaveTextContent(log.words.states.failed[0]);
    await expect(notice.querySelector('code')).not.toBeNull();
    log.sandbox.trouble.isStoreBroken = false;
    await userEvent.click(notice.querySelector('.primary') as HTMLElement);
    await log.rows();
  },
};

/** The session has ended: one button, and the filters are kept. */
export const Expired: Story = {
  play: async (context) => {
    const log = logAt(context);
    await log.rows();
    await userEvent.selectOptions(log.field('kind'), 'coupon-issue');
    await log.narrowed((row) => log.text(row, 'what').startsWith(log.told.kinds['coupon-issue']));
    log.sandbox.host.isRenewing = false;
    log.sandbox.clock.advance(11 * 60 * 1000);
    await userEvent.click(log.getByRole('button', { name: log.words.refresh }));
    const notice = await log.notice();
    await expect(notice).toHaveTextContent(panelAt(context).words.states.expired[0]);
    await userEvent.click(notice.querySelector('.primary') as HTMLElement);
    await log.narrowed((row) => log.text(row, 'what').startsWith(log.told.kinds['coupon-issue']));
  },
};

/** A clerk of finance reads the log without moving anything; without the right to reveal there is no eye. */
export const FinanceClerk: Story = {
  globals: { role: 'finance-clerk' },
  play: async (context) => {
    const log = logAt(context);
    await log.rows();
    await expect(log.inside.querySelector('.eye')).toBeNull();
  },
};

/** While the log is on its way, rows of the same height stand in. */
export const Loading: Story = {
  globals: { scenario: 'loading' },
  play: async (context) => {
    const log = logAt(context);
    await log.until(() => log.inside.querySelector('tr.skeleton'), 'No skeleton.');
  },
};

/** An account manager may not read the log: said in words, also where the host asks for it (DOMAIN.md §1.3). */
export const AccountManager: Story = {
  globals: { role: 'account-manager' },
  play: async (context) => {
    const log = logAt(context);
    await expect(await log.notice()).toHaveTextContent(log.words.states.refused[0]);
    await expect(log.all()).toHaveLength(0);
  },
};

/** On a phone: cards with what was done, how much and with which result; the filters fold behind one button. */
export const Phone: Story = {
  globals: { locale: 'en' },
  decorators: [(story) => html`<div style=${styleMap({ inlineSize: '320px' })}>${story()}</div>`],
  play: async (context) => {
    const log = logAt(context);
    const [row] = await log.rows();
    await expect(log.field('kind').checkVisibility()).toBe(false);
    await userEvent.click(log.getByRole('button', { name: log.words.filters.open(0) }));
    await expect(log.field('kind').checkVisibility()).toBe(true);
    await userEvent.click(row?.querySelector('.c-card-toggle button') as HTMLElement);
    await log.until(() => row?.querySelector('.c-ids')?.checkVisibility(), 'Not opened.');
    // Whom it is about, and with what, in full beside the label.
    for (const fact of ['.c-name .value', '.c-quota .value']) {
      const value = row?.querySelector(fact);
      await expect(value?.clientWidth).toBeGreaterThan(24);
      await expect(value?.scrollWidth).toBeLessThanOrEqual(value?.clientWidth ?? 0);
    }
    await expect(log.inside.querySelector('.root')?.scrollWidth).toBeLessThanOrEqual(320);
  },
};
