import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { SetUpError } from '../set-up.mjs';

/** The README's walk is run with curl. Throws `SetUpError` where there is none and none can be installed. */
export function ensureCurl(): void {
  if (hasCurl()) return;
  if (process.getuid?.() === 0 && existsSync('/etc/debian_version')) {
    spawnSync('apt-get', ['update'], { stdio: 'ignore' });
    spawnSync('apt-get', ['install', '-y', '--no-install-recommends', 'curl'], { stdio: 'ignore' });
  }
  if (!hasCurl())
    throw new SetUpError('The tests walk through the README with curl, which is not there. Install curl, then run the command again.');
}

function hasCurl(): boolean {
  return spawnSync('curl', ['--version'], { stdio: 'ignore' }).status === 0;
}
