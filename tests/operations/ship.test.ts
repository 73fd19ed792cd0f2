import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:https';
import { join } from 'node:path';
import type { TLSSocket } from 'node:tls';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildProgramInto, PROGRAM_FOLDER } from '../../scripts/program/build-program.mjs';
import { packRelease } from '../../scripts/release/archive.ts';
import { releaseFiles } from '../../scripts/release/contents.ts';
import type { Sbom } from '../../scripts/release/sbom.ts';
import { ROOT } from '../../scripts/set-up.mjs';
import { type Running, run } from '../e2e/process.ts';
import { filesIn, type UnpackedArchive, unpackArchive } from './archive.ts';
import { addressOf } from './bundle.ts';
import { makeCertificate } from './certificates.ts';
import { commandIn, readUnit } from './unit.ts';

/** Where the unit expects the archive. */
const INSTALLED = '/opt/partner-widgets';

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
      'service-account.sh',
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
    path.replace(/^\/(etc|var\/lib|var\/cache)\/partner-widgets/, (_, kind: string) => join(archive.data, kind.replace('/', '-')));

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

    const tls = makeCertificate(archive.data, { name: 'first' });
    const renewed = makeCertificate(archive.data, { name: 'renewed' });
    const files = `TLS_CERTIFICATE_FILE=${tls.certificateFile}\nTLS_KEY_FILE=${tls.keyFile}\n`;
    writeFileSync(settings, `PORT=0\nDRAIN_SECONDS=0\nBASE_PATH=/partner-widgets\n${files}`);
    for (const command of ['keyring make', 'migrate', 'partner add --name Example --kind distributor']) {
      const typed = runLine(`${INSTALLED}/bin/partner-widgets ${command}`);
      expect([command, await typed.ended, typed.output()]).toEqual([command, 0, expect.any(String)]);
    }
    const checked = runLine(before);
    expect([await checked.ended, checked.output()]).toEqual([0, expect.stringContaining('can be used')]);

    const [start = ''] = service('ExecStart');
    running = runLine(start);
    const address = await addressOf(running);
    const { port, pathname } = new URL(address);
    expect(pathname).toBe('/partner-widgets');
    const ready = () => statusOf(Number(port), `${pathname}/readyz`, [tls.certificate, renewed.certificate]);
    expect(await ready()).toEqual([200, 'first']);
    expect((await statusOf(Number(port), `${pathname}/widgets/index.js`, [tls.certificate]))[0]).toBe(200);

    copyFileSync(renewed.certificateFile, tls.certificateFile);
    copyFileSync(renewed.keyFile, tls.keyFile);
    const [reload = ''] = service('ExecReload');
    expect(await runLine(reload, running.pid).ended).toBe(0);
    await expect.poll(ready, { timeout: 4000 }).toEqual([200, 'renewed']);
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

/** Status of an answer, and the name in the certificate that was served with it. */
function statusOf(port: number, path: string, ca: string[]): Promise<[status: number | undefined, name: string]> {
  return new Promise((resolve, reject) => {
    const asked = request({ port, path, ca, host: '127.0.0.1', servername: 'localhost', agent: false }, (response) => {
      const { CN } = (response.socket as TLSSocket).getPeerCertificate().subject;
      response.resume().on('end', () => resolve([response.statusCode, String(CN)]));
    });
    asked.on('error', reject).end();
  });
}
