import { readdirSync, readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { join } from 'node:path';
import { ROOT } from '../set-up.mjs';

export interface RootManifest {
  version: string;
  license: string;
  dependencies: Readonly<Record<string, string>>;
}

export const ROOT_MANIFEST = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as RootManifest;

/** What each of our packages says of itself. */
export const COMMON = {
  version: ROOT_MANIFEST.version,
  license: ROOT_MANIFEST.license,
  type: 'module',
} as const;

const IMPORTED = /(?:\bfrom|\bimport)\s*\(?\s*["']((?:@[\w-]+\/)?[a-z][\w.-]*(?:\/[\w./-]+)?)["']/g;

/** Names of the packages that modules (and their types) in a folder import, in order. */
export function importedPackages(folder: string): string[] {
  const names = new Set<string>();
  for (const path of filesIn(folder)) {
    if (!/\.(js|d\.ts)$/.test(path)) continue;
    for (const [, specifier = ''] of readFileSync(path, 'utf8').matchAll(IMPORTED)) {
      if (!isBuiltin(specifier)) names.add(packageOf(specifier));
    }
  }
  return [...names].sort();
}

/**
 * Versions of packages as the root pins them, `^` before each where a host may have a later one of the same kind. Throws where the root names
 * no such production dependency.
 */
export function versionsOf(names: readonly string[], { before = '' }: { before?: '' | '^' } = {}): Record<string, string> {
  return Object.fromEntries(
    names.map((name) => {
      const version = ROOT_MANIFEST.dependencies[name];
      if (version === undefined) throw new Error(`A package imports ${name}, which is no production dependency of package.json.`);
      return [name, before + version];
    }),
  );
}

export function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

function packageOf(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}
