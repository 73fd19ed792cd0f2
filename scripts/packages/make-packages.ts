import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ensureBuilt, hashOf } from '../build.mjs';
import { documentsBeside, llmsTextBesideDocs } from '../docs/llms.ts';
import { thirdPartyText } from '../program/third-party.mjs';
import { ROOT, SetUpError } from '../set-up.mjs';
import { buildBff } from './bff.ts';
import { buildKit } from './kit.ts';
import { ROOT_MANIFEST } from './manifest.ts';
import { buildSandbox } from './sandbox.ts';

/** Where packages stand: a folder for each, and its archive `<name>-<version>.tgz` beside it. */
export const PACKAGES_FOLDER = join(ROOT, 'dist/packages');

interface Package {
  name: string;
  /** What it is made from: files and folders from the top of the checkout. */
  inputs: readonly string[];
  build(folder: string): Promise<void>;
}

const COMMON_INPUTS = ['shared', 'scripts/packages', 'scripts/build.mjs', 'tsconfig.base.json', 'tsconfig', 'package.json', 'CHANGELOG.md'];
const KIT_INPUTS = ['widgets', 'scripts/surface', 'vite.config.ts', 'scripts/program', 'package-lock.json', 'docs', 'scripts/docs'];

/** The packages; one more is a line here. */
const PACKAGES: readonly Package[] = [
  { name: 'partner-widget-kit', inputs: [...COMMON_INPUTS, ...KIT_INPUTS], build: buildKit },
  { name: 'partner-widget-kit-bff', inputs: [...COMMON_INPUTS, 'bff'], build: buildBff },
  { name: 'partner-widget-kit-sandbox', inputs: [...COMMON_INPUTS, 'bff', 'scripts/sandbox', 'package-lock.json'], build: buildSandbox },
];

export type PackageName = (typeof PACKAGES)[number]['name'];

/** Path of a package's archive. */
export function archiveOf(name: PackageName): string {
  return join(PACKAGES_FOLDER, `${name}-${ROOT_MANIFEST.version}.tgz`);
}

/**
 * Builds and packs the packages, unless what is there was made from just these files. Answers the archives' paths. Throws `SetUpError` where
 * one cannot be built.
 */
export async function ensurePackages(names: readonly PackageName[] = PACKAGES.map(({ name }) => name)): Promise<string[]> {
  for (const one of PACKAGES) if (names.includes(one.name)) await ensurePackage(one);
  return names.map(archiveOf);
}

async function ensurePackage({ name, inputs, build }: Package): Promise<void> {
  const stamp = join(PACKAGES_FOLDER, `.${name}.inputs`);
  const hash = hashOf(inputs);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash && existsSync(archiveOf(name))) return;
  console.log(`Building the package ${name} …`);
  const folder = join(PACKAGES_FOLDER, name);
  // Several may build at once; each has a folder of its own until it is whole.
  const making = `${folder}.${process.pid}`;
  try {
    mkdirSync(making, { recursive: true });
    await build(making);
    addPapers(making, name);
    if (name === 'partner-widget-kit') addDocuments(making);
    pack(making);
    putInPlace(making, folder);
    writeFileSync(stamp, hash);
  } finally {
    rmSync(making, { recursive: true, force: true });
  }
}

/** Where another run puts the same there at the same time, either is as good as the other. */
function putInPlace(making: string, folder: string): void {
  const before = `${making}.before`;
  try {
    if (existsSync(folder)) renameSync(folder, before);
    renameSync(making, folder);
  } catch (error) {
    if (!existsSync(folder)) throw error;
  } finally {
    rmSync(before, { recursive: true, force: true });
  }
}

/** What goes with every package. */
function addPapers(folder: string, name: string): void {
  cpSync(join(ROOT, `scripts/packages/readme/${name}.md`), join(folder, 'README.md'));
  cpSync(join(ROOT, 'CHANGELOG.md'), join(folder, 'CHANGELOG.md'));
  ensureBuilt(process.execPath);
  const licences = JSON.parse(readFileSync(join(ROOT, 'dist/widgets/.licences.json'), 'utf8'));
  if (existsSync(join(folder, 'cdn'))) writeFileSync(join(folder, 'THIRD-PARTY.txt'), thirdPartyText(licences));
}

/** All documents, as people and programs that write a page read them: `llms.txt` leads to those in `docs`. */
function addDocuments(folder: string): void {
  for (const [path, text] of documentsBeside()) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  writeFileSync(join(folder, 'llms.txt'), llmsTextBesideDocs());
}

function pack(folder: string): void {
  const args = ['pack', '--silent', '--ignore-scripts', '--pack-destination', PACKAGES_FOLDER];
  const { status, stderr } = spawnSync('npm', args, { cwd: folder, encoding: 'utf8', shell: process.platform === 'win32' });
  if (status !== 0) throw new SetUpError(`npm could not pack ${folder}:\n${stderr}`);
}
