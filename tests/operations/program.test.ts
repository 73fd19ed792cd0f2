import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openWorld } from '../../bff/node/program/world.ts';
import { DEMONSTRATION_KEY_ID } from '../../bff/security/demonstration.ts';
import { ROOT } from '../../scripts/set-up.mjs';
import type { Running } from '../e2e/process.ts';
import { addressOf, type Unpacked, unpackProgram } from './bundle.ts';

const README = readFileSync(`${ROOT}README.md`, 'utf8');

/** The code block that follows a mark such as `<!-- first -->`. */
function block(mark: string): string {
  const [, code = ''] = new RegExp(`<!-- ${mark} -->\\n\`\`\`sh\\n([\\s\\S]*?)\`\`\``).exec(README) ?? [];
  if (code === '') throw new Error(`README.md has no block after <!-- ${mark} -->`);
  return code.trim();
}

let unpacked: Unpacked;
beforeAll(() => {
  unpacked = unpackProgram();
});
afterAll(() => unpacked?.remove());

describe('the bundled program', () => {
  test('has nothing inside that invents customers, and no page of the demonstration', () => {
    const { sources } = JSON.parse(readFileSync(join(unpacked.programFolder, 'partner-widgets.mjs.map'), 'utf8')) as { sources: string[] };
    expect(sources.filter((source) => source.includes('bff/node/commands/serve.ts'))).toHaveLength(1);
    expect(sources.filter((source) => /bff\/(sandbox|node\/demonstration)\/|sqlite-wasm|\/tests?\//.test(source))).toEqual([]);
  });

  test('starts where no package is in sight', async () => {
    const { version } = JSON.parse(readFileSync(`${ROOT}package.json`, 'utf8')) as { version: string };
    expect(await unpacked.ask(['--version'])).toEqual({ code: 0, output: `${version}\n` });
  });

  test('brings the licences of all that it has inside', () => {
    const text = readFileSync(join(unpacked.programFolder, 'THIRD-PARTY.txt'), 'utf8');
    const { dependencies } = JSON.parse(readFileSync(`${ROOT}package.json`, 'utf8')) as { dependencies: Record<string, string> };
    const { sources } = JSON.parse(readFileSync(join(unpacked.programFolder, 'partner-widgets.mjs.map'), 'utf8')) as { sources: string[] };
    const inside = Object.keys(dependencies).filter((name) => sources.some((source) => source.includes(`node_modules/${name}/`)));
    expect(inside).toEqual(expect.arrayContaining(['hono', 'kysely', 'pg', 'pino', 'zod']));
    for (const name of [...inside, 'lit'])
      expect(text).toMatch(new RegExp(`^${name} ${dependencies[name]?.replaceAll('.', '\\.')} · `, 'm'));
    const without = [...text.matchAll(/^(\S+) \S+ · .*\n-+\n\nIts package says no more/gm)].map(([, name]) => name);
    expect(without).toEqual(['@hono/zod-validator']);
  });

  test('says on an older Node which one it needs, and nothing else', async () => {
    const older = "Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '20.19.0' } })";
    const { code, output } = await unpacked.ask(['serve'], {
      NODE_OPTIONS: `--import "data:text/javascript,${encodeURIComponent(older)}"`,
    });
    expect(output).toBe(
      'partner-widgets needs Node 22.18 or newer; this is Node 20.19.0. Install one from nodejs.org, then type the command again.\n',
    );
    expect(code).toBe(1);
  });
});

test('five commands of the README lead from nothing to the first partner’s key and session', async () => {
  const [make = '', migrate = '', add = '', serve = '', ...more] = block('first').split('\n');
  expect(more).toEqual([]);
  const type = async (line: string) => {
    const running = unpacked.shell(line);
    expect([await running.ended, running.output()]).toEqual([0, expect.any(String)]);
    return running.output();
  };
  expect(await type(make)).toContain(migrate);
  expect(await type(migrate)).toContain(add);
  const added = await type(add);
  expect(added).toContain(serve);
  const [KEY = ''] = /^pwk_live_\S+$/m.exec(added) ?? [];
  const service = unpacked.shell(`exec ${serve}`, { PORT: '0', DRAIN_SECONDS: '0' });
  try {
    const address = await addressOf(service);
    const session = unpacked.shell(block('session').replaceAll('http://localhost:8787', address), { KEY });
    await session.ended;
    const [, secret = ''] = /"secret":"(pws_[^"]+)"/.exec(session.output()) ?? [];
    const origin = 'https://portal.example.com';
    const post = (path: string, body: unknown, more: Record<string, string> = {}) =>
      fetch(address + path, {
        method: 'POST',
        headers: { origin, 'content-type': 'application/json', ...more },
        body: JSON.stringify(body),
      });
    const { token } = (await (await post('/v1/session/token', { secret })).json()) as { token: string };
    // Counted on a thread of its own, which begins in the same bundled file.
    const search = { filter: { resourceExpiry: { until: '2030-01-01T00:00:00Z' } } };
    const found = await post('/v1/customers/search', search, { authorization: `Bearer ${token}` });
    expect([found.status, await found.json()]).toEqual([200, expect.objectContaining({ customers: [], total: 0 })]);
    const widget = await fetch(`${address}/widgets/index.js`);
    expect([widget.status, widget.headers.get('content-type')]).toEqual([200, 'text/javascript; charset=utf-8']);
    for (const path of ['/', '/customers', '/portal/session']) expect((await fetch(address + path)).status).toBe(404);
  } finally {
    service.signal('SIGTERM');
  }
  expect(await service.ended).toBe(0);
});

