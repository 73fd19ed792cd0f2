import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, chownSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildProgramInto, PROGRAM_FOLDER } from '../../scripts/program/build-program.mjs';
import { packRelease } from '../../scripts/release/archive.ts';
import { releaseFiles } from '../../scripts/release/contents.ts';
import type { Sbom } from '../../scripts/release/sbom.ts';
import { ROOT } from '../../scripts/set-up.mjs';
import { type Running, run } from '../e2e/process.ts';
import { filesIn, type UnpackedArchive, unpackArchive } from './archive.ts';
import { addressOf } from './bundle.ts';
import { freePorts } from './free-ports.ts';
import { commandIn, readUnit } from './unit.ts';

/** Where the unit expects the archive. */
const INSTALLED = '/opt/partner-widgets';
const CONTAINER_ACCOUNT = 10001;

let archive: UnpackedArchive;
beforeAll(async () => {
  archive = await unpackArchive();
}, 60_000);
afterAll(() => archive?.remove());
const read = (path: string) => readFileSync(join(archive.folder, path), 'utf8');

describe('the release archive', () => {
  test('comes out the same, byte by byte, when it is built again', async () => {
    const again = `${PROGRAM_FOLDER}.again.${process.pid}`;
    try {
      buildProgramInto(process.execPath, again);
      const bytes = await packRelease(archive.release.folder, await releaseFiles(again));
      expect(createHash('sha256').update(bytes).digest('hex')).toBe(archive.release.sha256);
    } finally {
      rmSync(again, { recursive: true, force: true });
    }
  }, 30_000);

  test('has a sum for every file, and every sum is right', () => {
    const sums = read('SHA256SUMS').trim().split('\n');
    for (const line of sums) {
      const [sum, path = ''] = line.split('  ');
      expect([
        path,
        createHash('sha256')
          .update(readFileSync(join(archive.folder, path)))
          .digest('hex'),
      ]).toEqual([path, sum]);
    }
    expect(sums.map((line) => line.split('  ')[1])).toEqual(filesIn(archive.folder).filter((path) => path !== 'SHA256SUMS'));
  });

  test('holds nothing of the machine that made it, no package folder and no test', () => {
    const files = filesIn(archive.folder);
    expect(files.filter((path) => /node_modules|\.test\.|(^|\/)\./.test(path))).toEqual([]);
    for (const path of files) expect([path, readFileSync(join(archive.folder, path)).includes(ROOT)]).toEqual([path, false]);
  });

  test('belongs to root, and nobody else may write to it', () => {
    const listed = execFileSync('tar', ['tvzf', archive.release.path], { encoding: 'utf8' }).trim().split('\n');
    expect(listed.filter((line) => !/^[d-]rw[x-]r-[x-]r-[x-] +(root\/root|0 +root +root)/.test(line))).toEqual([]);
    expect(listed.filter((line) => /^-rwx/.test(line)).map((line) => line.split('/').at(-1))).toEqual([
      'partner-widgets',
      'partner-widgets.mjs',
    ]);
  });
});

describe('the list of what is inside (SBOM)', () => {
  const sbom = (): Sbom => JSON.parse(read('sbom.cdx.json'));

  test('names every package that has its licence in THIRD-PARTY.txt, each with a licence', () => {
    const components = sbom().components.map(({ name, version }) => `${name} ${version}`);
    const inside = [...read('THIRD-PARTY.txt').matchAll(/^(\S+ \d+\.\d+\.\d+\S*) · /gm)].map(([, title = '']) => title);
    expect(inside.length).toBeGreaterThan(10);
    expect(inside.filter((title) => !components.includes(title))).toEqual([]);
    expect(sbom().components.filter(({ licenses }) => !licenses?.length)).toEqual([]);
  });

  test('names the kit and its release, and neither a moment, a machine nor where packages were fetched', () => {
    const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
    const { metadata, serialNumber, components } = sbom();
    expect(metadata).toMatchObject({ component: { name: 'partner-widget-kit', version, type: 'application' } });
    expect([metadata.timestamp, metadata.tools, serialNumber]).toEqual([undefined, undefined, undefined]);
    expect(components.flatMap(({ externalReferences = [] }) => externalReferences).filter(({ type }) => type === 'distribution')).toEqual(
      [],
    );
    expect(read('sbom.cdx.json')).not.toMatch(/registry\.|\.tgz/);
  });
});

