import type { Meta, StoryContext, StoryObj } from '@storybook/web-components-vite';
import { expect, userEvent } from 'storybook/test';
import { listStories } from '../stage/list-stage.ts';
import { lookAtActions } from '../stage/look-at-actions.ts';

const meta: Meta = { title: 'Widgets/Customer list/Drawer', ...listStories, globals: { overlays: 'drawer' } };
export default meta;
type Story = StoryObj;

async function opened(context: StoryContext, verb: 'tag' | 'assign') {
  const list = lookAtActions(context);
  await list.pick(0, 1, 2);
  await userEvent.click(await list.findByRole('button', { name: list.words.selection.verbs[verb] }));
  const dialog = await list.dialog();
  await Promise.all(dialog.getAnimations().map(({ finished }) => finished));
  return { ...list, place: () => dialog.getBoundingClientRect() };
}

/** At the end of the line and as high as the window; the list beside it stays in sight, and the acts are at its lower edge. */
export const AtTheEndOfTheLine: Story = {
  play: async (context) => {
    const list = await opened(context as StoryContext, 'tag');
    const inside = await list.inDialog();
    await userEvent.type(inside.getByLabelText(list.acts.tag.add), '华南大区{Enter}');
    await expect(await inside.findByText(list.acts.tag.added)).toBeVisible();
    const { right, top, height } = list.place();
    await expect([right, top, height]).toEqual([document.documentElement.clientWidth, 0, innerHeight]);
  },
};

/** Two columns, dark, from right to left: the end of the line is the left. */
export const WideFromRightToLeft: Story = {
  globals: { theme: 'dark', direction: 'rtl', locale: 'ar' },
  play: async (context) => {
    const list = await opened(context as StoryContext, 'assign');
    await list.choose('manager-3');
    const { left, top, height } = list.place();
    await expect([left, top, height]).toEqual([0, 0, innerHeight]);
  },
};
