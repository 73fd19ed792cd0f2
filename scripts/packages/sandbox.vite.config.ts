import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** The BFF for tests, in one module; packages are left to whoever bundles. */
export default defineConfig({
  root: ROOT,
  publicDir: false,
  build: {
    target: 'es2023',
    minify: false,
    reportCompressedSize: false,
    lib: { entry: { index: `${ROOT}scripts/packages/sandbox/entry.ts` }, formats: ['es'] },
    rolldownOptions: {
      external: /^(?!\.{0,2}\/|[A-Za-z]:|\0)/,
      output: { entryFileNames: '[name].js', chunkFileNames: 'parts/[name].js' },
    },
  },
});
