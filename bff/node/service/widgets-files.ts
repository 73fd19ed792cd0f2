import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { IS_BUNDLED, RELEASE } from '../program/release.ts';
import { StartFailure } from '../program/start-failure.ts';
import { isRelease, newestOf } from './releases.ts';
import type { Handler } from './service.ts';
import { serveFolder } from './static.ts';

const CAME_WITH_PROGRAM = join(import.meta.dirname, IS_BUNDLED ? 'widgets' : '../../../dist/widgets');

/**
 * The widgets' files of this release: those in the folder that was named, else what came with the program (beside the bundled file, or where
 * a checkout builds them).
 */
export function widgetsFolder(named?: string): string {
  return named === undefined || keptReleases(named) !== null ? CAME_WITH_PROGRAM : resolve(named);
}

/** The folder that was named, where it holds releases by their names (`0.1.0`), for pages that stay with one; else null. */
export function keptReleases(named?: string): string | null {
  if (named === undefined || existsSync(join(named, 'index.js'))) return null;
  return releasesIn(named).length > 0 ? resolve(named) : null;
}

export interface WidgetsOptions {
  /** Folder of other releases, each under its name; they are served besides. */
  kept?: string | null;
  /** The release of the own files. Default: that of the program. */
  release?: string;
  /** True: the own files are those of a release and never change, so that caches keep what stands under its name, too. */
  isReleased?: boolean;
  /** Path under which everything is served; default: none. */
  basePath?: string;
}

/**
 * Serves the widgets' files under `/widgets/`: of this release as they are, under `<release>/` (`0.1.0`) and `<build>/` (which changes with every
 * build) for caches to keep, and under `<channel>/` (`0.1`, from release 1 on `1`) what is newest of those that pages of that channel can go over to.
 */
export function widgetsHandler(own: string, build: string, options: WidgetsOptions = {}): Handler {
  const { kept = null, release = RELEASE, isReleased = IS_BUNDLED, basePath = '' } = options;
  const start = `${basePath}/widgets/`;
  const ownFiles = serveFolder({ folder: own, version: build, isShared: true });
  const ownRelease = serveFolder({ folder: own, version: isReleased ? release : undefined, isShared: true });
  const keptFiles = kept === null ? null : serveReleases(kept);
  const find = async (path: string, request: Request): Promise<Response | null> => {
    const [name = '', ...rest] = path.split('/');
    const others = kept === null || !/^\d/.test(name) ? [] : releasesIn(kept).filter((one) => one !== release);
    const wanted = isRelease(name) ? name : newestOf(name, [release, ...others], release);
    if (wanted === null) return ownFiles(path, request);
    if (wanted === release) return ownRelease((name === release && isReleased ? [name, ...rest] : rest).join('/'), request);
    return keptFiles?.(wanted, rest.join('/'), request, name === wanted) ?? null;
  };
  return async (request) => {
    const { pathname } = new URL(request.url);
    return (request.method === 'GET' || request.method === 'HEAD') && pathname.startsWith(start)
      ? find(pathname.slice(start.length), request)
      : null;
  };
}

/** The files of a release never change once they are there; a channel goes on to the next one. */
function serveReleases(kept: string) {
  const folders = new Map<string, ReturnType<typeof serveFolder>>();
  return async (release: string, path: string, request: Request, isExact: boolean): Promise<Response | null> => {
    if (!releasesIn(kept).includes(release)) return null;
    const files = folders.get(release) ?? serveFolder({ folder: join(kept, release), version: release, isShared: true });
    folders.set(release, files);
    return files(isExact ? `${release}/${path}` : path, request);
  };
}

/** Names of the releases that a folder holds. */
function releasesIn(folder: string): string[] {
  return namesIn(folder).filter((name) => isRelease(name) && existsSync(join(folder, name, 'index.js')));
}

/** Changes with every build. Throws `StartFailure` where there are no widgets. */
export function widgetsVersion(folder: string): string {
  const files = namesIn(folder, true).filter((name) => name.endsWith('.js'));
  if (files.length === 0) throw new StartFailure(`The widgets’ files are not in ${folder}. ${IS_BUNDLED ? UNPACKED : BUILT}`);
  const hash = createHash('sha256');
  for (const name of files) hash.update(`${name}\0`).update(readFileSync(join(folder, name)));
  return `build-${hash.digest('hex').slice(0, 12)}`;
}

const UNPACKED =
  'They come with the program, in a folder beside it; unpack it again. WIDGETS_DIR names others, or a folder of releases, each under its name such as 0.1.0.';
const BUILT = 'npm run build makes them; WIDGETS_DIR names another folder.';

/** In order; none where there is no such folder. */
function namesIn(folder: string, recursive = false): string[] {
  try {
    return readdirSync(folder, { recursive, encoding: 'utf8' }).sort();
  } catch {
    return [];
  }
}
