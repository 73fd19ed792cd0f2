import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { IS_BUNDLED } from '../program/release.ts';
import { StartFailure } from '../program/start-failure.ts';
import type { Handler } from './service.ts';
import { serveFolder } from './static.ts';

/** The folder that was named, or the one that came with the program: beside the bundled file, or where a checkout builds it. */
export function widgetsFolder(named?: string): string {
  return named === undefined ? join(import.meta.dirname, IS_BUNDLED ? 'widgets' : '../../../dist/widgets') : resolve(named);
}

/** Serves the widgets' files under `/widgets/`; what stands under `/widgets/<version>/` can be kept by caches for good. */
export function widgetsHandler(folder: string, version: string, basePath = ''): Handler {
  const start = `${basePath}/widgets/`;
  const files = serveFolder({ folder, version, isShared: true });
  return async (request) => {
    const { pathname } = new URL(request.url);
    return request.method === 'GET' && pathname.startsWith(start) ? files(pathname.slice(start.length), request) : null;
  };
}

/** Changes with every build. Throws `StartFailure` where there are no widgets. */
export function widgetsVersion(folder: string): string {
  const files = scriptsIn(folder);
  if (files.length === 0) throw new StartFailure(`The widgets’ files are not in ${folder}. ${IS_BUNDLED ? UNPACKED : BUILT}`);
  const hash = createHash('sha256');
  for (const name of files) hash.update(`${name}\0`).update(readFileSync(join(folder, name)));
  return `build-${hash.digest('hex').slice(0, 12)}`;
}

const UNPACKED = 'They come with the program, in a folder beside it; unpack it again, or name where they are with WIDGETS_DIR.';
const BUILT = 'npm run build makes them; WIDGETS_DIR names another folder.';

function scriptsIn(folder: string): string[] {
  try {
    const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
    return names.filter((name) => name.endsWith('.js')).sort();
  } catch {
    return [];
  }
}
