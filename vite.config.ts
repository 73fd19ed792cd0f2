import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vite';

const source = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** Lit touches the page while it is imported. In the bundle it falls back to a harmless stand-in, so that a server that imports the widgets does not fall over. */
function importSafely(): Plugin {
  return {
    name: 'import-safely',
    transform(code, id) {
      if (!id.endsWith('/lit-html.js')) return null;
      return { code: `const document = globalThis.document ?? { createTreeWalker() {} };\n${code}`, map: null };
    },
  };
}

/** Styles stand in `css` templates without expressions; what CSS does not need is left out. */
function minifyStyles(): Plugin {
  const minified = (styles: string): string =>
    styles
      .replace(/\s+/g, ' ')
      .replace(/ ?([{};]) ?/g, '$1')
      .replace(/([:,]) /g, '$1')
      .replace(/;}/g, '}');
  return {
    name: 'minify-styles',
    enforce: 'pre',
    transform(code, id) {
      if (!/\/widgets\/.*\.ts$/.test(id)) return null;
      return { code: code.replace(/css`([^`$]*)`/g, (_, styles: string) => `css\`${minified(styles)}\``), map: null };
    },
  };
}

/** Minified code breaks lines only inside template literals, whose markup and styles mean the same with one space. */
function collapseTemplates(): Plugin {
  return {
    name: 'collapse-templates',
    generateBundle(_options, bundle) {
      for (const part of Object.values(bundle)) {
        if (part.type === 'chunk') part.code = part.code.replace(/\s*\n\s*/g, ' ').replaceAll('/* @__PURE__ */ ', '');
      }
    },
  };
}

/** All but the strings stands in one file: it packs better, and the browser asks once. */
function isCode(id: string): boolean {
  return !id.includes('/strings/');
}

/** The library that portals load: ES modules, one entry for all widgets and one for each. */
export default defineConfig({
  plugins: [importSafely(), minifyStyles(), collapseTemplates()],
  publicDir: false,
  build: {
    outDir: 'dist/widgets',
    target: 'es2022',
    reportCompressedSize: false,
    lib: {
      entry: {
        index: source('widgets/index.ts'),
        'partner-session': source('widgets/partner-session.ts'),
        'partner-customer-list': source('widgets/partner-customer-list.ts'),
      },
      formats: ['es'],
    },
    rolldownOptions: {
      output: {
        minify: true,
        chunkFileNames: 'parts/[name]-[hash].js',
        codeSplitting: { groups: [{ name: 'core', test: isCode }] },
      },
    },
  },
});
