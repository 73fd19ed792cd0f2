import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type UnpackedArchive, unpackArchive } from './archive.ts';
import { type ComposeService, REPLICAS, readCompose, SECRETS, sourceOf } from './compose.ts';

let archive: UnpackedArchive;
let services: Record<string, ComposeService>;
beforeAll(async () => {
  archive = await unpackArchive();
  services = readCompose(archive.folder).services;
}, 60_000);
afterAll(() => archive?.remove());

describe('the compose file', () => {
  test('has three replicas that migrate nothing themselves, after one that does, behind an nginx that waits for all', () => {
    expect(Object.keys(services).sort()).toEqual([...REPLICAS, 'migrate', 'nginx', 'postgres'].sort());
    expect(services.migrate).toMatchObject({ command: ['migrate', '--grant', 'partner_widgets'], restart: 'no' });
    for (const name of REPLICAS) {
      expect(services[name]?.command).toBe(undefined);
      expect(services[name]?.depends_on).toEqual({ migrate: { condition: 'service_completed_successfully' } });
      expect(services.nginx?.depends_on?.[name]).toEqual({ condition: 'service_healthy' });
    }
    expect(services.migrate?.depends_on).toEqual({ postgres: { condition: 'service_healthy' } });
  });

  test('lets the outside reach nginx alone, and the database the replicas alone', () => {
    const { networks } = readCompose(archive.folder);
    const open = Object.entries(services).filter(([, { ports }]) => ports !== undefined);
    expect(open.map(([name]) => name)).toEqual(['nginx']);
    expect(services.nginx?.networks).toEqual(['front']);
    expect([services.postgres?.networks, networks.back?.internal]).toEqual([['back'], true]);
    expect(services['bff-1']?.environment?.TRUST_PROXY).toBe(networks.front?.ipam?.config[0]?.subnet);
  });

  test('keeps secrets in files, and gives the replicas those of theirs alone', () => {
    const { secrets } = readCompose(archive.folder);
    const used = Object.values(services).flatMap(({ secrets: own = [] }) => own);
    expect([...new Set(used)].sort()).toEqual(Object.keys(secrets).sort());
    for (const { file } of Object.values(secrets)) expect(file).toMatch(/^\.\/secrets\//);
    for (const name of REPLICAS) expect(services[name]?.secrets).toEqual(['settings', 'keys']);
    for (const { environment = {} } of Object.values(services))
      for (const [name, value] of Object.entries(environment))
        if (/PASSWORD|KEYS|DATABASE_URL|SETTINGS/.test(name)) expect([name, value.startsWith(SECRETS)]).toEqual([name, true]);
  });

  test('runs the replicas without rights, on a file system that cannot be written, and gives them time to end', () => {
    for (const name of REPLICAS) {
      const limits = { read_only: true, cap_drop: ['ALL'], security_opt: ['no-new-privileges:true'], stop_grace_period: '30s' };
      expect(services[name]).toMatchObject(limits);
    }
  });

  test('names files that the archive has, and volumes that it declares', () => {
    const { volumes } = readCompose(archive.folder);
    const deploy = join(archive.folder, 'deploy');
    const named = Object.values(services).flatMap(({ volumes: own = [] }) => own.map(sourceOf));
    for (const source of named)
      expect([source, source.startsWith('.') ? existsSync(resolve(deploy, source)) : source in volumes]).toEqual([source, true]);
    const { context = '', dockerfile = '' } = services.migrate?.build ?? {};
    expect(existsSync(resolve(deploy, context, dockerfile))).toBe(true);
  });

  test('is one that compose itself understands, where it is at hand', () => {
    const compose = spawnSync('docker', ['compose', 'version'], { stdio: 'ignore' });
    if (compose.status !== 0) return expect(services.postgres?.image).toMatch(/postgres/);
    const read = spawnSync('docker', ['compose', '--file', join(archive.folder, 'deploy/compose.yaml'), 'config', '--quiet'], {
      encoding: 'utf8',
    });
    expect([read.status, read.stderr]).toEqual([0, '']);
  });
});
