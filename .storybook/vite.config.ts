import { defineConfig } from 'vite';

/** Nothing beyond what Storybook and main.ts set. */
export default defineConfig({});
