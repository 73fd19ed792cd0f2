import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { styleMap } from 'lit/directives/style-map.js';
import { expect, userEvent } from 'storybook/test';
import { recordsAt, recordsStories } from './stage.ts';

const meta: Meta = { title: 'Widgets/Agreement records/Signatures', ...recordsStories };
export default meta;
type Story = StoryObj;

const SEARCH = 'POST /v1/agreements/standings/search';
const numberIn = (text: string | null | undefined): number => Number(text?.replace(/\D/g, '') ?? Number.NaN);

/** Who has signed: overdue customers first, how many stand where, and what the current version says of itself. */
export const Administrator: Story = {
  play: async (context) => {
    const records = recordsAt(context);
    const rows = await records.rows();
    await expect(rows).toHaveLength(20);
    const ranks = rows.map((row) => ['overdue', 'pending', 'signed'].findIndex((state) => row.querySelector(`.state-name.${state}`)));
    await expect(ranks).toEqual([...ranks].sort());
    const [all = 0, ...states] = [...records.inside.querySelectorAll('.choices b')].map((count) => numberIn(count.textContent));
    await expect(states.reduce((sum, one) => sum + one, 0)).toBe(all);
    await expect(records.inside.querySelector('.agreement')).toHaveTextContent(records.standings.version('2'));
  },
};

/** A press on a count lists only these; the host is told, and an address can hold it. */
export const ByState: Story = {
  play: async (context) => {
    const records = recordsAt(context);
    await records.rows();
    const choice = [...records.inside.querySelectorAll<HTMLElement>('.choices button')].find((one) =>
      one.textContent?.includes(records.standings.states.pending),
    ) as HTMLElement;
    const count = numberIn(choice.textContent);
    await userEvent.click(choice);
    await records.narrowed((row) => row.querySelector('.state-name.pending') !== null);
    await expect(numberIn(records.inside.querySelector('.pager-summary')?.textContent?.split('/')[1])).toBe(count);
    await expect(records.element).toHaveProperty('state', { state: 'pending' });
  },
};

/** One customer, by its whole id; nobody of that id is said, with the way back. */
export const OneCustomer: Story = {
  play: async (context) => {
    const records = recordsAt(context);
    const rows = await records.rows();
    const id = rows[3]?.querySelector('.id')?.textContent ?? '';
    await userEvent.type(await records.field('customer-id'), `${id}{Enter}`);
    await records.narrowed((row) => row.querySelector('.id')?.textContent === id);
    const whole = { initialSelectionStart: 0, initialSelectionEnd: id.length };
    await userEvent.type(await records.field('customer-id'), 'nobody{Enter}', whole);
    await expect(await records.notice()).toHaveTextContent(records.standings.standIns.noMatch[0]);
    await userEvent.click(records.inside.querySelector('.notice .primary') as HTMLElement);
    await records.rows();
  },
};

/** Signatures that were taken back: asked again, and what was signed stays readable with its withdrawal. */
export const Withdrawn: Story = {
  play: async (context) => {
    const records = recordsAt(context);
    await records.rows();
    await userEvent.click(records.getByLabelText(records.standings.filters.onlyWithdrawn));
    const [row] = await records.narrowed(
      (one) => records.text(one, 'signed').length > 0 && one.querySelector('.c-capacity .chip') !== null,
    );
    await userEvent.click(row?.querySelector('.c-receipt button') as HTMLElement);
    await records.until(() => records.inside.querySelector('dialog .document'), 'No text.');
    await expect(await records.dialog()).toHaveTextContent(records.standings.record.withdrawal);
  },
};

/** A name is revealed, recorded, and hides again with the tab. */
export const Reveal: Story = {
  play: async (context) => {
    const records = recordsAt(context);
    const row = (await records.rows()).find((one) => one.querySelector('.eye')) as HTMLElement;
    const masked = row.querySelector('.c-name .value')?.textContent;
    await userEvent.click(row.querySelector('.eye') as HTMLElement);
    const clear = await records.until(() => row.querySelector('.value.clear')?.textContent, 'Not revealed.');
    await expect(clear).not.toBe(masked);
    await userEvent.click(records.getByRole('tab', { name: records.words.views.payments }));
    await records.until(() => records.inside.querySelector('.c-trustee'), 'No other tab.');
    await userEvent.click(records.getByRole('tab', { name: records.words.views.standings }));
    await records.rows();
    await expect(records.inside.innerHTML).not.toContain(clear);
  },
};

