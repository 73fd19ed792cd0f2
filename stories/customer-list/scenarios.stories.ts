import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { expect, userEvent } from 'storybook/test';
import { listStories } from '../stage/list-stage.ts';
import { lookAtList } from '../stage/look-at-list.ts';

// Scenarios of the toolbar that no other story of the list is about.
const meta: Meta = { title: 'Widgets/Customer list/Scenarios', ...listStories };
export default meta;
type Story = StoryObj;

/** Every answer takes a second and a half: bones at once, nothing pressed twice, rows in the end. */
export const Slow: Story = {
  globals: { scenario: 'slow' },
  play: async (context) => {
    const list = lookAtList(context);
    await list.until(() => list.inside.querySelector('tr.skeleton'), 'No skeleton.');
    await expect(list.all()).toHaveLength(0);
    await expect(await list.rows()).toHaveLength(20);
    await userEvent.click(list.getByRole('button', { name: list.words.pager.next }));
    await expect(list.inside.querySelector('table')).toHaveAttribute('aria-busy', 'true');
    await expect(list.all()).toHaveLength(20);
    await list.until(() => list.inside.querySelector('.pager-summary')?.textContent?.startsWith('21'), 'The second page did not come.');
  },
};

/** More requests than a minute allows: what happened, and when it goes on. */
export const RateLimited: Story = {
  globals: { scenario: 'rate-limited' },
  play: async (context) => {
    const list = lookAtList(context);
    const notice = await list.notice();
    const refused = list.sandbox.log.find(({ status }) => status === 429);
    await expect(refused?.code).toBe('rate-limited');
    await expect(notice).toHaveTextContent(list.words.states.busy[0]);
    await expect(notice).not.toHaveTextContent('rate-limited');
  },
};

/** Ten thousand customers: exact totals, and the last page as quickly as the first. */
export const HugePartner: Story = {
  globals: { scenario: 'huge-partner' },
  play: async (context) => {
    const list = lookAtList(context);
    await expect(await list.rows()).toHaveLength(20);
    const summary = list.inside.querySelector('.pager-summary');
    await expect(summary).toHaveTextContent('10,000');
    await userEvent.click(list.getByRole('button', { name: list.words.pager.last }));
    await list.until(() => summary?.textContent?.includes('9,981'), 'The last page did not come.');
    await expect(await list.rows()).toHaveLength(20);
  },
};
