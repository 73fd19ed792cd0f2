import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { minifyStyles } from '../program/minify-styles.ts';
import { shortenTemplates } from '../program/shorten-templates.ts';
import { CODE } from './kit-exports.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** The widgets as npm installs them: one module for each of ours, and packages left to whoever bundles, so that a page has one Lit. */
export default defineConfig({
  root: ROOT,
  publicDir: false,
  plugins: [minifyStyles(), shortenTemplates({ keepsNotes: true })],
  build: {
    target: 'es2022',
    minify: false,
    reportCompressedSize: false,
    lib: { entry: CODE.map(({ source }) => `${ROOT}${source}`), formats: ['es'] },
    rolldownOptions: {
      external: /^(?!\.{0,2}\/|[A-Za-z]:|\0)/,
      output: { preserveModules: true, preserveModulesRoot: ROOT, entryFileNames: '[name].js' },
    },
  },
});
