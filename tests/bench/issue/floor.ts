import { execFile } from 'node:child_process';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { CUSTOMERS } from './world.ts';

const run = promisify(execFile);

/** Calls the peer's function a second with pgbench (Debian's package `postgresql-contrib`), prepared, each call a durable transaction. */
export async function callFunction(database: string, { connections, seconds }: { connections: number; seconds: number }): Promise<number> {
  const script = join(await mkdtemp(join(tmpdir(), 'bench-floor-')), 'issue.sql');
  const ids = 'gen_random_uuid()::text, gen_random_uuid()::text';
  await writeFile(script, `\\set customer random(0, ${CUSTOMERS - 1})\nselect issue('hot', 'customer-' || :customer, 1, ${ids});\n`);
  const args = ['--no-vacuum', '--protocol=prepared', `--client=${connections}`, '--jobs=1', `--time=${seconds}`, `--file=${script}`];
  const { stdout } = await run('pgbench', [...args, database]).catch((error: NodeJS.ErrnoException) => {
    throw error.code === 'ENOENT' ? new Error('There is no pgbench: apt-get install postgresql-contrib') : error;
  });
  const match = /tps = ([\d.]+)/.exec(stdout);
  if (!match) throw new Error(`pgbench said nothing usable:\n${stdout}`);
  return Number(match[1]);
}
