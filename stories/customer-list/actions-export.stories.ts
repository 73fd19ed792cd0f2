import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { expect, userEvent } from 'storybook/test';
import { clearNames, listStories } from '../stage/list-stage.ts';
import { lookAtActions } from '../stage/look-at-actions.ts';

const meta: Meta = { title: 'Widgets/Customer list/Export', ...listStories };
export default meta;
type Story = StoryObj;

type Look = ReturnType<typeof lookAtActions>;

const openExport = async (list: Look) => {
  await list.rows();
  await userEvent.click(await list.findByRole('button', { name: list.words.selection.verbs.export }));
  return list.inDialog();
};

/** What is handed to the browser's downloads while `act` runs. */
async function savedBy(act: () => Promise<void>): Promise<{ name: string; text: string }> {
  const saved: Promise<{ name: string; text: string }> = new Promise((resolve) => {
    const { click } = HTMLAnchorElement.prototype;
    HTMLAnchorElement.prototype.click = function () {
      HTMLAnchorElement.prototype.click = click;
      const { download: name, href } = this;
      void fetch(href)
        .then((response) => response.text())
        .then((text) => resolve({ name, text }));
    };
  });
  await act();
  return saved;
}

/** The present filter in words, “导出任务创建成功”, progress, and then the file: always masked (R-EXP-1 to 3). */
export const ExportAndDownload: Story = {
  parameters: { list: { state: { associationType: 'referral' } } },
  play: async (context) => {
    const list = lookAtActions(context);
    const inside = await openExport(list);
    await expect(inside.getByText(new RegExp(list.words.associationTypes.referral))).toBeVisible();
    await list.press(list.acts.exports.start);
    await expect(await inside.findByText(list.acts.exports.created)).toBeVisible();
    const button = await list.until(
      () => list.inside.querySelector<HTMLElement>('.record .button[aria-label*="."]'),
      'The file did not come.',
    );
    const { name, text } = await savedBy(() => userEvent.click(button));
    await expect(name).toMatch(/\.csv$/);
    await expect(text.split('\n').length).toBeGreaterThan(20);
    await expect(text).toMatch(/\*\*/);
    const ids = text
      .split('\n')
      .slice(1, 60)
      .map((line) => line.split(',')[0] ?? '');
    const names = (await clearNames(list.sandbox, 'distributor', ids.filter(Boolean))).filter((each) => each.length > 2);
    await expect(names.length).toBeGreaterThan(20);
    for (const each of names) await expect(text).not.toContain(each);
  },
};

/** Nothing matches: nothing is exported, and the dialog says why. */
export const NothingToExport: Story = {
  parameters: { list: { state: { tag: '没有人有的标签' } } },
  play: async (context) => {
    const list = lookAtActions(context);
    await list.notice();
    await userEvent.click(await list.findByRole('button', { name: list.words.selection.verbs.export }));
    await list.press(list.acts.exports.start);
    await expect(await (await list.inDialog()).findByText(list.acts.failures.empty[0])).toBeVisible();
  },
};

/** Only administrators export the customer list (R-EXP-4). */
export const SupervisorExportsNothing: Story = {
  globals: { role: 'supervisor' },
  play: async (context) => {
    const list = lookAtActions(context);
    await list.rows();
    await expect(list.inside.querySelector('.tool-export')).toBeNull();
  },
};
