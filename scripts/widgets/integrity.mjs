import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { ROOT } from '../set-up.mjs';

/**
 * Writes `sri.json` beside the files of a release: its version, the hash of every file as `integrity` takes it, and an import map for pages
 * that have the files under `/widgets/<version>/` of their own origin. Elsewhere the map's addresses begin with that place instead.
 */
export function writeIntegrity(folder) {
  const { version } = JSON.parse(readFileSync(`${ROOT}package.json`, 'utf8'));
  const files = Object.fromEntries(scriptsIn(folder).map((name) => [name, integrityOf(readFileSync(`${folder}${name}`))]));
  const integrity = Object.fromEntries(Object.entries(files).map(([name, hash]) => [`/widgets/${version}/${name}`, hash]));
  writeFileSync(`${folder}sri.json`, `${JSON.stringify({ version, files, importmap: { integrity } }, null, 1)}\n`);
}

function integrityOf(bytes) {
  return `sha384-${createHash('sha384').update(bytes).digest('base64')}`;
}

/** Nothing beginning with a dot is served. */
function scriptsIn(folder) {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => name.endsWith('.js') && !name.startsWith('.'))
    .sort();
}
