import type { Preview } from '@storybook/web-components-vite';

const preview: Preview = {
  tags: ['!autodocs'],
  parameters: {
    layout: 'fullscreen',
    a11y: { test: 'error' },
    controls: { disable: true },
  },
};

export default preview;
