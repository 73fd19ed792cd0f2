import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { StartFailure } from '../program/start-failure.ts';
import type { Handler } from './service.ts';
import { serveFolder } from './static.ts';

/** Serves the widgets' files under `/widgets/`; what stands under `/widgets/<version>/` can be kept by caches for good. */
export function widgetsHandler(folder: string, version: string): Handler {
  const files = serveFolder({ folder, version, isShared: true });
  return async (request) => {
    const { pathname } = new URL(request.url);
    return request.method === 'GET' && pathname.startsWith('/widgets/') ? files(pathname.slice('/widgets/'.length), request) : null;
  };
}

/** Changes with every build. Throws `StartFailure` where there is none. */
export function widgetsVersion(folder: string): string {
  try {
    const hash = createHash('sha256');
    for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.js'))
      .sort())
      hash.update(`${name}\0`).update(readFileSync(join(folder, name)));
    return `build-${hash.digest('hex').slice(0, 12)}`;
  } catch {
    throw new StartFailure(`The widgets’ files are not at ${folder}.`);
  }
}
