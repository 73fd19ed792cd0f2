import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { VERSION } from '../../widgets/core/version.ts';
import { CONNECT_SCRIPT, HOST_SCRIPT } from './page.ts';

/** What the second version of the kit says that it is. */
export const OTHER_VERSION = '99.0.0';

/**
 * Scripts that the portal serves by itself: a Lit of its own, and another version of the kit under `/other/`; null for anything else. `widgets` is the
 * folder of the kit’s files.
 */
export function portalFile(path: string, widgets: string): string | null {
  if (path === '/host.js') return HOST_SCRIPT;
  if (path === '/connect.js') return CONNECT_SCRIPT;
  if (path === '/lit.js')
    return readFileSync(
      createRequire(import.meta.url)
        .resolve('lit-html')
        .replace('/node/', '/'),
      'utf8',
    );
  const [, name] = /^\/other\/((?:[\w-]+\/)?[\w.-]+\.js)$/.exec(path) ?? [];
  const file = name && join(widgets, name);
  return file && existsSync(file) ? readFileSync(file, 'utf8').replaceAll(VERSION, OTHER_VERSION) : null;
}
