import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { SetUpError } from '../set-up.mjs';

/** What the tests need of the machine, each a command and a Debian package of the same name, and what for. */
const TOOLS: Readonly<Record<string, string>> = {
  curl: 'walk through the README',
  openssl: 'make certificates',
};

/** Throws `SetUpError` where a tool is not there and cannot be installed. */
export function ensureTools(): void {
  for (const [name, purpose] of Object.entries(TOOLS)) {
    if (!isThere(name)) installFromDebian(name);
    if (!isThere(name))
      throw new SetUpError(`The tests ${purpose} with ${name}, which is not there. Install ${name}, then run the command again.`);
  }
}

/** What some samples are written in, each a command and, where it is small, the Debian package that has it. */
const LANGUAGES: Readonly<Record<string, string | null>> = { php: 'php-cli', python3: 'python3', javac: null };

/** Commands of languages that are not there and cannot be installed; samples in them are not tried. */
export function missingLanguages(): string[] {
  return Object.entries(LANGUAGES).flatMap(([command, pack]) => {
    if (!isThere(command) && pack !== null) installFromDebian(pack);
    return isThere(command) ? [] : [command];
  });
}

function installFromDebian(name: string): void {
  if (process.getuid?.() !== 0 || !existsSync('/etc/debian_version')) return;
  spawnSync('apt-get', ['update'], { stdio: 'ignore' });
  spawnSync('apt-get', ['install', '-y', '--no-install-recommends', name], { stdio: 'ignore' });
}

function isThere(name: string): boolean {
  return spawnSync(name, ['--version'], { stdio: 'ignore' }).error === undefined;
}
