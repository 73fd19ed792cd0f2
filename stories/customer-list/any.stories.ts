import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { expect } from 'storybook/test';
import { listStories } from '../stage/list-stage.ts';
import { lookAtList } from '../stage/look-at-list.ts';

const meta: Meta = { title: 'Widgets/Customer list/Any', ...listStories };
export default meta;

/** Whatever the toolbar chooses: scenario, role, locale, theme, density. Nothing is done to it, so that a person can. */
export const AsTheToolbarSays: StoryObj = {
  play: async (context) => {
    const list = lookAtList(context);
    const shown = await list.until(() => list.inside.querySelector('tbody tr, .notice'), 'Nothing is shown.');
    await expect(shown).toBeVisible();
  },
};
