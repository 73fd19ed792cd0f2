import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Something that pages import. */
export interface CodeExport {
  /** What is written behind the package's name: `.` or `./define/partner-session`. */
  path: string;
  /** The module it is, from the top of the checkout. */
  source: string;
  /** True where importing it alone does something, so that bundlers must keep it. */
  hasEffects: boolean;
}

/** A file, or a folder of files, that goes into the package as it is. */
export interface FileExport {
  /** What is written behind the package's name; a folder ends in `/*`. */
  path: string;
  /** Where it stands, from the top of the checkout. */
  source: string;
  /** True for styles and types that are imported without a name. */
  hasEffects?: boolean;
}

const WIDGETS = fileURLToPath(new URL('../../widgets/', import.meta.url));
const TAGS = readdirSync(WIDGETS)
  .filter((name) => /^partner-[a-z-]+\.ts$/.test(name))
  .map((name) => name.slice(0, -'.ts'.length));

/** Code of the package `partner-widget-kit`; a new entry is a line here. */
export const CODE: readonly CodeExport[] = [
  { path: '.', source: 'widgets/classes.ts', hasEffects: false },
  { path: './register', source: 'widgets/register.ts', hasEffects: false },
  { path: './define', source: 'widgets/index.ts', hasEffects: true },
  { path: './react', source: 'widgets/react/index.ts', hasEffects: false },
  ...TAGS.map((tag) => ({ path: `./define/${tag}`, source: `widgets/${tag}.ts`, hasEffects: true })),
];

/** Files of the package besides; a new one is a line here. Files with the ending `.d.ts` are types, named without it. */
export const FILES: readonly FileExport[] = [
  { path: './cdn/*', source: 'dist/widgets' },
  ...['element-plus.css', 'ant-design.css'].map((name) => ({
    path: `./presets/${name}`,
    source: `widgets/presets/${name}`,
    hasEffects: true,
  })),
  ...['tokens.css', 'tokens.json'].map((name) => ({
    path: `./${name}`,
    source: `widgets/presets/${name}`,
    hasEffects: name.endsWith('.css'),
  })),
  ...['custom-elements.json', 'web-types.json', 'html-custom-data.json', 'css-custom-data.json'].map(madeFromElements),
  ...['react', 'react-18', 'vue', 'svelte', 'angular', 'elements'].map((name) => madeFromElements(`types/${name}.d.ts`)),
];

/** What `writeGenerated` has put into `dist/surface`. */
function madeFromElements(file: string): FileExport {
  return { path: `./${file.replace(/\.d\.ts$/, '')}`, source: `dist/surface/${file}` };
}
