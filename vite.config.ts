import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vite';

const source = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/**
 * Lit touches two globals while it is imported. In the bundle they fall back to harmless stand-ins, so that a server that
 * imports the widgets does not fall over.
 */
function importSafely(): Plugin {
  const standIns: Record<string, string> = {
    'reactive-element': 'const HTMLElement = globalThis.HTMLElement ?? class {};\n',
    'lit-html': 'const document = globalThis.document ?? { createTreeWalker() {} };\n',
  };
  return {
    name: 'import-safely',
    transform(code, id) {
      const name = /\/(reactive-element|lit-html)\.js$/.exec(id)?.[1];
      return name ? { code: standIns[name] + code, map: null } : null;
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

/** Names of the custom properties that are the widgets' own (`--_…`), in order of appearance: `--a`, `--b`, … */
function shortNames(code: string): Map<string, string> {
  const names = [...new Set(code.match(/--_[\w-]+/g))];
  return new Map(names.map((name, index) => [name, `--${index.toString(36).replace(/^\d/, '_$&')}`]));
}

/**
 * Minified code keeps its strings in backticks, so that straight quotes and line breaks stand in markup and styles alone,
 * which mean the same without them.
 */
function shortenTemplates(): Plugin {
  return {
    name: 'shorten-templates',
    generateBundle(_options, bundle) {
      for (const part of Object.values(bundle)) {
        if (part.type !== 'chunk') continue;
        const names = shortNames(part.code);
        part.code = part.code
          .replaceAll('/* @__PURE__ */ ', '')
          .replace(/\s*\n\s*/g, ' ')
          .replace(/ ([\w-]+)="([\w-]+)"/g, ' $1=$2')
          .replace(/(["}]) (\/?>)/g, '$1$2')
          .replace(/--_[\w-]+/g, (name) => names.get(name) ?? name);
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
  plugins: [importSafely(), minifyStyles(), shortenTemplates()],
  publicDir: false,
  build: {
    outDir: 'dist/widgets',
    target: 'es2022',
    reportCompressedSize: false,
    lib: {
      entry: {
        index: source('widgets/index.ts'),
        'partner-session': source('widgets/partner-session.ts'),
        'partner-customer': source('widgets/partner-customer.ts'),
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
