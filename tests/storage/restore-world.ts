import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect } from 'vitest';
import { sealValue } from '../../bff/actions/customers/prepare.ts';
import { openPostgresStore, openSqliteStore } from '../../bff/node/storage/stores.ts';
import type { Store } from '../../bff/ports/store.ts';
import { type RunningPostgres, startPostgres } from '../postgres.ts';
import { addExport } from './export-world.ts';
import { installationKeys } from './installation.ts';
import { auditEntry, customerRecord, operatorRecord, PARTNER, partnerRecord, sessionRecord } from './records.ts';
import { runCommand } from './run-command.ts';

export const folder = mkdtempSync(join(tmpdir(), 'partner-restore-'));
export const keys = installationKeys();
export const { security } = keys;
export const OPERATOR = 'op_AAAAAAAAAAAAAAAAAAAAAA';
const LATER = '2999-01-01T00:00:00.000Z';
/** Now, and how far a live lease reaches. */
export const time = () => ({ at: new Date().toISOString(), ahead: new Date(Date.now() + 60_000).toISOString() });
let server: RunningPostgres;

/** Starts the server that `postgres` makes databases on, for the tests of a file. */
export function aroundRestores(): void {
  beforeAll(async () => {
    server = await startPostgres();
  }, 120_000);
  afterAll(async () => {
    await server?.stop();
    rmSync(folder, { recursive: true, force: true });
  });
}

export interface Place {
  environment: Record<string, string>;
  open(): Promise<Store>;
}

export async function sqlite(): Promise<Place & { path: string }> {
  const data = mkdtempSync(join(folder, 'sqlite-'));
  keys.put(data);
  const path = join(data, 'partner-widgets.sqlite');
  return { path, environment: { DATA_DIR: data }, open: () => openSqliteStore({ path, security }) };
}

export async function postgres(): Promise<Place> {
  const data = mkdtempSync(join(folder, 'postgres-'));
  keys.put(data);
  const url = await server.createDatabase();
  return { environment: { DATA_DIR: data, DATABASE_URL: url }, open: () => openPostgresStore({ url, security }) };
}

/** A store in the middle of its work: live sessions, one not swapped yet; an export in hand; a value shown in clear; an event on its way. */
export async function fill(store: Store): Promise<void> {
  const mobile = await sealValue(security, { partnerId: PARTNER, customerId: 'cus-1', field: 'mobile' }, '13800000000');
  await store.write(PARTNER, async (unit) => {
    await unit.partners.add(partnerRecord());
    await unit.operators.save(operatorRecord(OPERATOR));
    await unit.customers.save(PARTNER, [customerRecord('cus-1', { mobileSealed: mobile.sealed, mobileIndex: mobile.index })]);
    await unit.audit.append(PARTNER, auditEntry());
    await unit.sessions.add(sessionRecord('ses_1', { secretExpiresAt: LATER }), 'hash 1');
    await unit.sessions.swap('ses_1', { hash: 'token', origin: 'https://portal.example', expiresAt: LATER });
    await unit.sessions.add(sessionRecord('ses_2', { secretExpiresAt: LATER }), 'hash 2');
    await unit.reveals.show(PARTNER, OPERATOR, { field: 'mobile', customerIds: ['cus-1'], at: '2024-09-30T00:00:00.000Z', until: LATER });
    await unit.events.addWebhook({
      webhookId: 'whk_1',
      partnerId: PARTNER,
      url: 'https://example.com',
      types: null,
      isEnabled: true,
      secretSealed: await security.sealField('whsec_1', 'test'),
      earlier: null,
      createdAt: '2024-09-30T00:00:00.000Z',
      lastDeliveredAt: null,
      lastFailure: null,
    } as Parameters<typeof unit.events.addWebhook>[0]);
    const at = '2024-09-30T00:00:00.000Z';
    await unit.events.append(PARTNER, [
      { type: 'webhook.test', at, customerId: null, data: { webhookId: 'whk_1' }, eventId: 'evt_1', subject: 'one' },
    ]);
    await unit.events.claim(PARTNER, 'whk_1', time(), { owner: 'wrk_1', until: time().ahead });
  });
  await addExport(store, 'job_1', 'csv', 0, security);
  await store.write(PARTNER, (unit) => unit.jobs.claim(PARTNER, 'job_1', time().at, { owner: 'wrk_1', until: time().ahead }));
}

export const command = (place: Place, name: string, ...args: string[]) => runCommand(name, args, place.environment);
let count = 0;
export async function backedUp(place: Place): Promise<string> {
  count += 1;
  const path = join(folder, `${count}.backup`);
  expect(await command(place, 'backup', path)).toMatchObject({ code: 0 });
  return path;
}
