import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { expect } from 'storybook/test';
import { openSandbox, renderList } from './stage/list-stage.ts';
import { lookAtList } from './stage/look-at-list.ts';

const meta: Meta = {
  title: 'Customer list',
  loaders: [openSandbox],
  render: renderList,
  parameters: { list: {} },
};
export default meta;
type Story = StoryObj;

export const Rows: Story = {
  play: async (context) => {
    const list = lookAtList(context);
    await expect(await list.rows()).toHaveLength(20);
  },
};