describe('the systemd unit', () => {
  const unit = () => readUnit(read('deploy/systemd/partner-widgets.service'));
  const here = (text: string) => text.replaceAll(INSTALLED, archive.folder);
  const service = (option: string) => unit().Service?.[option] ?? [];
  let running: Running | undefined;
  afterAll(() => running?.signal('SIGKILL'));

  /** Runs a command of the unit with the environment that the unit gives, and nothing else. */
  function runLine(line: string, pid?: number): Running {
    const [command, args] = commandIn(here(line.replace('$MAINPID', String(pid))));
    const own = service('Environment').map((one) => [one.slice(0, one.indexOf('=')), inPlace(one.slice(one.indexOf('=') + 1))]);
    return run(
      'env',
      ['-i', ...Object.entries({ ...archive.env, ...Object.fromEntries(own) }).map((pair) => pair.join('=')), command, ...args],
      {},
      '/',
    );
  }
  /** Folders that systemd makes, under one of the test's. */
  const inPlace = (path: string) =>
    path.replace(/^\/(etc|var\/lib)\/partner-widgets/, (_, kind: string) => join(archive.data, kind.replace('/', '-')));

  test('starts, reloads and ends what was unpacked', async () => {
    const settings = inPlace('/etc/partner-widgets/settings');
    mkdirSync(join(settings, '..'), { recursive: true });
    writeFileSync(settings, `PORT=0\nDRAIN_SECONDS=0\nTLS_KEY_FILE=/nowhere\n`);
    const [before = ''] = service('ExecStartPre');
    const refused = runLine(before);
    expect([await refused.ended, refused.output()]).toEqual([
      1,
      expect.stringContaining('TLS_KEY_FILE is set, but not TLS_CERTIFICATE_FILE'),
    ]);

    writeFileSync(settings, 'PORT=0\nDRAIN_SECONDS=0\nBASE_PATH=/partner-widgets\n');
    for (const command of ['keyring make', 'migrate', 'partner add --name Example --kind distributor']) {
      const typed = runLine(`${INSTALLED}/bin/partner-widgets ${command}`);
      expect([command, await typed.ended, typed.output()]).toEqual([command, 0, expect.any(String)]);
    }
    const checked = runLine(before);
    expect([await checked.ended, checked.output()]).toEqual([0, expect.stringContaining('can be used')]);

    const [start = ''] = service('ExecStart');
    running = runLine(start);
    const address = await addressOf(running);
    expect(address).toMatch(/\/partner-widgets$/);
    expect((await fetch(`${address}/readyz`)).status).toBe(200);
    expect((await fetch(`${address}/widgets/index.js`)).status).toBe(200);

    const [reload = ''] = service('ExecReload');
    expect(await runLine(reload, running.pid).ended).toBe(0);
    expect((await fetch(`${address}/readyz`)).status).toBe(200);
    running.signal('SIGTERM');
    expect(await running.ended).toBe(0);
    expect(existsSync(join(inPlace('/var/lib/partner-widgets'), 'heads.jsonl'))).toBe(true);
  }, 30_000);

  test('waits longer for the end than draining may take, and starts again what fell over', () => {
    expect(Number(service('TimeoutStopSec')[0])).toBeGreaterThanOrEqual(30);
    expect(service('Restart')).toEqual(['on-failure']);
  });

  test('is one that systemd understands, and leaves an intruder little', () => {
    if (spawnSync('systemd-analyze', ['--version']).status !== 0) return expect(service('ProtectSystem')).toEqual(['strict']);
    const path = join(archive.data, 'partner-widgets.service');
    writeFileSync(path, here(read('deploy/systemd/partner-widgets.service')));
    const verified = spawnSync('systemd-analyze', ['verify', path], { encoding: 'utf8' });
    expect(`${verified.stdout}${verified.stderr}`.split('\n').filter((line) => line.includes('partner-widgets'))).toEqual([]);
    const judged = spawnSync('systemd-analyze', ['security', '--offline=true', '--threshold=20', path], { encoding: 'utf8' });
    expect(judged.stdout).toMatch(/Overall exposure level for partner-widgets\.service: [01]\.\d/);
  });
});

