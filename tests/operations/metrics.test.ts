import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { describedMetrics } from '../../scripts/program/metrics-table.ts';
import { ROOT } from '../../scripts/set-up.mjs';
import { contract } from '../../shared/contract/index.ts';
import { PROBLEM_CODES } from '../../shared/values/problem-codes.ts';
import { type Client, openClient } from '../e2e/client.ts';
import { freePort } from './free-ports.ts';
import { type Installed, install, type RunningService } from './installed.ts';
import { readMetrics, type Scrape, scrapeOf, seriesBecomes } from './scrape.ts';

const CUSTOMER = {
  customerId: 'c-metrics-77',
  customerName: '张三丰物流有限公司',
  mobile: '13812345678',
  email: 'zhang.sanfeng@example.com',
};
const USER_ID = 'ada.lovelace';

let installed: Installed;
let service: RunningService;
let metricsUrl: string;
let ada: Client;
let before: Scrape;

beforeAll(async () => {
  installed = await install({ LOG_LEVEL: 'silent', DRAIN_SECONDS: '0' });
  const port = await freePort();
  metricsUrl = `http://127.0.0.1:${port}/metrics`;
  service = await installed.serve({ METRICS_PORT: String(port) });
  before = await scrape();
  const pushed = await ask('PUT', '/v1/customers', {
    customers: [{ ...CUSTOMER, associationType: 'agency-sale', associatedAt: '2024-01-05T02:00:00Z' }],
  });
  expect(pushed.status).toBe(200);
  ada = await openClient(service.address, installed.key, USER_ID, ['administrator']);
}, 90_000);
afterAll(async () => {
  service?.signal('SIGTERM');
  await service?.ended;
  installed?.remove();
});

