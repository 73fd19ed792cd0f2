import { afterAll, beforeAll, expect, test } from 'vitest';
import { type RunningPostgres, startPostgres } from '../postgres.ts';
import { freePort } from './free-ports.ts';
import { type Installed, install, type RunningService } from './installed.ts';
import { type LossyLine, lossyLine } from './lossy-line.ts';
import { scrapeOf, seriesBecomes } from './scrape.ts';

let postgres: RunningPostgres;
let line: LossyLine;
let installed: Installed;
let service: RunningService;
let metrics: string;

beforeAll(async () => {
  postgres = await startPostgres();
  const url = new URL(await postgres.createDatabase());
  line = await lossyLine({ host: url.hostname, port: Number(url.port) });
  url.port = String(line.port);
  installed = await install({ DATABASE_URL: url.href, LOG_LEVEL: 'silent', DRAIN_SECONDS: '0' });
  const port = await freePort();
  metrics = `http://127.0.0.1:${port}/metrics`;
  service = await installed.serve({ METRICS_PORT: String(port) });
}, 90_000);
afterAll(async () => {
  service?.signal('SIGKILL');
  await line?.close();
  await postgres?.stop();
  installed?.remove();
});

const becomes = (series: string, check: (value: number | undefined) => boolean) => seriesBecomes(metrics, series, check);
const readyz = () => fetch(`${service.address}/readyz`);

test('A database that is away does not take the metrics away: the last values stand, and one says so', async () => {
  await becomes('database_up', (value) => value === 1);
  await becomes('jobs_waiting', (value) => value === 0);
  line.deaden();
  await becomes('database_up', (value) => value === 0);
  const hanging = await scrapeOf(metrics);
  expect([hanging.get('partner_widgets_ready'), hanging.get('partner_widgets_jobs_waiting')]).toEqual([0, 0]);
  await line.cut();
  await becomes('figure_failures_total{figure="jobs"}', (value) => (value ?? 0) > 0);
  await line.mend();
  await becomes('database_up', (value) => value === 1);
  expect((await scrapeOf(metrics)).get('partner_widgets_pool_wait_seconds_count')).toBeGreaterThan(0);
}, 60_000);

test('A database behind a dead network neither hides why it is not ready nor keeps the process', async () => {
  await expect.poll(async () => (await readyz()).status, { timeout: 30_000 }).toBe(200);
  line.deaden();
  const hanging = fetch(`${service.address}/v1/sessions`, { method: 'POST', headers: { authorization: `Bearer ${installed.key}` } });
  const cutOff = hanging.then(
    ({ status }) => status,
    () => 'cut off',
  );
  await expect.poll(async () => (await readyz()).status, { timeout: 30_000 }).toBe(503);
  expect(await (await readyz()).json()).toMatchObject({ status: 'not-ready', checks: { database: { ok: false } } });
  const startedAt = performance.now();
  service.signal('SIGTERM');
  // Signals in quick succession are one Ctrl-C that came twice.
  await expect.poll(() => performance.now() - startedAt).toBeGreaterThan(400);
  service.signal('SIGTERM');
  expect(await service.ended).toBe(0);
  expect([503, 400, 'cut off']).toContain(await cutOff);
}, 60_000);
