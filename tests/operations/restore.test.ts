import { appendFileSync, copyFileSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import pg from 'pg';
import { afterAll, describe, expect, test } from 'vitest';
import { startPostgres } from '../postgres.ts';
import { until } from '../until.ts';
import { type Installed, install } from './installed.ts';
import { type Traffic, trafficAt } from './partner-traffic.ts';
import { startReceiver } from './webhook-receiver.ts';

interface Place {
  name: string;
  env: Record<string, string>;
  /** Everything that was stored is gone. */
  disaster(installed: Installed): Promise<void>;
  /** What somebody with the database's own password does, triggers or not. */
  tamper(installed: Installed, statement: string): Promise<void>;
  close(): Promise<void>;
}

const DATABASE = 'partner-widgets.sqlite';

async function sqlite(): Promise<Place> {
  return {
    name: 'SQLite',
    env: {},
    disaster: async ({ dataFolder }) => {
      for (const suffix of ['', '-wal', '-shm']) rmSync(join(dataFolder, DATABASE + suffix), { force: true });
    },
    tamper: async ({ dataFolder }, statement) => {
      const database = new DatabaseSync(join(dataFolder, DATABASE));
      database.exec(`drop trigger if exists audit_rows_no_update; drop trigger if exists audit_rows_no_delete; ${statement}`);
      database.close();
    },
    close: async () => {},
  };
}

async function postgres(): Promise<Place> {
  const server = await startPostgres();
  const url = await server.createDatabase();
  const run = async (statement: string) => {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    await client.query(statement);
    await client.end();
  };
  return {
    name: 'PostgreSQL',
    env: { DATABASE_URL: url },
    disaster: () => run('drop schema public cascade; create schema public'),
    tamper: (_installed, statement) => run(`set session_replication_role = replica; ${statement}`),
    close: () => server.stop(),
  };
}

describe.each([{ open: sqlite }, { open: postgres }])('A restore, from backup to release ($open.name)', ({ open }) => {
  const opened: { remove(): unknown }[] = [];
  afterAll(async () => {
    for (const one of opened.reverse()) await one.remove();
  });

  test('loses what it says it loses, and nothing else', { timeout: 120_000 }, async () => {
    const place = await open();
    opened.push({ remove: () => place.close() });
    const receiver = await startReceiver();
    opened.push({ remove: () => receiver.close() });
    const env = { ...place.env, WEBHOOK_PRIVATE_ADDRESSES: 'true', LOG_LEVEL: 'error', DRAIN_SECONDS: '0' };
    const installed = await install(env);
    opened.push(installed);
    const ask = (...args: string[]) => installed.ask(args, env);
    const file = (name: string) => join(installed.dataFolder, '..', name);

    // A live service with traffic, and a backup while it runs.
    let service = await installed.serve();
    let traffic = trafficAt(service.address, installed.key);
    await traffic.byKey('POST', '/v1/webhooks', { url: receiver.url });
    await traffic.fill();
    await traffic.assign('li');
    const session = (await traffic.open()) as { token: string };
    expect(await ask('backup', file('backup'))).toMatchObject({ code: 0, output: expect.stringContaining('keyring backup') });
    const known = (await traffic.events(0)).at(-1)?.sequence ?? 0;
    expect(await ask('backup', '--check', file('backup'))).toMatchObject({ code: 0, output: expect.stringContaining('to its end') });

    // More traffic, whose heads leave the machine; and some more, whose heads never do.
    await traffic.assign('wang');
    expect(await reveal(traffic, session.token)).toMatchObject({ status: 200 });
    const told = (await traffic.events(0)).at(-1)?.sequence ?? 0;
    expect(told).toBeGreaterThan(known);
    await until(() => receiver.received.some(({ event }) => event.sequence === told));
    service.signal('SIGTERM');
    await service.ended;
    copyFileSync(join(installed.dataFolder, 'heads.jsonl'), file('heads'));
    service = await installed.serve();
    await trafficAt(service.address, installed.key).assign('li');
    service.signal('SIGKILL');
    await service.ended;

    await place.disaster(installed);
    const restored = await ask('restore', file('backup'));
    expect(restored).toMatchObject({ code: 0, output: expect.stringContaining('CHANGES ARE CLOSED') });

    // It serves reads and refuses changes, and everybody's session is over.
    service = await installed.serve();
    await service.says(/CHANGES ARE CLOSED/);
    traffic = trafficAt(service.address, installed.key);
    const refused = await traffic.assign('wang');
    expect(refused).toMatchObject({ status: 503, body: { code: 'changes-closed' } });
    expect(refused.headers.get('retry-after')).toBe('60');
    expect(await traffic.open()).toMatchObject({ status: 503, body: { code: 'changes-closed' } });
    expect(await traffic.byToken(session.token, 'GET', '/v1/session')).toMatchObject({ status: 401, body: { code: 'session-revoked' } });
    expect((await traffic.events(0)).at(-1)?.sequence).toBe(known);
    const ready = await fetch(`${service.address}/readyz`);
    expect([ready.status, await ready.json()]).toMatchObject([200, { notices: { changes: { ok: false } } }]);

    expect(service.output()).not.toContain('"level":50');

    // Release tells every check at once, and opens nothing until each has passed.
    const without = await ask('release');
    expect(without).toMatchObject({ code: 1, output: expect.stringContaining('release --without-heads') });
    const unaccepted = await ask('release', '--head', file('heads'));
    expect(unaccepted).toMatchObject({ code: 1, output: expect.stringContaining('--accept-lost') });
    expect(unaccepted.output).toMatch(/par_\S+: \d+ rows \(\d+ to \d+\)/);
    expect((await traffic.assign('wang')).status).toBe(503);
    const released = await ask('release', '--head', file('heads'), '--accept-lost');
    expect(released).toMatchObject({ code: 0, output: expect.stringContaining('CHANGES ARE OPEN') });
    expect(await ask('release')).toMatchObject({ code: 0, output: expect.stringContaining('open already') });

    // Traffic goes on; no sequence is given twice, and the partner's systems are told to compare.
    const again = (await traffic.open()) as { token: string };
    expect(await reveal(traffic, again.token)).toMatchObject({ status: 200 });
    expect((await traffic.assign('wang')).status).toBe(200);
    const [first, ...later] = await traffic.events(told);
    expect(first).toMatchObject({ type: 'store.restored', data: { lastSequence: known } });
    expect(first?.sequence).toBeGreaterThan(1_000_000);
    expect(later.filter(({ type }) => type === 'customer.assigned')).toHaveLength(6);
    await until(() => receiver.received.some(({ event }) => event.type === 'store.restored'));
    service.signal('SIGTERM');
    await service.ended;

    // All heads, of before and of after, bear the chain out; what somebody changes later is still found.
    appendFileSync(file('heads'), readFileSync(join(installed.dataFolder, 'heads.jsonl')));
    const verified = await ask('verify', '--head', file('heads'));
    expect(verified).toMatchObject({ code: 0, output: expect.stringContaining('accepted under a signature') });
    const release = "where action = 'store.release'";
    await place.tamper(installed, `update audit_rows set details = replace(details, 'lostUntil', 'lostUntiL') ${release}`);
    expect(await ask('verify', '--head', file('heads'))).toMatchObject({ code: 1, output: expect.stringContaining('content was changed') });
    await place.tamper(installed, `update audit_rows set details = replace(details, 'lostUntiL', 'lostUntil') ${release}`);
    expect(await ask('verify', '--head', file('heads'))).toMatchObject({ code: 0 });
    await place.tamper(installed, 'delete from audit_rows where sequence = (select max(sequence) from audit_rows)');
    expect(await ask('verify', '--head', file('heads'))).toMatchObject({
      code: 1,
      output: expect.stringContaining('there was such a row'),
    });
  });
});

async function reveal(traffic: Traffic, token: string) {
  return traffic.byToken(token, 'POST', '/v1/customers/reveal', { field: 'mobile', customerIds: ['cus-1'] });
}
