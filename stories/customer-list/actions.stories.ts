import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { expect, userEvent } from 'storybook/test';
import { listStories } from '../stage/list-stage.ts';
import { lookAtActions } from '../stage/look-at-actions.ts';

const meta: Meta = { title: 'Widgets/Customer list/Actions', ...listStories };
export default meta;
type Story = StoryObj;

/** Picked customers bring count and verbs; the table stays where it is. */
export const Selection: Story = {
  play: async (context) => {
    const list = lookAtActions(context);
    const [row] = await list.rows();
    const before = row?.getBoundingClientRect().top;
    await list.pick(0, 1, 2);
    await expect(await list.findByText(list.words.selection.count(3))).toBeVisible();
    await expect(row?.getBoundingClientRect().top).toBe(before);
    await userEvent.click(list.getByRole('button', { name: list.words.pager.next }));
    await list.until(() => list.inside.querySelector('.pager-summary')?.textContent?.startsWith('21'), 'The second page did not come.');
    await list.pick(4);
    await expect(await list.findByText(list.words.selection.count(4))).toBeVisible();
    await userEvent.click(list.getByRole('button', { name: list.words.selection.clear }));
    await expect(list.inside.querySelector('.action-bar')).toBeNull();
  },
};

/** The first hundred are taken, page by page, and the list says that no more can be. */
export const AtMostAHundred: Story = {
  parameters: { list: { state: { size: 50 } } },
  play: async (context) => {
    const list = lookAtActions(context);
    const press = (selector: string) => list.inside.querySelector<HTMLElement>(selector)?.click();
    const counted = (text: string) =>
      list.until(() => list.inside.querySelector('.picked-count')?.textContent?.includes(text), `Not ${text}.`);
    for (const [place, count] of [50, 100].entries()) {
      await list.until(
        () => list.inside.querySelector('.pager-summary')?.textContent?.startsWith(`${place * 50 + 1}–`),
        'No further page.',
      );
      await list.rows();
      press('thead .check input');
      await counted(list.words.selection.count(count));
      press(`.pager [aria-label="${list.words.pager.next}"]`);
    }
    await list.until(() => list.inside.querySelector('.pager-summary')?.textContent?.startsWith('101'), 'The third page did not come.');
    await list.rows();
    press('tbody .check input');
    await counted(list.words.selection.full);
    await counted(list.words.selection.count(100));
    await expect(list.all()[0]?.querySelector<HTMLInputElement>('.check input')?.checked).toBe(false);
  },
};

/** Space picks the row of the focus; the menu opens, moves and closes by keys and gives the focus back. */
export const Keyboard: Story = {
  play: async (context) => {
    const list = lookAtActions(context);
    const [row] = await list.rows();
    const active = () => list.element.shadowRoot?.activeElement;
    list.cell(row as Element, 'association').focus();
    await userEvent.keyboard(' ');
    await expect(await list.findByText(list.words.selection.count(1))).toBeVisible();
    const more = row?.querySelector<HTMLElement>('.row-menu') as HTMLElement;
    more.focus();
    await userEvent.keyboard('{Enter}');
    await list.until(() => active()?.textContent?.trim() === list.words.selection.verbs.tag, 'The menu did not take the focus.');
    await userEvent.keyboard('{ArrowDown}');
    await expect(active()?.textContent?.trim()).toBe(list.words.selection.verbs.assign);
    await userEvent.keyboard('{ArrowUp}{ArrowUp}');
    await expect(active()?.getAttribute('role')).toBe('menuitem');
    await userEvent.keyboard('{Escape}');
    await expect(active()).toBe(more);
    await expect(more).toHaveAttribute('aria-expanded', 'false');
  },
};

