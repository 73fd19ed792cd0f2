import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ROOT } from '../set-up.mjs';
import { editorDataOf } from './editor-data.ts';
import { angularTypes } from './frameworks/angular.ts';
import { elementTypes } from './frameworks/elements.ts';
import { react18Types, reactTypes } from './frameworks/react.ts';
import { svelteTypes } from './frameworks/svelte.ts';
import { vueTypes } from './frameworks/vue.ts';
import { manifestOf } from './manifest/build.ts';
import { type ElementSurface, readElements } from './model.ts';
import { eventsPageOf } from './pages/events.ts';
import { indexOf, pageOf } from './pages/page.ts';
import { reactWrappers } from './react-wrappers.ts';

/** Where files stand that the package has and the checkout has not. */
export const SURFACE_FOLDER = 'dist/surface';

/** Files of the package that are made from the elements, by their path in it. */
export function packageFiles(elements: readonly ElementSurface[]): Map<string, string> {
  const manifest = manifestOf(elements);
  return new Map([
    ['custom-elements.json', `${JSON.stringify(manifest, null, 2)}\n`],
    ...Object.entries<string>({ ...editorDataOf(manifest) }),
    ['types/elements.d.ts', elementTypes(elements)],
    ['types/react.d.ts', reactTypes(elements)],
    ['types/react-18.d.ts', react18Types(elements)],
    ['types/vue.d.ts', vueTypes(elements)],
    ['types/svelte.d.ts', svelteTypes(elements)],
    ['types/angular.d.ts', angularTypes()],
  ]);
}

/** Files of the checkout that are made from the elements: a page for each, the list of pages, all events, the wrappers for React. */
export function committedFiles(elements: readonly ElementSurface[]): Map<string, string> {
  return new Map([
    ...elements.map((element) => [`docs/widgets/${element.tag}.md`, pageOf(element)] as const),
    ['docs/widgets/README.md', indexOf(elements)],
    ['docs/PAGE_EVENTS.md', eventsPageOf(elements)],
    [WRAPPERS, formatted(WRAPPERS, reactWrappers(elements))],
  ]);
}

const WRAPPERS = 'widgets/react/index.ts';

function formatted(path: string, code: string): string {
  const biome = join(ROOT, 'node_modules/.bin/biome');
  const { status, stdout, stderr } = spawnSync(biome, ['check', '--write', `--stdin-file-path=${path}`], {
    cwd: ROOT,
    input: code,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`${path} cannot be formatted: ${stderr}`);
  return stdout;
}

/** Writes them into `dist/surface`, from where the package takes them. */
export function writePackageFiles(elements: readonly ElementSurface[] = readElements()): void {
  writeFiles(SURFACE_FOLDER, packageFiles(elements));
}

export function writeFiles(folder: string, files: ReadonlyMap<string, string>): void {
  for (const [path, text] of files) {
    const file = join(ROOT, folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
}
