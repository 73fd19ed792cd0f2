import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Running, run } from '../e2e/process.ts';
import { filesIn, type UnpackedArchive, unpackArchive } from './archive.ts';
import { addressOf } from './bundle.ts';
import { freePort } from './free-ports.ts';

/** Where the image has the program. */
const INSTALLED = '/opt/partner-widgets';
const CONTAINER_ACCOUNT = 10001;

let archive: UnpackedArchive;
beforeAll(async () => {
  archive = await unpackArchive();
}, 60_000);
afterAll(() => archive?.remove());
const read = (path: string) => readFileSync(join(archive.folder, path), 'utf8');

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
    expect(lines()).toContain(archive.release.folder.replace('partner-widgets-', 'ARG RELEASE='));
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

    const port = await freePort();
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
    // A place that anybody may write to elsewhere.
    if (canMount) expect(await runAs('touch', [join(tmpdir(), 'written')], env).ended).toBe(1);
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

/** What only root may do, and not in every container: a file system of one's own in which nothing but one folder can be written. */
const canMount = isRoot && spawnSync('unshare', ['--mount', 'true']).status === 0;
const READ_ONLY = 'mount --bind "$0" "$0" && mount -o remount,bind,ro / && { mount -o remount,bind,ro /tmp 2>&-; exec "$@"; }';

/** Runs a command as the account of the image, with nothing else in the environment, and as far as this machine lets it in a read-only file system. */
function runAs(command: string, args: readonly string[], env: Record<string, string>): Running {
  const { DATA_DIR = '' } = env;
  const account = ['setpriv', `--reuid=${CONTAINER_ACCOUNT}`, `--regid=${CONTAINER_ACCOUNT}`, '--clear-groups', '--no-new-privs', '--'];
  const pairs = Object.entries(env).map((pair) => pair.join('='));
  const [first = '', ...rest] = [
    ...(canMount ? ['unshare', '--mount', 'sh', '-c', READ_ONLY, DATA_DIR] : []),
    ...(isRoot ? account : []),
    ...['env', '-i', ...pairs, command, ...args],
  ];
  return run(first, rest, {}, '/');
}