/** The text as it was signed, with what proves it, and the receipt to download in both forms; the focus comes back. */
export const TextAsSigned: Story = {
  parameters: { records: { state: 'signed' } },
  play: async (context) => {
    const records = recordsAt(context);
    const [row] = await records.rows();
    const opener = row?.querySelector('.c-receipt button') as HTMLElement;
    const number = opener.textContent?.trim() ?? '';
    await userEvent.click(opener);
    await records.until(() => records.inside.querySelector('dialog .document h3'), 'No text.');
    const dialog = await records.dialog();
    await expect(dialog).toHaveTextContent(records.standings.record.stated.trim());
    await expect(dialog).toHaveTextContent(number);
    for (const button of dialog.querySelectorAll<HTMLElement>('.dialog-foot button')) await userEvent.click(button);
    await records.until(() => records.saved.length === 2, 'Not saved.');
    await expect([...records.saved].sort()).toEqual([`receipt-${number}.html`, `receipt-${number}.json`]);
    await userEvent.keyboard('{Escape}');
    await records.closed();
    await expect((records.inside as unknown as ShadowRoot).activeElement).toBe(opener);
  },
};

/** The same from a row's menu. */
export const ReceiptFromTheMenu: Story = {
  parameters: { records: { state: 'signed' } },
  play: async (context) => {
    const records = recordsAt(context);
    const [row] = await records.rows();
    await userEvent.click(row?.querySelector('.c-actions button') as HTMLElement);
    await userEvent.click(await records.menuItem(records.standings.menu.html));
    await records.until(() => records.saved.length === 1, 'Not saved.');
    await expect(records.saved[0]).toMatch(/^receipt-.*\.html$/);
  },
};

/** All versions with their texts: the one in force, and what it superseded. */
export const Versions: Story = {
  play: async (context) => {
    const records = recordsAt(context);
    await records.rows();
    await userEvent.click(records.getByRole('button', { name: records.standings.versions.open }));
    const dialog = await records.dialog();
    await expect(dialog).toHaveTextContent(records.standings.versions.states.current);
    await expect(dialog).toHaveTextContent(records.standings.versions.states.earlier);
    await userEvent.click(dialog.querySelector('.version-texts button') as HTMLElement);
    await records.until(() => dialog.querySelector('.document h3'), 'No text.');
    await userEvent.click(dialog.querySelector('.dialog-foot .primary') as HTMLElement);
    await records.until(() => records.saved.length === 1, 'Not saved.');
    await userEvent.click(dialog.querySelector('.dialog-foot .button') as HTMLElement);
    await records.until(() => dialog.querySelector('.versions'), 'No way back.');
  },
};

/** Another agreement, another audience. */
export const AnotherAgreement: Story = {
  play: async (context) => {
    const records = recordsAt(context);
    await records.rows();
    await userEvent.selectOptions(await records.field('agreement'), 'referral-notice');
    await records.until(
      () => records.sandbox.log.filter(({ endpoint }) => endpoint === SEARCH).length === 2 && records.all().length > 0,
      'No other agreement.',
    );
    await records.until(
      () =>
        records.inside.querySelector('.agreement')?.textContent?.includes(records.standings.associationTypes.referral.toLowerCase()) ||
        records.inside.querySelector('.agreement')?.textContent?.includes(records.standings.associationTypes.referral),
      'Not of referral customers.',
    );
  },
};

/** Who has signed as a file, narrowed as the list is. */
export const Export: Story = {
  parameters: { records: { state: 'overdue' } },
  play: async (context) => {
    const records = recordsAt(context);
    await records.rows();
    await userEvent.click(records.getByRole('button', { name: records.standings.export }));
    await expect(await records.dialog()).toHaveTextContent(records.standings.exports.filtered);
    await userEvent.click(records.inside.querySelector('.dialog-foot .primary') as HTMLElement);
    await records.until(() => records.inside.querySelector('.record-state.done'), 'Not exported.');
    await expect(records.inside.querySelector('.record-facts')).toHaveTextContent(records.standings.exports.kinds['agreement-standings']);
  },
};

/** A distributor looks at one reseller's agreements and customers. */
export const OfAReseller: Story = {
  play: async (context) => {
    const records = recordsAt(context);
    await records.rows();
    const whose = await records.field<HTMLSelectElement>('whose');
    const before = records.all()[0]?.textContent;
    await userEvent.selectOptions(whose, whose.options[1]?.value ?? '');
    await records.until(() => records.all().length > 0 && records.all()[0]?.textContent !== before, 'The same customers.');
    await expect(records.inside.querySelector('#manager')).toBeNull();
    const signed = await records.until(() => records.inside.querySelector<HTMLElement>('.c-receipt button'), 'Nobody has signed.');
    await userEvent.click(signed);
    await records.until(() => records.inside.querySelector('dialog .document'), 'No text.');
    await userEvent.click(records.inside.querySelector('.dialog-foot .primary') as HTMLElement);
    await records.until(() => records.saved.length === 1, 'No receipt.');
  },
};