function ask(method: string, path: string, body?: unknown, key = installed.key): Promise<Response> {
  const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
  return fetch(service.address + path, { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
}

const read = () => readMetrics(metricsUrl);
const scrape = () => scrapeOf(metricsUrl);
const becomes = (series: string, check: (value: number | undefined) => boolean) => seriesBecomes(metricsUrl, series, check);

describe('a scrape', () => {
  test('has every metric that docs/METRICS.md names, and names every metric that it has', async () => {
    const told = [...(await read()).matchAll(/^# TYPE (partner_widgets_\S+) (\S+)$/gm)].map(([, name, type]) => `${name} ${type}`);
    expect(told.sort()).toEqual(
      describedMetrics()
        .map(({ name, type }) => `${name} ${type}`)
        .sort(),
    );
    expect(await read()).toMatch(/^process_cpu_seconds_total .*\n[\s\S]*^nodejs_eventloop_lag_seconds /m);
  });

  test('has what every alert asks for', async () => {
    const rules = readFileSync(`${ROOT}deploy/alerts/partner-widgets.rules.yml`, 'utf8');
    const told = new Set([...(await read()).matchAll(/^# TYPE (\S+)/gm)].map(([, name]) => name));
    const asked = [...rules.matchAll(/\b(?:partner_widgets|process|nodejs)_[a-z_]+/g)].map(([name]) => name.replace(/_bucket$/, ''));
    expect(asked.length).toBeGreaterThan(20);
    for (const name of asked) expect(told).toContain(name);
  });

  test('moves with what happens', async () => {
    await ada.post('/v1/customers/reveal', { field: 'mobile', customerIds: [CUSTOMER.customerId] });
    expect(ada.last).toContain(CUSTOMER.mobile);
    expect((await ask('POST', '/v1/session/token', { secret: `pws_${'x'.repeat(43)}` })).status).toBe(401);
    expect((await ask('POST', '/v1/sessions', {}, 'pwk_live_wrong')).status).toBe(401);
    await ada.post('/v1/exports', { format: 'csv', export: { what: 'audit', filter: {} } });
    const now = await scrape();
    const growth = (series: string) => (now.get(`partner_widgets_${series}`) ?? 0) - (before.get(`partner_widgets_${series}`) ?? 0);
    expect(growth('requests_total{endpoint="PUT /v1/customers",status="200"}')).toBe(1);
    expect(growth('request_duration_seconds_count{endpoint="PUT /v1/customers"}')).toBe(1);
    expect(growth('request_duration_seconds_sum{endpoint="PUT /v1/customers"}')).toBeGreaterThan(0);
    expect(growth('refusals_total{endpoint="POST /v1/session/token",code="secret-invalid"}')).toBe(1);
    expect(growth('session_failures_total{code="secret-invalid"}')).toBe(1);
    expect(growth('session_failures_total{code="key-invalid"}')).toBe(1);
    expect(growth('revealed_cells_total')).toBe(1);
    expect(growth('commit_batch_commands_sum')).toBeGreaterThanOrEqual(4);
    expect(growth('commit_duration_seconds_count')).toBeGreaterThan(0);
    expect(now.get('partner_widgets_disk_free_bytes')).toBeGreaterThan(0);
    await becomes('jobs_ended_total{what="audit",state="done"}', (value) => value === 1);
    expect(before.get('partner_widgets_verify_timestamp_seconds')).toBe(0);
    expect((await installed.ask(['verify'])).code).toBe(0);
    await becomes('verify_timestamp_seconds', (value) => (value ?? 0) > 1_700_000_000);
  });

  test('knows the replicas, when keys are due, and that all is well', async () => {
    await becomes('replicas{state="serving"}', (value) => value === 1);
    await becomes('replica_settings_variants', (value) => value === 1);
    const now = await scrape();
    for (const kind of ['field-key', 'head-key'])
      expect(now.get(`partner_widgets_key_expiry_timestamp_seconds{kind="${kind}"}`)).toBeGreaterThan(Date.now() / 1000);
    for (const [series, value] of [
      ['ready', 1],
      ['database_up', 1],
      ['changes_closed', 0],
      ['events_parked', 0],
      ['verify_intact', 1],
    ] as const)
      expect([series, now.get(`partner_widgets_${series}`)]).toEqual([series, value]);
  });

  test('holds nobody’s name, number or id, and grows with nothing that comes from outside', async () => {
    const sizeOf = async () => [...(await scrape()).keys()].filter((series) => series.startsWith('partner_widgets_')).length;
    const paths = Array.from({ length: 20 }, (_, index) => `/v1/customers/${CUSTOMER.mobile}${index}`);
    for (const path of paths.slice(0, 2)) await ada.get(path);
    for (const path of ['/nowhere', '/v1/nowhere']) await ask('GET', path);
    const size = await sizeOf();
    for (const path of paths) {
      await ada.get(path);
      await ask('GET', `${path}/nowhere`);
    }
    expect(await sizeOf()).toBe(size);
    const text = await read();
    for (const personal of [...Object.values(CUSTOMER), USER_ID, installed.key, 'Example Cloud']) expect(text).not.toContain(personal);
    expect(text).not.toMatch(/\b(par|op|ses|key|job|evt|whk|req|rep|wrk)_[A-Za-z0-9_-]{16,}/);
    const allowed = new Set<string>([...Object.keys(contract), 'OPTIONS', 'other', 'unknown']);
    for (const [, label] of text.matchAll(/endpoint="([^"]*)"/g)) expect(allowed).toContain(label);
    for (const [, label] of text.matchAll(/code="([^"]*)"/g)) expect(PROBLEM_CODES).toContain(label);
  });

  test('is on its own port alone, and that port has nothing else', async () => {
    expect((await fetch(`${service.address}/metrics`)).status).toBe(404);
    for (const path of ['/', '/readyz', '/v1/session']) expect((await fetch(new URL(path, metricsUrl))).status).toBe(404);
    expect((await fetch(metricsUrl, { method: 'POST' })).status).toBe(405);
  });

  test('tells of a chain that verify found broken', async () => {
    const database = new DatabaseSync(join(installed.dataFolder, 'partner-widgets.sqlite'));
    database.exec("drop trigger audit_rows_no_update; update audit_rows set outcome = 'refused' where sequence = 2");
    database.close();
    expect((await installed.ask(['verify'])).code).toBe(1);
    await becomes('verify_intact', (value) => value === 0);
  });
});
