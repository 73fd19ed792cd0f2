import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { hashOf } from '../build.mjs';
import { thirdPartyText } from '../program/third-party.mjs';
import { ROOT, SetUpError } from '../set-up.mjs';

/** Folder of the built workshop: static files for any web server, on any path. */
export const WORKSHOP_FOLDER = join(ROOT, 'dist/storybook');
const STAMP = '.inputs';
const DOCUMENTS = ['README.md', 'CHANGELOG.md', 'ARCHITECTURE.md', 'package-lock.json'];
/** What Storybook writes about the machine and the hour; its pages do without it. */
const PROJECT = 'project.json';
/** The licences of what Vite bundled, as `thirdPartyText` reads them. */
const LICENCES = 'licences.json';

interface Licence {
  name: string;
  version: string;
  identifier: string | null;
  text: string | null;
}

function inputs(): string {
  const own = readdirSync(join(ROOT, '.storybook')).map((file) => `.storybook/${file}`);
  return hashOf(['stories', 'widgets', 'bff', 'shared', 'docs', 'scripts/workshop', ...own.sort(), ...DOCUMENTS]);
}

/** Builds the workshop unless what is there was built from just these files; in its place it stands whole or not at all. Throws `SetUpError`. */
export function ensureWorkshopBuilt(): void {
  const wanted = inputs();
  if (isBuiltFrom(wanted)) return;
  const folder = `${WORKSHOP_FOLDER}.${process.pid}`;
  try {
    buildWorkshopInto(folder);
    writeFileSync(join(folder, STAMP), wanted);
    if (isBuiltFrom(wanted)) return;
    rmSync(WORKSHOP_FOLDER, { recursive: true, force: true });
    renameSync(folder, WORKSHOP_FOLDER);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function isBuiltFrom(wanted: string): boolean {
  const stamp = join(WORKSHOP_FOLDER, STAMP);
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted;
}

/** Builds into a folder, whatever is there. Throws `SetUpError` where it cannot be built. */
export function buildWorkshopInto(folder: string): void {
  const storybook = createRequire(import.meta.url).resolve('storybook/internal/bin/dispatcher');
  const args = [storybook, 'build', '--quiet', '--output-dir', folder, '--disable-telemetry'];
  // No call home, and no question that nobody answers.
  const env = { ...process.env, STORYBOOK_DISABLE_TELEMETRY: '1', CI: 'true', NODE_ENV: 'production' };
  const built = spawnSync(process.execPath, args, { cwd: ROOT, env, encoding: 'utf8' });
  if (built.status !== 0) {
    throw new SetUpError(`The workshop could not be built:\n${built.stdout}${built.stderr}`);
  }
  rmSync(join(folder, PROJECT), { force: true });
  const bundled = JSON.parse(readFileSync(join(folder, LICENCES), 'utf8')) as Licence[];
  rmSync(join(folder, LICENCES));
  writeFileSync(join(folder, 'THIRD-PARTY.txt'), thirdPartyText([...bundled, ...besideBundle()]));
}

/** What the build copies and does not bundle: Storybook's own pages, and the fonts. */
function besideBundle(): Licence[] {
  const { devDependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { devDependencies: Record<string, string> };
  const fonts = Object.keys(devDependencies).filter((name) => name.startsWith('@fontsource'));
  return ['storybook', ...fonts].map((name) => {
    const folder = join(ROOT, 'node_modules', name);
    const { version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string; license: string };
    const path = join(folder, 'LICENSE');
    return { name, version, identifier: license, text: existsSync(path) ? readFileSync(path, 'utf8') : null };
  });
}
