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

function installFromDebian(name: string): void {
  if (process.getuid?.() !== 0 || !existsSync('/etc/debian_version')) return;
  spawnSync('apt-get', ['update'], { stdio: 'ignore' });
  spawnSync('apt-get', ['install', '-y', '--no-install-recommends', name], { stdio: 'ignore' });
}

function isThere(name: string): boolean {
  return spawnSync(name, ['--version'], { stdio: 'ignore' }).error === undefined;
}
