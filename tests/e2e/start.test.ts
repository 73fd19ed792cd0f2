import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type Server as NetServer } from 'node:net';
import { delimiter, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { worldKeys } from '../../bff/sandbox/world.ts';
import { ROOT } from '../../scripts/set-up.mjs';
import { demonstrationFolder } from './demonstration.ts';
import { run, temporaryFolder } from './process.ts';

const ADDRESS = /http:\/\/localhost:(\d+)\//;

function npmStart(dataFolder: string, ...args: string[]) {
  return run('npm', ['start', '--', '--port', '0', ...args], { DATA_DIR: dataFolder });
}

/** One recorded act: a session minted with the empty partner's key. */
async function mint(origin: string): Promise<number> {
  const response = await fetch(`${origin}/v1/sessions`, {
    method: 'POST',
    headers: { authorization: `Bearer ${worldKeys().own.secretKey}`, 'content-type': 'application/json' },
    body: JSON.stringify({ subject: { kind: 'operator', userId: 'admin', roles: ['administrator'] }, origins: [origin] }),
  });
  return response.status;
}

describe('npm start', () => {
  let data: ReturnType<typeof temporaryFolder>;
  beforeEach(() => {
    data = temporaryFolder('start');
  });
  afterEach(() => data.remove());

  test('prints its address, who can sign in and how to import, answers there, and ends with Ctrl-C without a complaint', async () => {
    const server = npmStart(data.path);
    const [, port] = await server.says(ADDRESS);
    await server.says(/Ctrl-C/);
    expect(server.output()).toMatch(/admin/);
    expect(server.output()).toMatch(/npm run import -- /);
    const page = await fetch(`http://localhost:${port}/`);
    expect(page.status).toBe(200);
    expect(await page.text()).toContain('own/admin');
    server.signalGroup('SIGINT');
    expect(await server.ended).toBe(0);
    expect(server.output()).not.toMatch(/npm (error|ERR)|Error:/i);
  });

  test('--help says what can be typed, and starts nothing', async () => {
    const help = npmStart(data.path, '--help');
    expect(await help.ended).toBe(0);
    expect(help.output()).toMatch(/--port 8787/);
    expect(help.output()).not.toMatch(/Unknown option/);
    expect(existsSync(join(data.path, 'log.jsonl'))).toBe(false);
  });

  test('a second start keeps what the first one stored, and each stop leaves signed heads of the audit chains', async () => {
    const first = npmStart(data.path);
    await first.says(/First start/);
    const [, port] = await first.says(ADDRESS);
    expect(await mint(`http://localhost:${port}`)).toBe(201);
    first.signal('SIGTERM');
    expect(await first.ended).toBe(0);
    const second = npmStart(data.path);
    await second.says(ADDRESS);
    expect(second.output()).not.toMatch(/First start/);
    second.signalGroup('SIGTERM');
    await second.ended;
    const heads = readFileSync(join(data.path, 'heads.jsonl'), 'utf8').trim().split('\n');
    for (const line of heads)
      expect(JSON.parse(line)).toMatchObject({ partnerId: expect.stringMatching(/^par_/), signed: expect.stringMatching(/^ey/) });
  });

  test('--at moves the business date, and every page of the portal says so', async () => {
    const filled = await demonstrationFolder('start');
    const server = npmStart(filled.path, '--at', '2024-09-30');
    const [, port] = await server.says(ADDRESS);
    expect(server.output()).toMatch(/2024-09-30/);
    const origin = `http://localhost:${port}`;
    const signedIn = await fetch(`${origin}/portal/sign-in`, {
      method: 'POST',
      body: new URLSearchParams({ operator: 'own/admin' }),
      redirect: 'manual',
    });
    const cookie = signedIn.headers.get('set-cookie')?.split(';')[0] ?? '';
    for (const [path, headers] of [
      ['/', {}],
      ['/customers', { cookie }],
    ] as const) {
      const page = await (await fetch(origin + path, { headers })).text();
      expect(page).toContain('业务日期设为 2024-09-30');
      expect(page).toContain('business date is set to 2024-09-30');
    }
    server.signalGroup('SIGINT');
    expect(await server.ended).toBe(0);
    filled.remove();
  });
});

describe('npm start says in a sentence what to do, ends with code 1 and loses nothing', () => {
  let data: ReturnType<typeof temporaryFolder>;
  let taken: NetServer | undefined;
  beforeEach(() => {
    data = temporaryFolder('start');
  });
  afterEach(() => {
    taken?.close();
    taken = undefined;
    data.remove();
  });

  test('where the port is taken', async () => {
    taken = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => taken?.once('listening', resolve));
    const { port } = taken.address() as { port: number };
    const server = run('npm', ['start', '--', '--port', String(port)], { DATA_DIR: join(data.path, 'new') });
    expect(await server.ended).toBe(1);
    expect(server.output()).toContain(`Port ${port} is taken by another program.`);
    expect(server.output()).toMatch(/--port \d+/);
    expect(existsSync(join(data.path, 'new'))).toBe(false);
  });

  test('where the data folder cannot be written', async () => {
    writeFileSync(join(data.path, 'file'), '');
    const server = npmStart(join(data.path, 'file', 'data'));
    expect(await server.ended).toBe(1);
    expect(server.output()).toMatch(/cannot be (made|written)|Nothing can be written/);
    expect(server.output()).toContain('DATA_DIR');
    expect(server.output()).not.toMatch(/^\s+at /m);
  });

  test('where the database was written by a newer version', async () => {
    const filled = await demonstrationFolder('start');
    const first = npmStart(filled.path);
    await first.says(ADDRESS);
    first.signalGroup('SIGINT');
    await first.ended;
    const path = join(filled.path, readdirSync(filled.path).find((name) => name.endsWith('.sqlite')) ?? '');
    const database = new DatabaseSync(path);
    database.exec("insert into schema_migrations (number, name) values (9999, 'from-the-future')");
    const count = () => database.prepare('select count(*) as count from customers').get()?.count;
    const before = count();
    const second = npmStart(filled.path);
    expect(await second.ended).toBe(1);
    expect(second.output()).toMatch(/newer version/);
    expect(second.output()).not.toMatch(/^\s+at /m);
    expect(count()).toBe(before);
    database.close();
    filled.remove();
  });

  test('where somebody asks it for a service in earnest, which is another command', async () => {
    const server = npmStart(data.path, '--service');
    expect(await server.ended).toBe(1);
    expect(server.output()).toContain('npm run partner-widgets -- serve');
  });

  test('where an option makes no sense', async () => {
    const server = npmStart(data.path, '--at', 'yesterday');
    expect(await server.ended).toBe(1);
    expect(server.output()).toContain('write it as 2024-09-30');
  });
});

test("the machine's own Node, whatever its version, hands over to Node 24", () => {
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => !folder.includes('node_modules'));
  const own = folders.map((folder) => join(folder, 'node')).find((path) => existsSync(path)) ?? process.execPath;
  const { stdout } = spawnSync(own, ['scripts/run.mjs', 'tests/e2e/print-version.ts'], { cwd: ROOT, encoding: 'utf8' });
  expect(stdout.trim()).toBe(process.version);
});
