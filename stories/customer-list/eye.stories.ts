import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { expect, userEvent } from 'storybook/test';
import { worldKeys } from '../../bff/sandbox/index.ts';
import { listStories } from '../stage/list-stage.ts';
import { type ListLook, lookAtList } from '../stage/look-at-list.ts';

const meta: Meta = { title: 'Widgets/Customer list/Eye', ...listStories };
export default meta;
type Story = StoryObj;

const REVEAL = 'POST /v1/customers/reveal';

/** The first row that states a value of the column, so that there is something to reveal. */
async function rowWith(list: ListLook, column: string): Promise<HTMLTableRowElement> {
  const rows = await list.rows();
  return list.until(() => rows.find((row) => list.eye(list.cell(row, column))), `No row has a ${column}.`);
}

const shownIn = (list: ListLook, row: Element, column: string) => list.cell(row, column).querySelector('.value')?.textContent?.trim() ?? '';
const stars = (list: ListLook, column: string) => list.all().filter((row) => shownIn(list, row, column).includes('*')).length;

/** What the trail holds of this page's requests; the sandbox's partner comes with a history of its own. */
async function auditOf(list: ListLook) {
  const asked = new Set(list.sandbox.log.map(({ requestId }) => requestId));
  const rows = await list.sandbox.store.reads.audit.after(worldKeys().distributor.partner.partnerId, 0, 5000);
  return rows.filter(({ requestId }) => asked.has(requestId));
}

/** One cell: shown with a ring that empties, recorded before it is shown, hidden by a second press. */
export const OneCell: Story = {
  play: async (context) => {
    const list = lookAtList(context);
    const row = await rowWith(list, 'mobile');
    const masked = shownIn(list, row, 'mobile');
    const id = list.cell(row, 'customerId').textContent?.trim() ?? '';
    await expect(list.eye(list.cell(row, 'mobile'))).toHaveAccessibleName(list.words.reveal.cell('mobile', id));
    await userEvent.click(list.eye(list.cell(row, 'mobile')));
    await list.until(() => !shownIn(list, row, 'mobile').includes('*'), 'Nothing was revealed.');
    await expect(shownIn(list, row, 'mobile')).toMatch(/^[+\d-]{10,18}$/);
    await expect(list.cell(row, 'mobile').querySelector('.ring')).toBeVisible();
    const [recorded] = (await auditOf(list)).filter((entry) => entry.action === 'customers.reveal');
    await expect(recorded).toMatchObject({ outcome: 'done', targets: [id] });
    await expect(JSON.stringify(recorded)).not.toContain(shownIn(list, row, 'mobile'));
    await userEvent.click(list.eye(list.cell(row, 'mobile')));
    await list.until(() => shownIn(list, row, 'mobile') === masked, 'It was not hidden.');
  },
};

/** A cell, left as it is for whoever wants to look at it. */
export const OneCellShown: Story = {
  play: async (context) => {
    const list = lookAtList(context);
    for (const column of ['customerName', 'mobile', 'email']) {
      const row = await rowWith(list, column);
      await userEvent.click(list.eye(list.cell(row, column)));
      await list.until(() => !shownIn(list, row, column).includes('*'), `No ${column} was revealed.`);
    }
  },
};

/** The header's eye reveals its column for the rows on the page, in one recorded act. */
export const WholeColumn: Story = {
  play: async (context) => {
    const list = lookAtList(context);
    await rowWith(list, 'email');
    const count = stars(list, 'email');
    const eye = list.eye(list.header('email'));
    await list.until(() => eye.getAttribute('aria-label')?.includes('200'), 'The eye does not say how many are left.');
    await userEvent.click(eye);
    await list.until(() => stars(list, 'email') === 0, 'The column was not revealed.');
    await expect(list.sandbox.network.sent.filter((line) => line === REVEAL)).toHaveLength(1);
    await expect(list.inside.querySelector('.allowance')).toHaveTextContent(String(200 - count));
    await userEvent.click(list.eye(list.header('email')));
    await list.until(() => stars(list, 'email') === count, 'The column was not hidden.');
  },
};

/** What is revealed hides by itself. */
export const HidesAtItsEnd: Story = {
  globals: { scenario: 'reveal-brief' },
  play: async (context) => {
    const list = lookAtList(context);
    const row = await rowWith(list, 'accountName');
    const masked = shownIn(list, row, 'accountName');
    await userEvent.click(list.eye(list.cell(row, 'accountName')));
    await list.until(() => shownIn(list, row, 'accountName') !== masked, 'Nothing was revealed.');
    await list.until(() => shownIn(list, row, 'accountName') === masked, 'It did not hide.');
  },
};

