import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { ROOT } from '../set-up.mjs';

/** Debian's package, laid out beside the project: nothing is installed on the machine, and no server is started. */
const UNPACKED = join(ROOT, '.cache/nginx');

/** Path of an nginx that starts: one that is there, else Debian's; null where none can be had. */
export function ensureNginx(): string | null {
  return findNginx() ?? unpackFromDebian();
}

function findNginx(): string | null {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/usr/local/sbin', join(UNPACKED, 'usr/sbin')];
  const candidates = folders.map((folder) => join(folder, 'nginx'));
  return candidates.find((path) => existsSync(path) && spawnSync(path, ['-v'], { stdio: 'ignore' }).status === 0) ?? null;
}

function unpackFromDebian(): string | null {
  if (!existsSync('/etc/debian_version')) return null;
  mkdirSync(UNPACKED, { recursive: true });
  if (process.getuid?.() === 0) spawnSync('apt-get', ['update'], { stdio: 'ignore' });
  // `_apt` may not write here; as root, apt says so and goes on.
  if (spawnSync('apt-get', ['download', 'nginx'], { cwd: UNPACKED, stdio: 'ignore' }).status !== 0) return null;
  for (const name of readdirSync(UNPACKED).filter((file) => file.endsWith('.deb')))
    spawnSync('dpkg-deb', ['--extract', name, '.'], { cwd: UNPACKED, stdio: 'ignore' });
  return findNginx();
}