describe('the container image', () => {
  const lines = () => read('deploy/Containerfile').replaceAll('\\\n', ' ').split('\n');
  const said = (instruction: string) =>
    lines()
      .find((line) => line.startsWith(`${instruction} `))
      ?.slice(instruction.length)
      .trim() ?? '';
  const copied = () => [...read('deploy/Containerfile').matchAll(/^COPY --chown=(\d+):\d+ (.+) (\S+)$/gm)];

  test('is made of what is in the archive, on a base of one’s own, without a step that fetches', () => {
    const sources = copied().flatMap(([, , paths = '']) => paths.trim().split(/\s+/));
    expect(sources.length).toBeGreaterThan(3);
    expect(sources.filter((path) => !existsSync(join(archive.folder, path)))).toEqual([]);
    expect(lines().filter((line) => /^(RUN|ADD)\b/.test(line))).toEqual([]);
    expect(said('FROM')).toMatch(/^\$\{BASE\}$/);
    expect(lines().filter((line) => /^(ENV|ARG)\b.*(SECRET|PASSWORD|TOKEN|KEYS|DATABASE_URL)/.test(line))).toEqual([]);
  });

  test('runs as an account that may write to the data folder alone, and tells its own health', async () => {
    const image = join(archive.data, 'image');
    for (const [, owner, paths = '', target = ''] of copied()) {
      const to = join(image, target);
      mkdirSync(to.endsWith('/') ? to : join(to, '..'), { recursive: true });
      for (const path of paths.trim().split(/\s+/)) execFileSync('cp', ['-R', join(archive.folder, path), to]);
      if (owner !== '0') for (const path of ['', ...filesIn(to)]) chownIfRoot(join(to, path));
    }
    execFileSync('chmod', ['-R', 'a-w', join(image, INSTALLED)]);
    const account = said('USER');
    expect(account).toBe(`${CONTAINER_ACCOUNT}:${CONTAINER_ACCOUNT}`);

    const [port = 0] = await freePorts(1);
    const env = {
      ...archive.env,
      DATA_DIR: join(image, 'data'),
      HOST: '127.0.0.1',
      PORT: String(port),
      DRAIN_SECONDS: '0',
    };
    const inImage = (instruction: string, ...args: string[]) => {
      const [command = '', ...own] = JSON.parse(said(instruction).replace(/^.*?CMD /, '')) as string[];
      return runAs(
        command,
        [...own, ...args].map((one) => one.replace(INSTALLED, join(image, INSTALLED))),
        env,
      );
    };
    for (const args of [['keyring', 'make'], ['migrate']]) expect([args, await inImage('ENTRYPOINT', ...args).ended]).toEqual([args, 0]);
    expect(await inImage('HEALTHCHECK').ended).toBe(1);
    const service = inImage('ENTRYPOINT', ...(JSON.parse(said('CMD')) as string[]));
    await addressOf(service);
    const healthy = inImage('HEALTHCHECK');
    expect([await healthy.ended, healthy.output()]).toEqual([0, expect.any(String)]);
    service.signal('SIGTERM');
    expect(await service.ended).toBe(0);
  }, 30_000);
});

const isRoot = process.getuid?.() === 0;

function chownIfRoot(path: string): void {
  if (isRoot) chownSync(path, CONTAINER_ACCOUNT, CONTAINER_ACCOUNT);
  else chmodSync(path, 0o700);
}

/** Runs a command as the account of the image, where this account may; nothing else is in the environment. */
function runAs(command: string, args: readonly string[], env: Record<string, string>): Running {
  const account = isRoot
    ? ['setpriv', `--reuid=${CONTAINER_ACCOUNT}`, `--regid=${CONTAINER_ACCOUNT}`, '--clear-groups', '--no-new-privs', '--']
    : [];
  const pairs = Object.entries(env).map((pair) => pair.join('='));
  const [first = 'env', ...rest] = [...account, 'env', '-i', ...pairs, command, ...args];
  return run(first, rest, {}, '/');
}
