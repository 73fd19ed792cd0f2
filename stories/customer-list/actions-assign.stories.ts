import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { expect, userEvent, within } from 'storybook/test';
import { listStories } from '../stage/list-stage.ts';
import { lookAtActions } from '../stage/look-at-actions.ts';

const meta: Meta = { title: 'Widgets/Customer list/Assigning', ...listStories };
export default meta;
type Story = StoryObj;

const UNASSIGNED = { list: { state: { accountManagerId: 'none' } } };

/** From the head of the list: those without a manager, page by page, then the manager, then “分配客户成功！” (R-AM-1, R-AM-3). */
export const PickTheUnassigned: Story = {
  play: async (context) => {
    const list = lookAtActions(context);
    await list.rows();
    await userEvent.click(list.getByRole('button', { name: list.words.selection.verbs.pick }));
    const inside = await list.inDialog();
    const boxes = await list.until(() => {
      const found = list.inside.querySelectorAll<HTMLInputElement>('.dialog .person .check input');
      return found.length > 2 && found;
    }, 'No unassigned customers.');
    await userEvent.click(boxes[0] as HTMLElement);
    await userEvent.click(boxes[1] as HTMLElement);
    await userEvent.click(inside.getByRole('button', { name: list.acts.pick.next }));
    await list.until(() => list.inside.querySelector('.pick-pager')?.textContent?.includes('21–40'), 'The second page did not come.');
    await userEvent.click((await list.people())[0]?.querySelector('input') as HTMLElement);
    await expect(await inside.findByText(list.acts.pick.count(3))).toBeVisible();
    await list.press(list.acts.pick.step);
    await expect((await list.people()).length).toBe(3);
    await userEvent.click((await list.people())[2]?.querySelector('.remove') as HTMLElement);
    await expect((await list.people()).length).toBe(2);
    await list.choose('manager-3');
    await list.press(list.acts.assign.act(2, 'manager-3'));
    await expect(await list.toast()).toBe(list.acts.assign.success);
    await list.closed();
  },
};

/** Beside every customer its full id, number, manager and tags; whoever is assigned already stays, unless the hand-over is ticked. */
export const HandOver: Story = {
  play: async (context) => {
    const list = lookAtActions(context);
    const ids = await list.pick(0, 1, 2, 3);
    await userEvent.click(await list.findByRole('button', { name: list.words.selection.verbs.assign }));
    const seen = (await list.people()).map((person) => person.textContent ?? '');
    await expect(seen.every((text, place) => text.includes(ids[place] as string))).toBe(true);
    await list.press(list.acts.assign.heading);
    await expect(await (await list.inDialog()).findByText(list.acts.assign.missing)).toBeVisible();
    await list.choose('manager-7');
    const dialog = await list.dialog();
    const boxes = dialog.querySelectorAll<HTMLInputElement>('.hand-overs input');
    await expect(boxes.length).toBeGreaterThan(1);
    await userEvent.click(boxes[0] as HTMLElement);
    const button = await within(dialog).findByRole('button', { name: /manager-7/ });
    await userEvent.dblClick(button);
    await expect(await list.toast()).toBe(list.acts.assign.success);
    await expect(list.sandbox.log.filter(({ endpoint }) => endpoint === 'POST /v1/assignments').length).toBeLessThanOrEqual(4);
    await list.until(
      () => list.all()[0]?.querySelector('.c-accountManagerName')?.textContent?.includes('罗'),
      'The manager is not on the row.',
    );
  },
};

/** Somebody else was quicker with every second one: which, why, and what to do; then those alone are read anew and handed over. */
export const PartialBatch: Story = {
  globals: { scenario: 'partial-batch' },
  parameters: UNASSIGNED,
  play: async (context) => {
    const list = lookAtActions(context);
    await list.pick(0, 1, 2, 3);
    await userEvent.click(await list.findByRole('button', { name: list.words.selection.verbs.assign }));
    await list.choose('manager-5');
    await list.press(list.acts.assign.act(4, 'manager-5'));
    const inside = await list.inDialog();
    await expect(await inside.findByText(list.acts.result.partial(2, 2))).toBeVisible();
    const [what = '', next = ''] = list.acts.refusals['customer-assigned'] ?? [];
    await expect(inside.getByRole('heading', { name: new RegExp(what) })).toBeVisible();
    await expect(inside.getByText(next)).toBeVisible();
    await list.press(list.acts.result.again(2));
    await list.until(() => list.inside.querySelectorAll('.dialog .hand-overs input').length > 0, 'No hand-over is offered.');
    await expect((await list.people()).length).toBe(2);
    await userEvent.click(list.inside.querySelector('.dialog .hand-overs input') as HTMLElement);
    await list.press(list.acts.assign.actWithMoves(2, 2, 'manager-5'));
    await expect(await list.toast()).toBe(list.acts.assign.success);
  },
};

/** The connection goes in the middle: everything picked stays, and the second attempt does nothing twice. */
export const LostConnection: Story = {
  parameters: UNASSIGNED,
  play: async (context) => {
    const list = lookAtActions(context);
    await list.pick(0, 1);
    await userEvent.click(await list.findByRole('button', { name: list.words.selection.verbs.assign }));
    await list.choose('manager-2');
    list.sandbox.network.isDown = true;
    await list.press(list.acts.assign.act(2, 'manager-2'));
    const inside = await list.inDialog();
    await expect(await inside.findByText(list.acts.failures.offline[0])).toBeVisible();
    await expect((await list.people()).length).toBe(2);
    list.sandbox.network.isDown = false;
    await list.press(list.acts.assign.act(2, 'manager-2'));
    await expect(await list.toast()).toBe(list.acts.assign.success);
  },
};

/** A supervisor assigns within the team alone. */
export const Supervisor: Story = {
  globals: { role: 'supervisor' },
  play: async (context) => {
    const list = lookAtActions(context);
    await list.pick(0);
    await userEvent.click(await list.findByRole('button', { name: list.words.selection.verbs.assign }));
    const options = await list.until(() => {
      const found = [...list.inside.querySelectorAll('.dialog .option b')].map((option) => option.textContent);
      return found.length > 0 && found;
    }, 'No managers.');
    await expect(options.length).toBeLessThan(8);
    await expect(list.inside.querySelector('.tool-export')).toBeNull();
  },
};

/** On a phone the dialog is the whole screen, in the dark and in English. */
export const PhoneDarkEnglish: Story = {
  globals: { theme: 'dark', locale: 'en' },
  parameters: { list: { width: 352 } },
  play: async (context) => {
    const list = lookAtActions(context);
    await list.pick(0, 1);
    await userEvent.click(await list.findByRole('button', { name: list.words.selection.verbs.assign }));
    await list.choose('manager-4');
    await expect((await list.people()).length).toBe(2);
  },
};
