import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { expect, userEvent } from 'storybook/test';
import { listStories } from '../stage/list-stage.ts';
import { lookAtActions } from '../stage/look-at-actions.ts';

const meta: Meta = {
  title: 'Widgets/Customer list/Resellers',
  ...listStories,
  parameters: { list: { state: { indirectPartnerId: 'all' } } },
};
export default meta;
type Story = StoryObj;

const openResellers = async (list: ReturnType<typeof lookAtActions>) => {
  await list.rows();
  await userEvent.click(await list.findByRole('button', { name: list.words.selection.verbs.resellers }));
  await list.until(() => list.inside.querySelector('.dialog .person'), 'No resellers came.');
  return list.people();
};

/** Resellers have an account manager of their own (R-AM-6): withdrawn, assigned anew, and the history says all of it. */
export const AssignAndWithdraw: Story = {
  play: async (context) => {
    const list = lookAtActions(context);
    const rows = await openResellers(list);
    const words = list.acts.resellers;
    const held = rows.findIndex((row) => !row.textContent?.includes(words.noManager));
    await expect(held).toBeGreaterThanOrEqual(0);
    await userEvent.click(rows[held]?.querySelector('input') as HTMLElement);
    await list.press(words.withdraw(1));
    await list.press(words.actWithdraw(1));
    await expect(await (await list.inDialog()).findByText(words.withdrawn)).toBeVisible();
    const row = async () => (await list.people())[held] as Element;
    await list.until(
      () => list.inside.querySelectorAll('.dialog .person')[held]?.textContent?.includes(words.noManager),
      'It still has one.',
    );
    await userEvent.click((await row()).querySelector('input') as HTMLElement);
    await list.press(words.assign(1));
    await list.choose('manager-2');
    await list.press(words.act(1, 'manager-2'));
    await expect(await (await list.inDialog()).findByText(words.assigned)).toBeVisible();
    await list.until(
      () => list.inside.querySelectorAll('.dialog .person')[held]?.textContent?.includes('manager-2'),
      'The manager is not there.',
    );
    await userEvent.click((await row()).querySelector('button[aria-expanded]') as HTMLElement);
    const periods = await list.until(() => {
      const found = list.inside.querySelectorAll('.dialog .history li');
      return found.length > 1 && found;
    }, 'No history.');
    await expect(periods[0]?.textContent).toContain('manager-2');
    await expect(periods[0]?.textContent).toContain(words.untilNow);
  },
};

/** Customers of resellers are not the distributor's to tag or assign: nothing can be picked. */
export const NothingToPick: Story = {
  play: async (context) => {
    const list = lookAtActions(context);
    await list.rows();
    await expect(list.inside.querySelector('tbody .check, .row-menu')).toBeNull();
  },
};
