import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/**
 * The loader, one file beside the entries that it loads. Its syntax is older than theirs (Chromium 64, Safari 11.1, Firefox 67 read it), so that a
 * browser which cannot show the widgets still shows the sentence that says so.
 */
export default defineConfig({
  root: ROOT,
  publicDir: false,
  build: {
    outDir: 'dist/widgets',
    emptyOutDir: false,
    target: ['es2019', 'chrome64', 'safari11.1', 'firefox67'],
    reportCompressedSize: false,
    lib: { entry: 'widgets/loader/loader.ts', formats: ['es'], fileName: 'loader' },
    rolldownOptions: { output: { minify: true, chunkFileNames: 'parts/loader-[name]-[hash].js' } },
  },
});