/** Tags: which of the picked have which; one more for all, one less for those that have it. */
export const Tags: Story = {
  play: async (context) => {
    const list = lookAtActions(context);
    const [first] = await list.pick(0, 1, 2);
    await userEvent.click(await list.findByRole('button', { name: list.words.selection.verbs.tag }));
    const inside = await list.inDialog();
    await userEvent.type(inside.getByLabelText(list.acts.tag.add), '华南大区{Enter}');
    await expect(await inside.findByText(list.acts.tag.added)).toBeVisible();
    await list.press(list.acts.tag.act(3));
    await expect(await list.toast()).toBe(list.acts.tag.success);
    await list.closed();
    await list.until(() => list.all()[0]?.querySelector('.c-tags')?.textContent?.includes('华南大区'), 'The tag is not on the row.');
    await expect(list.text((await list.rows())[0] as Element, 'customerId')).toBe(first);
    await expect(list.inside.querySelector('.action-bar')).toBeNull();
  },
};

/** Nothing that was picked goes by a press beside the dialog; Escape asks first. */
export const NothingIsLost: Story = {
  play: async (context) => {
    const list = lookAtActions(context);
    await list.pick(0, 1);
    await userEvent.click(await list.findByRole('button', { name: list.words.selection.verbs.tag }));
    const dialog = await list.dialog();
    const inside = await list.inDialog();
    await userEvent.type(inside.getByLabelText(list.acts.tag.add), '待续约');
    await userEvent.click(dialog);
    await expect(dialog.open).toBe(true);
    await userEvent.keyboard('{Escape}');
    await expect(await inside.findByText(list.acts.leave.question)).toBeVisible();
    await list.press(list.acts.leave.stay);
    await expect(inside.getByLabelText(list.acts.tag.add)).toHaveValue('待续约');
    await userEvent.keyboard('{Escape}');
    await list.press(list.acts.leave.discard);
    await list.closed();
    await expect(list.getByText(list.words.selection.count(2))).toBeVisible();
    await list.until(
      () => list.element.shadowRoot?.activeElement?.textContent?.trim() === list.words.selection.verbs.tag,
      'The focus did not come back.',
    );
  },
};

/** Withdraws one customer from the menu of its row (R-AM-4). */
export const WithdrawOne: Story = {
  play: async (context) => {
    const list = lookAtActions(context);
    const [row] = await list.rows();
    await userEvent.click(row?.querySelector('.row-menu') as HTMLElement);
    await userEvent.click(await list.findByRole('menuitem', { name: list.words.selection.verbs.withdraw }));
    await expect((await list.people()).length).toBe(1);
    await list.press(list.acts.withdraw.act(1));
    await expect(await list.toast()).toBe(list.acts.withdraw.success);
    await list.until(
      () => list.all()[0]?.querySelector('.c-accountManagerName')?.textContent?.includes(list.words.cells.noManager),
      'It still has one.',
    );
  },
};

/** An account manager tags their own customers and assigns nobody: what is not allowed is not there. */
export const AccountManager: Story = {
  globals: { role: 'account-manager' },
  play: async (context) => {
    const list = lookAtActions(context);
    await list.pick(0);
    const verbs = [...list.inside.querySelectorAll('.action-bar .button')].map((button) => button.textContent?.trim());
    await expect(verbs).toEqual([list.words.selection.verbs.tag, list.words.selection.clear]);
    await expect(list.inside.querySelector('.tool-pick, .tool-resellers, .tool-export')).toBeNull();
  },
};

/** An end customer has nothing to pick and no menu. */
export const EndCustomer: Story = {
  globals: { role: 'end-customer' },
  play: async (context) => {
    const list = lookAtActions(context);
    await list.rows();
    await expect(list.inside.querySelector('.check, .row-menu, .tool-pick, .tool-resellers, .tool-export')).toBeNull();
  },
};

/** A phone: the verbs stay in sight at its lower edge. */
export const Phone: Story = {
  parameters: { list: { width: 352 } },
  play: async (context) => {
    const list = lookAtActions(context);
    await list.pick(0, 1);
    const bar = await list.until(() => list.inside.querySelector('.action-bar'), 'No verbs.');
    await expect(bar.getBoundingClientRect().bottom).toBeLessThanOrEqual(innerHeight);
  },
};
