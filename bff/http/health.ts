import type { Hono } from 'hono';
import type { Readiness } from '../actions/health/readiness.ts';

const HEADERS = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' };
/** When a balancer may look again. */
const RETRY_SECONDS = 2;

/** What a replica says of itself; nothing else, because strangers may read it. */
export interface Version {
  release: string;
  /** The schema it needs; on a newer one it runs where that says so. */
  schema: number;
  node: string;
}

export interface HealthMounting {
  readiness: () => Promise<Readiness>;
  /** Left out: there is no `/version`. */
  version?: Version | undefined;
}

/**
 * For balancers and whoever watches: `/livez` while the process takes requests at all, `/readyz` while it can answer them, `/version`.
 * They need no session, count against no limit and leave no line in the log.
 */
export function mountHealth(app: Hono, { readiness, version }: HealthMounting): void {
  app.get('/livez', answerLive);
  app.get('/readyz', async () => answerReadiness(await readiness()));
  if (version) app.get('/version', () => Response.json(version, { headers: HEADERS }));
}

/** An event loop that is stuck says nothing at all, which is what a probe's own time limit is for. */
export function answerLive(): Response {
  return Response.json({ status: 'live' }, { headers: HEADERS });
}

export function answerReadiness({ isReady, checks, notices }: Readiness): Response {
  const headers = isReady ? HEADERS : { ...HEADERS, 'retry-after': String(RETRY_SECONDS) };
  return Response.json({ status: isReady ? 'ready' : 'not-ready', checks, notices }, { status: isReady ? 200 : 503, headers });
}
