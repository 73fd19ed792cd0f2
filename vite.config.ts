import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vite';
import { minifyStyles } from './scripts/program/minify-styles.ts';
import { shortenTemplates } from './scripts/program/shorten-templates.ts';
import { valuesApart } from './scripts/program/values-apart.ts';
import { TAGS } from './widgets/core/tags.ts';

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

/** Lit's policy of Trusted Types under a name of the kit's own (docs/CSP.md): a page that has a Lit already may not allow the name twice. */
function ownPolicyName(): Plugin {
  const theirs = 'createPolicy("lit-html"';
  return {
    name: 'own-policy-name',
    transform(code, id) {
      if (!/\/lit-html\.js$/.test(id)) return null;
      if (!code.includes(theirs)) this.error(`lit-html no longer says ${theirs}; docs/CSP.md promises another name.`);
      return { code: code.replace(theirs, 'createPolicy("partner-widgets"'), map: null };
    },
  };
}

/** One entry for all widgets, one that registers them under other tags, and one for each. */
const ENTRIES = ['index', 'register', ...TAGS].map((name) => [name, name] as const);

/** The classes for whoever registers them: entries too, so that nobody else's file holds a list of what it exports. */
const CLASSES = TAGS.map((tag) => tag.slice('partner-'.length)).map((name) => [`classes/${name}`, `${name}/index`] as const);

/** What widgets stand on. */
const COMMON = /[\\/](node_modules|shared|widgets[\\/](core|kit|loader|session))[\\/]|[\\/]widgets[\\/]define\.ts$/;

/** A closed list by itself (scripts/program/values-apart.ts) goes with whoever reads it. */
const LIST = /[\\/]shared[\\/]values[\\/]lists\.ts\?only=/;

/** Parts of the kit that stand above a widget once they are called for. */
const OVERLAYS = /[\\/]widgets[\\/]kit[\\/](action-icons|after-drawing|dialog|menu|popover|progress|toast)\.ts$/;

/** A table in a narrow place: the list asks for it by itself. */
const CARDS = /[\\/]widgets[\\/]kit[\\/]card-styles\.ts$/;

/** What a page of customers stands on from the start: whatever these lead to by static imports. */
const FIRST = /[\\/]widgets[\\/]partner-(session|customer-list)\.ts$/;

/** Read by the page that keeps a list's state in its address, not by the list. */
const ADDRESS = /[\\/]widgets[\\/]customer-list[\\/]address\.ts$/;

interface Modules {
  getModuleInfo(id: string): { importers: readonly string[] } | null;
}

function leadsFromFirst(id: string, modules: Modules, seen = new Set<string>()): boolean {
  if (FIRST.test(id)) return true;
  if (seen.has(id)) return false;
  seen.add(id);
  return modules.getModuleInfo(id)?.importers.some((importer) => leadsFromFirst(importer, modules, seen)) ?? false;
}

/**
 * The widget in whose folder a module stands. Entries belong to none: with one in a file, whoever asks for the class, to register it under
 * another tag, would register the plain tag too.
 */
function widgetOf(id: string): string | null {
  if (ADDRESS.test(id)) return null;
  return /[\\/]widgets[\\/]([\w-]+)[\\/]/.exec(id)?.[1] ?? null;
}

/** Whose strings a module holds, and in which locale: `customer-list-en`. */
function stringsOf(id: string): string | null {
  const [, path, locale] = /[\\/]widgets[\\/](.+)[\\/]strings[\\/](?:\w+\.)?(zh-CN|en|ar)\.ts$/.exec(id) ?? [];
  return path && locale ? `${path.replaceAll(/[\\/]/g, '-')}-${locale}` : null;
}

/**
 * What is loaded at once: a core that the list cannot do without, a file of what only other widgets need from the start, one file for each
 * widget, and one of strings for each locale. Menus, dialogs and whatever else is imported on first use come in files of their own, by
 * themselves.
 */
const groups = [
  {
    debugName: 'core',
    name: (id: string, modules: Modules) => (leadsFromFirst(id, modules) ? 'core' : null),
    priority: 4,
    tags: ['$initial' as const],
    test: COMMON,
  },
  { name: 'cards', priority: 3, test: CARDS },
  {
    debugName: 'more',
    name: (id: string) => (LIST.test(id) ? null : 'more'),
    priority: 2,
    tags: ['$initial' as const],
    test: (id: string) => COMMON.test(id) && !OVERLAYS.test(id),
  },
  { name: 'overlays', priority: 1, test: OVERLAYS },
  { debugName: 'widgets', name: widgetOf, priority: 0, tags: ['$initial' as const] },
];

/** The library that portals load: ES modules. */
export default defineConfig({
  plugins: [valuesApart(), importSafely(), ownPolicyName(), minifyStyles(), shortenTemplates()],
  publicDir: false,
  build: {
    outDir: 'dist/widgets',
    target: 'es2022',
    reportCompressedSize: false,
    // For the licences that go with the program (scripts/program/build.mjs); nothing beginning with a dot is served.
    license: { fileName: '.licences.json' },
    lib: {
      entry: Object.fromEntries([...ENTRIES, ...CLASSES].map(([name, path]) => [name, source(`widgets/${path}.ts`)])),
      formats: ['es'],
    },
    rolldownOptions: {
      output: {
        minify: true,
        chunkFileNames: ({ moduleIds }) => `parts/${stringsOf(moduleIds.at(-1) ?? '') ?? '[name]'}-[hash].js`,
        codeSplitting: { groups },
      },
    },
  },
});
