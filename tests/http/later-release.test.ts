import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, afterEach, beforeEach, expect, test } from 'vitest';
import { openSqliteStore } from '../../bff/node/storage/stores.ts';
import type { Store } from '../../bff/ports/store.ts';
import { security } from '../storage/security.ts';
import { ADMINISTRATOR, type Fixture, openReplicas, PARTNER, type Session } from './fixture.ts';

/** A release after this one, on the same store, writes words that this one does not know. */
const folder = mkdtempSync(join(tmpdir(), 'partner-later-'));
let count = 0;
let store: Store;
let fixture: Fixture;
let ada: Session;
let later: DatabaseSync;
beforeEach(async () => {
  const path = join(folder, `${++count}.sqlite`);
  store = await openSqliteStore({ path, security });
  [fixture] = (await openReplicas([store])) as [Fixture];
  ada = await fixture.openSession(ADMINISTRATOR);
  later = new DatabaseSync(path);
});
afterEach(async () => {
  later.close();
  await store.close();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('A session with widgets and features of a later release opens what this one knows', async () => {
  later.exec(`update sessions set widgets = '["coupons","customer-list"]', features = '["fly","reveal"]'`);
  const { status, answer } = await ada.get<{ widgets: string[]; features: string[] }>('/v1/session');
  expect([status, answer.widgets, answer.features]).toEqual([200, ['customer-list'], ['reveal']]);
  expect((await ada.post('/v1/customers/search', {})).status).toBe(200);
  expect((await ada.get('/v1/audit')).answer.code).toBe('widget-not-in-session');
});

test('A role with permissions of a later release gives those that this one knows', async () => {
  await ada.put('/v1/roles/clerk', { name: 'Clerk', permissions: ['customer.read'] });
  later.exec(`update custom_roles set permissions = '["moon.visit","customer.read"]'`);
  expect((await ada.get('/v1/roles')).status).toBe(200);
  const clerk = await fixture.openSession({ kind: 'operator', userId: 'clerk', roles: ['clerk'] });
  expect(clerk.view.actor).toMatchObject({ permissions: ['customer.read'] });
  expect((await clerk.post('/v1/customers/search', {})).status).toBe(200);
});

test('The trail shows what a later release did, as it was written', async () => {
  later.exec('drop trigger audit_rows_no_update');
  later.exec(`update audit_rows set action = 'coupon.issue' where sequence = 1`);
  const { status, answer } = await ada.get<{ rows: { action: string }[] }>('/v1/audit');
  expect([status, answer.rows.at(-1)?.action]).toEqual([200, 'coupon.issue']);
  await ada.post('/v1/exports', { format: 'csv', export: { what: 'audit' } });
  while (await fixture.bff.jobs.runOnce());
  expect((await store.reads.jobs.list(PARTNER, String((ada.view.actor as { operatorId: string }).operatorId), 9))[0]?.state).toBe('done');
});

test('Long work that only a later release can do is left to it, and hides nothing else', async () => {
  await ada.post('/v1/exports', { format: 'csv', export: { what: 'customers' } });
  await ada.post('/v1/exports', { format: 'xlsx', export: { what: 'customers' } });
  later.exec(`update jobs set what = 'coupons' where format = 'csv'`);
  while (await fixture.bff.jobs.runOnce());
  expect(later.prepare('select what, state from jobs order by what').all()).toMatchObject([
    { what: 'coupons', state: 'queued' },
    { what: 'customers', state: 'done' },
  ]);
  const { status, answer } = await ada.get<{ exports: { format: string }[] }>('/v1/exports');
  expect([status, answer.exports.map(({ format }) => format)]).toEqual([200, ['xlsx']]);
  later.exec(`update jobs set state = 'failed', failure = 'coupon-spent' where format = 'xlsx'`);
  expect((await ada.get<{ exports: { failure: string }[] }>('/v1/exports')).answer.exports[0]?.failure).toBe('internal');
});
