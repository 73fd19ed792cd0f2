import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect } from 'storybook/test';

const meta: Meta = { title: 'Foundations' };
export default meta;

export const Type: StoryObj = {
  render: () => html`<main><h1>Foundations</h1></main>`,
  play: async ({ canvas }) => {
    await expect(canvas.getByRole('heading')).toBeVisible();
  },
};