describe('serve refuses, and says what to type next,', () => {
  let other: Unpacked;
  beforeAll(() => {
    other = unpackProgram();
  });
  afterAll(() => other?.remove());

  async function refusal(env: NodeJS.ProcessEnv = {}, args: string[] = []): Promise<string> {
    const { code, output } = await other.ask(['serve', ...args], { PORT: '0', LOG_LEVEL: 'silent', ...env });
    expect(code).toBe(1);
    expect(output).not.toMatch(/^\s+at /m);
    return output;
  }

  test('where there are no keys, and makes none', async () => {
    expect(await refusal()).toContain('partner-widgets keyring make');
    expect(await refusal()).toContain('keys.json is not there');
  });

  test('where the keys are those of the demonstration', async () => {
    const { fieldKeys, headKeys } = await newKeys(other);
    const KEYS = JSON.stringify({ fieldKeys: [{ ...fieldKeys[0], keyId: DEMONSTRATION_KEY_ID }], headKeys });
    expect(await refusal({ KEYS })).toMatch(/everybody knows.*partner-widgets keyring make/);
  });

  test('where the schema was not migrated', async () => {
    await newKeys(other);
    expect(await refusal()).toMatch(/holds nothing of this service yet.*partner-widgets migrate/);
  });

  test('where the demonstration was set up in the database', async () => {
    await newKeys(other);
    const world = await openWorld({ DATA_DIR: other.dataFolder, LOG_LEVEL: 'silent' }, { demonstration: {} });
    const { seedWorld } = await import('../../bff/sandbox/world.ts');
    await seedWorld({ ...world, seed: 'program', now: Date.now(), customers: 0 });
    await world.close();
    const said = await refusal();
    expect(said).toContain('set up by the demonstration');
    expect(said).toMatch(/DATA_DIR.*DATABASE_URL.*partner-widgets migrate/);
  });

  test('where the business clock would be moved', async () => {
    expect(await refusal({ AT: '2024-09-30' })).toContain('Take AT out of the environment.');
    expect(await refusal({}, ['--at', '2024-09-30'])).toContain("Unknown option '--at'");
  });

  test('where several settings are wrong, each by its name', async () => {
    const said = await refusal({ REVEAL_CELS_PER_MINUTE: '5', PORT: 'many', DRAIN_SECONDS: '-1' });
    expect(said).toContain(
      'There is no setting REVEAL_CELS_PER_MINUTE, which the environment names. Did you mean REVEAL_CELLS_PER_MINUTE?',
    );
    expect(said).toContain('PORT must be a port from 0 to 65535, not "many".');
    expect(said).toContain('DRAIN_SECONDS must be');
  });
});

async function newKeys(program: Unpacked) {
  const running: Running = program.program(['keyring', 'make']);
  await running.ended;
  return JSON.parse(readFileSync(join(program.dataFolder, 'keys.json'), 'utf8')) as { fieldKeys: object[]; headKeys: object[] };
}