/** An account manager chases their own customers: no export, no tabs of money. */
export const AccountManager: Story = {
  globals: { role: 'account-manager' },
  play: async (context) => {
    const records = recordsAt(context);
    const rows = await records.rows();
    await expect(new Set(rows.map((row) => records.text(row, 'manager'))).size).toBe(1);
    await expect(records.inside.querySelector('[role="tablist"]')).toBeNull();
    await expect(records.queryByRole('button', { name: records.standings.export })).toBeNull();
  },
};

/** A clerk of finance reads everything and changes nothing; without the right to reveal there is no eye. */
export const FinanceClerk: Story = {
  globals: { role: 'finance-clerk' },
  play: async (context) => {
    const records = recordsAt(context);
    await records.rows();
    await expect(records.inside.querySelector('.eye')).toBeNull();
    await userEvent.click(records.getByRole('tab', { name: records.words.views.payments }));
    const row = await records.until(() => records.inside.querySelector('tbody .c-trustee')?.closest('tr'), 'No agreements.');
    await expect(records.inside.querySelector('.tools .primary')).toBeNull();
    await userEvent.click(row.querySelector('.c-actions button') as HTMLElement);
    await records.menuItem(records.payments.menu.file);
    await expect(records.inside.querySelector('.menu')).not.toHaveTextContent(records.payments.menu.void);
  },
};

/** A partner that has published nothing yet. */
export const Empty: Story = {
  globals: { scenario: 'empty' },
  play: async (context) => {
    const records = recordsAt(context);
    await expect(await records.notice()).toHaveTextContent(records.standings.standIns.noAgreements[0]);
  },
};

/** While it is on its way, rows of the same height stand in. */
export const Loading: Story = {
  globals: { scenario: 'loading' },
  play: async (context) => {
    const records = recordsAt(context);
    await records.until(() => records.inside.querySelector('tr.skeleton'), 'No skeleton.');
  },
};

/** The session was minted for another widget. */
export const Refused: Story = {
  globals: { scenario: 'refused' },
  play: async (context) => {
    const records = recordsAt(context);
    await expect(await records.notice()).toHaveTextContent(records.words.states.widgetOff[0]);
  },
};

/** The session has ended: one button, and the filters are kept. */
export const Expired: Story = {
  globals: { scenario: 'expired' },
  parameters: { records: { state: 'pending' } },
  play: async (context) => {
    const records = recordsAt(context);
    await expect(await records.notice()).toHaveTextContent(records.words.states.expired[0]);
    await userEvent.click(records.getByRole('button', { name: records.words.actions.resume }));
    await records.narrowed((row) => row.querySelector('.state-name.pending') !== null);
  },
};

/** The database fails: what happened, the request id to quote, and another try. */
export const Failed: Story = {
  globals: { scenario: 'failed' },
  play: async (context) => {
    const records = recordsAt(context);
    const notice = await records.notice();
    await expect(notice).toHaveTextContent(records.standings.standIns.failed[0]);
    await expect(notice.querySelector('code')).not.toBeNull();
    records.sandbox.trouble.isStoreBroken = false;
    await userEvent.click(records.getByRole('button', { name: records.words.actions.retry }));
    await records.rows();
  },
};

/** No network: said, and it goes on by itself. */
export const Offline: Story = {
  play: async (context) => {
    const records = recordsAt(context);
    await records.rows();
    records.sandbox.network.isDown = true;
    await userEvent.click(records.getByRole('button', { name: records.standings.filters.refresh }));
    await expect(await records.notice()).toHaveTextContent(records.words.states.offline[0]);
    records.sandbox.network.isDown = false;
    dispatchEvent(new Event('online'));
    await records.rows();
  },
};

export const Dark: Story = { globals: { theme: 'dark', locale: 'en' }, play: async (context) => void (await recordsAt(context).rows()) };

/** On a phone: cards with who, how it stands and until when; the filters fold behind one button. */
export const Phone: Story = {
  globals: { locale: 'en' },
  decorators: [(story) => html`<div style=${styleMap({ inlineSize: '320px' })}>${story()}</div>`],
  play: async (context) => {
    const records = recordsAt(context);
    const [row] = await records.rows();
    await expect((await records.field('customer-id')).checkVisibility()).toBe(false);
    await userEvent.click(records.getByRole('button', { name: records.standings.filters.open(0) }));
    await expect((await records.field('customer-id')).checkVisibility()).toBe(true);
    await userEvent.click(row?.querySelector('.c-card-toggle button') as HTMLElement);
    await records.until(() => row?.querySelector('.c-receipt')?.checkVisibility(), 'Not opened.');
    await expect(records.inside.querySelector('.root')?.scrollWidth).toBeLessThanOrEqual(320);
  },
};
