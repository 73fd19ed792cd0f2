import { expect, test } from 'vitest';
import { type RunningPostgres, startPostgres } from '../postgres.ts';
import { freePort, install } from './installed.ts';
import { lossyLine } from './lossy-line.ts';
import { scrapeOf, seriesBecomes } from './scrape.ts';

test('A database that is away does not take the metrics away: the last values stand, and one says so', async () => {
  const postgres: RunningPostgres = await startPostgres();
  const url = new URL(await postgres.createDatabase());
  const line = await lossyLine({ host: url.hostname, port: Number(url.port) });
  url.port = String(line.port);
  const other = await install({ DATABASE_URL: url.href, LOG_LEVEL: 'silent', DRAIN_SECONDS: '0' });
  const port = await freePort();
  const where = `http://127.0.0.1:${port}/metrics`;
  const becomes = (series: string, check: (value: number | undefined) => boolean) => seriesBecomes(where, series, check);
  const running = await other.serve({ METRICS_PORT: String(port) });
  try {
    await becomes('database_up', (value) => value === 1);
    await becomes('jobs_waiting', (value) => value === 0);
    line.deaden();
    await becomes('database_up', (value) => value === 0);
    const hanging = await scrapeOf(where);
    expect([hanging.get('partner_widgets_ready'), hanging.get('partner_widgets_jobs_waiting')]).toEqual([0, 0]);
    await line.cut();
    await becomes('figure_failures_total{figure="jobs"}', (value) => (value ?? 0) > 0);
    await line.mend();
    await becomes('database_up', (value) => value === 1);
    expect((await scrapeOf(where)).get('partner_widgets_pool_wait_seconds_count')).toBeGreaterThan(0);
  } finally {
    running.signal('SIGTERM');
    await running.ended;
    await line.close();
    await postgres.stop();
    other.remove();
  }
}, 60_000);
