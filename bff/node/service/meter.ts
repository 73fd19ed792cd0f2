import { Counter, Histogram, type Registry } from 'prom-client';
import { contract } from '../../../shared/contract/index.ts';
import type { Meter } from '../../ports/meter.ts';

/** Every metric of ours begins so. */
export const PREFIX = 'partner_widgets_';

const ANSWER_SECONDS = [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
const WAIT_SECONDS = [0.0005, 0.001, 0.005, 0.025, 0.1, 0.5, 1, 5];
const BATCH_COMMANDS = [1, 2, 4, 8, 16, 32, 64];
const WEBHOOK_SECONDS = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

const OUTCOMES: readonly Parameters<Meter['delivery']>[0][] = ['delivered', 'failed', 'parked'];

const ENDPOINTS = new Set(Object.keys(contract));

/** Endpoints of the contract, and three words for all else: what a stranger asks for must not make new series. */
function endpointLabel(endpoint: string): string {
  if (ENDPOINTS.has(endpoint)) return endpoint;
  const [method = ''] = endpoint.split(' ', 1);
  return method === 'OPTIONS' || method === 'other' ? method : 'unknown';
}

/** Counts into a registry. Labels come from closed lists: endpoints, status and problem codes, states. */
export function createMeter(registry: Registry): Meter {
  const registers = [registry];
  const counter = <Label extends string>(name: string, help: string, labelNames: readonly Label[]) =>
    new Counter({ name: PREFIX + name, help, labelNames, registers });
  const histogram = <Label extends string>(name: string, help: string, buckets: number[], labelNames: readonly Label[]) =>
    new Histogram({ name: PREFIX + name, help, buckets, labelNames, registers });

  const duration = histogram('request_duration_seconds', 'Time until an answer began, by endpoint.', ANSWER_SECONDS, ['endpoint']);
  const requests = counter('requests_total', 'Requests answered, by endpoint and HTTP status.', ['endpoint', 'status']);
  const refusals = counter('refusals_total', 'Requests answered with a no, by endpoint and problem code.', ['endpoint', 'code']);
  const turnedAway = counter(
    'turned_away_total',
    'Requests turned away before they were looked at, because too much was asked at once.',
    [],
  );
  const batchSize = histogram('commit_batch_commands', 'Commands that shared a commit.', BATCH_COMMANDS, []);
  const commit = histogram('commit_duration_seconds', 'Time a transaction took, its commit included.', ANSWER_SECONDS, []);
  const poolWait = histogram('pool_wait_seconds', 'Time a query waited for a connection to PostgreSQL.', WAIT_SECONDS, []);
  const revealed = counter('revealed_cells_total', 'Cells that went out in clear.', []);
  const sessionFailures = counter('session_failures_total', 'Sessions not minted, not swapped, not accepted, by problem code.', ['code']);
  const attempts = counter('webhook_attempts_total', 'Attempts to deliver to a webhook, by outcome.', ['outcome']);
  const attempt = histogram('webhook_attempt_duration_seconds', 'Time an attempt to deliver took.', WEBHOOK_SECONDS, []);
  const jobs = counter('jobs_ended_total', 'Exports and long operations that ended, by what they hold or do and how they ended.', [
    'what',
    'state',
  ]);

  // What is there from the start can be seen to grow; the first of a series cannot.
  for (const outcome of OUTCOMES) attempts.labels(outcome).inc(0);

  return {
    request({ endpoint, status, code, milliseconds }) {
      const label = endpointLabel(endpoint);
      duration.labels(label).observe(milliseconds / 1000);
      requests.labels(label, String(status)).inc();
      if (code !== null) refusals.labels(label, code).inc();
    },
    turnedAway: () => turnedAway.inc(),
    batch(commands, milliseconds) {
      batchSize.observe(commands);
      commit.observe(milliseconds / 1000);
    },
    poolWait: (milliseconds) => poolWait.observe(milliseconds / 1000),
    revealed: (cells) => revealed.inc(cells),
    sessionFailed: (code) => sessionFailures.labels(code).inc(),
    delivery(outcome, milliseconds) {
      attempts.labels(outcome).inc();
      attempt.observe(milliseconds / 1000);
    },
    job: (what, state) => jobs.labels(what, state).inc(),
  };
}
