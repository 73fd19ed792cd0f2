import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROGRAM_FOLDER } from '../program/build-program.mjs';
import { ROOT } from '../set-up.mjs';
import { readSbom } from './sbom.ts';
import { exampleSettings } from './settings-example.ts';

/** A file of the release, by its path below the archive's folder. */
export interface ReleaseFile {
  path: string;
  bytes: Uint8Array;
  isExecutable: boolean;
}

const SUMS_FILE = 'SHA256SUMS';
/** Sorted by what their letters are, not by a language. */
const byPath = (one: ReleaseFile, other: ReleaseFile) => (one.path < other.path ? -1 : 1);

/** Everything that is shipped, in order, with the program that was built into a folder. */
export async function releaseFiles(program = PROGRAM_FOLDER): Promise<ReleaseFile[]> {
  const files = [
    ...filesUnder(join(ROOT, 'deploy'), 'deploy'),
    file('bin/partner-widgets', readFileSync(join(ROOT, 'deploy/bin/partner-widgets')), true),
    ...filesUnder(program, 'program', (path) => !path.endsWith('THIRD-PARTY.txt')),
    file('THIRD-PARTY.txt', readFileSync(join(program, 'THIRD-PARTY.txt'))),
    ...filesUnder(join(ROOT, 'docs'), 'docs'),
    ...['README.md', 'ARCHITECTURE.md', 'CHANGELOG.md'].map((name) => file(name, readFileSync(join(ROOT, name)))),
    file('deploy/settings.example', text(exampleSettings())),
    file('sbom.cdx.json', text(`${JSON.stringify(await readSbom(), null, 2)}\n`)),
  ]
    .filter(({ path }) => !path.startsWith('deploy/bin/'))
    .sort(byPath);
  return [...files, file(SUMS_FILE, text(sumsOf(files)))].sort(byPath);
}

/** As `sha256sum --check` reads it. */
function sumsOf(files: readonly ReleaseFile[]): string {
  return files.map(({ path, bytes }) => `${createHash('sha256').update(bytes).digest('hex')}  ${path}\n`).join('');
}

/** Files whose names begin with a dot are the build's own. */
function filesUnder(folder: string, under: string, isWanted: (path: string) => boolean = () => true): ReleaseFile[] {
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter(isWanted);
  return paths.map((path) => {
    const name = `${under}/${path.slice(folder.length + 1).replaceAll('\\', '/')}`;
    return file(name, readFileSync(path), /\.(mjs|sh)$/.test(path));
  });
}

function file(path: string, bytes: Uint8Array, isExecutable = false): ReleaseFile {
  return { path, bytes, isExecutable };
}

function text(content: string): Uint8Array {
  return new TextEncoder().encode(content);
}
