import { Registry } from 'prom-client';
import { expect, test } from 'vitest';
import { createMeter } from './meter.ts';

const answered = { status: 404, code: 'not-found', milliseconds: 3 } as const;

test('Whatever a stranger asks for makes no new series', async () => {
  const registry = new Registry();
  const meter = createMeter(registry);
  meter.request({ endpoint: 'GET /v1/session', ...answered });
  for (let index = 0; index < 100; index += 1) {
    for (const method of ['GET', 'OPTIONS', 'other', '张三']) meter.request({ endpoint: `${method} /v1/${index}`, ...answered });
    meter.request({ endpoint: 'unknown', ...answered });
  }
  const text = await registry.metrics();
  expect(new Set([...text.matchAll(/endpoint="([^"]*)"/g)].map(([, label]) => label))).toEqual(
    new Set(['GET /v1/session', 'OPTIONS', 'other', 'unknown']),
  );
});

test('Times are told in seconds, and what is counted is counted', async () => {
  const registry = new Registry();
  const meter = createMeter(registry);
  meter.request({ endpoint: 'GET /v1/session', status: 200, code: null, milliseconds: 250 });
  meter.batch(3, 20);
  meter.poolWait(500);
  meter.revealed(50);
  meter.sessionFailed('secret-invalid');
  meter.delivery('parked', 1_500);
  meter.job('customers', 'done');
  meter.turnedAway();
  const text = await registry.metrics();
  for (const line of [
    'partner_widgets_request_duration_seconds_sum{endpoint="GET /v1/session"} 0.25',
    'partner_widgets_requests_total{endpoint="GET /v1/session",status="200"} 1',
    'partner_widgets_commit_batch_commands_sum 3',
    'partner_widgets_commit_duration_seconds_sum 0.02',
    'partner_widgets_pool_wait_seconds_sum 0.5',
    'partner_widgets_revealed_cells_total 50',
    'partner_widgets_session_failures_total{code="secret-invalid"} 1',
    'partner_widgets_webhook_attempts_total{outcome="parked"} 1',
    'partner_widgets_webhook_attempt_duration_seconds_sum 1.5',
    'partner_widgets_jobs_ended_total{what="customers",state="done"} 1',
    'partner_widgets_turned_away_total 1',
  ])
    expect(text).toContain(`${line}\n`);
  expect(text).not.toContain('partner_widgets_refusals_total{');
});
