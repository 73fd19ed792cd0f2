import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Running, run } from '../e2e/process.ts';

export interface NginxWish {
  nginx: string;
  /** Folder of its own, for configuration, cache and process id. */
  folder: string;
  /** What stands inside `http { … }`. */
  http: string;
}

/** What nginx puts away stands in its own folder, wherever its package would have it; inside `http { … }`. */
export function temporaryPaths(folder: string): string {
  mkdirSync(join(folder, 'temp'), { recursive: true });
  return ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `${name}_temp_path ${folder}/temp/${name};`).join(' ');
}

/** Its processes run as whoever started it, who owns the folder. */
export const ACCOUNT = process.getuid?.() === 0 ? 'user root;' : '';

/** Starts an nginx. Throws with what it says where it does not like its configuration. */
export async function startNginx({ nginx, folder, http }: NginxWish): Promise<Running> {
  const file = join(folder, 'nginx.conf');
  writeFileSync(
    file,
    `${ACCOUNT} daemon off; worker_processes 1; pid ${folder}/nginx.pid; error_log stderr notice;
events {}
http {
access_log off; ${temporaryPaths(folder)}
${http}
}
`,
  );
  const options = ['-e', 'stderr', '-p', folder, '-c', file];
  const checked = spawnSync(nginx, ['-t', ...options], { encoding: 'utf8' });
  if (checked.status !== 0) throw new Error(checked.stderr);
  const running = run(nginx, options);
  await running.says(/start worker process /);
  return running;
}

/** A configuration that ships, with names and places of the containers put where they are here. */
export function configurationOf(path: string, here: Readonly<Record<string, string>>): string {
  return Object.entries(here).reduce((text, [there, place]) => text.replaceAll(there, place), readFileSync(path, 'utf8'));
}
