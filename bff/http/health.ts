import type { Hono } from 'hono';
import { isReady } from '../actions/health/is-ready.ts';
import type { World } from '../ports/index.ts';

const HEADERS = { 'cache-control': 'no-store' };

/** For a load balancer: `/health/live` while the process answers, `/health/ready` while its database does too. */
export function mountHealth(app: Hono, world: World): void {
  app.get('/health/live', () => Response.json({ status: 'live' }, { headers: HEADERS }));
  app.get('/health/ready', async () => {
    const ready = await isReady(world);
    return Response.json({ status: ready ? 'ready' : 'storage-unavailable' }, { status: ready ? 200 : 503, headers: HEADERS });
  });
}