/** A new page of rows hides what was shown on the last one. */
export const HidesOnPaging: Story = {
  play: async (context) => {
    const list = lookAtList(context);
    const row = await rowWith(list, 'accountName');
    await userEvent.click(list.eye(list.cell(row, 'accountName')));
    const clear = await list.until(
      () => list.cell(row, 'accountName').querySelector('.clear')?.textContent?.trim(),
      'Nothing was revealed.',
    );
    await userEvent.click(list.getByRole('button', { name: list.words.pager.next }));
    await list.until(() => list.inside.querySelector('.pager-summary')?.textContent?.includes('21–40'), 'The next page did not come.');
    await userEvent.click(list.getByRole('button', { name: list.words.pager.previous }));
    await list.until(() => list.inside.querySelector('.pager-summary')?.textContent?.includes('1–20'), 'The first page did not come back.');
    await list.rows();
    await expect(list.inside.querySelector('table')).not.toHaveTextContent(clear);
  },
};

/** Three cells are left: a column that does not fit is refused whole, single cells go on, and then a sentence says when it works again. */
export const LimitReached: Story = {
  globals: { scenario: 'reveal-limit' },
  play: async (context) => {
    const list = lookAtList(context);
    const rows = await list.rows();
    await userEvent.click(list.eye(list.header('accountName')));
    await expect(await list.until(() => list.inside.querySelector('.refusal'), 'The column was not refused.')).toHaveTextContent('3');
    await expect(stars(list, 'accountName')).toBe(20);
    for (const row of rows.slice(0, 3)) {
      await userEvent.click(list.eye(list.cell(row, 'accountName')));
      await list.until(() => list.cell(row, 'accountName').querySelector('.clear'), 'A cell that fits was refused.');
    }
    await userEvent.click(list.eye(list.cell(rows[3] as Element, 'accountName')));
    const refusal = await list.until(() => list.inside.querySelector('.refusal'), 'The fourth cell was not refused.');
    await expect(refusal).toHaveRole('alert');
    await expect(refusal.textContent).toMatch(/\d\d:\d\d/);
    await expect(stars(list, 'accountName')).toBe(17);
    const refused = (await auditOf(list)).filter((entry) => entry.refusal === 'reveal-limit-reached');
    await expect(refused).toHaveLength(2);
  },
};

/** A purpose is asked for before anything is revealed, and stands in the audit. */
export const PurposeRequired: Story = {
  globals: { scenario: 'purpose-required' },
  play: async (context) => {
    const list = lookAtList(context);
    const row = await rowWith(list, 'mobile');
    const purpose = await list.until(() => list.inside.querySelector<HTMLSelectElement>('#purpose'), 'No purpose is asked for.');
    await userEvent.click(list.eye(list.cell(row, 'mobile')));
    await list.until(
      () => list.inside.querySelector('.refusal')?.textContent?.includes(list.words.reveal.purposeNeeded),
      'No purpose was missed.',
    );
    await userEvent.selectOptions(purpose, 'contact');
    await userEvent.click(list.eye(list.cell(row, 'mobile')));
    await list.until(() => list.cell(row, 'mobile').querySelector('.clear'), 'Nothing was revealed.');
    const done = (await auditOf(list)).find((entry) => entry.action === 'customers.reveal' && entry.outcome === 'done');
    await expect(done?.details).toMatchObject({ purpose: 'contact' });
  },
};

/** The partner's server switched the eye off: masked values stay, eyes are not there. */
export const SwitchedOff: Story = {
  globals: { scenario: 'reveal-off' },
  play: async (context) => {
    const list = lookAtList(context);
    await list.rows();
    await expect(stars(list, 'accountName')).toBe(20);
    await expect(list.inside.querySelector('.eye')).toBeNull();
  },
};

/** Without a connection nothing is revealed, and the rows stay. */
export const Offline: Story = {
  play: async (context) => {
    const list = lookAtList(context);
    const row = await rowWith(list, 'mobile');
    list.sandbox.network.isDown = true;
    await userEvent.click(list.eye(list.cell(row, 'mobile')));
    await expect(await list.until(() => list.inside.querySelector('.refusal'), 'Nothing was said.')).toHaveTextContent(
      list.words.reveal.offline,
    );
    await expect(shownIn(list, row, 'mobile')).toContain('*');
    await expect(list.all()).toHaveLength(20);
  },
};
