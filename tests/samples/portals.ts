import { type Running, run } from '../e2e/process.ts';
import { freePorts } from '../operations/free-ports.ts';
import type { Copies } from './copies.ts';
import type { Stack } from './stacks.ts';

/** A sample that is running. */
export interface Portal extends Running {
  origin: string;
  /** What a page of this origin (default: its own) is answered when it asks for a session; null: no page says where it comes from. */
  ask(pageOrigin?: string | null): Promise<{ status: number; headers: Headers; body: Record<string, unknown> }>;
}

export interface PortalWish {
  /** Where it finds the BFF. */
  bff: string;
  key: string;
  /** Who is signed in; nobody where it is left out. */
  operator?: string;
  env?: NodeJS.ProcessEnv;
}

/** Starts a sample on a port of its own, and waits until it answers. */
export async function startPortal(copies: Copies, { name, start: [command, ...args] }: Stack, wish: PortalWish): Promise<Portal> {
  const [port = 0] = await freePorts(1);
  const origin = `http://localhost:${port}`;
  const running = run(
    command,
    args,
    {
      PORT: String(port),
      PORTAL_ORIGIN: origin,
      PARTNER_WIDGETS_URL: wish.bff,
      PARTNER_WIDGETS_KEY: wish.key,
      ...(wish.operator === undefined ? {} : { PORTAL_OPERATOR: wish.operator }),
      ...wish.env,
    },
    copies.folderOf(name),
  );
  await running.says(/http:\/\/localhost:\d+/);
  return { ...running, origin, ask: (page = origin) => ask(origin, page) };
}

async function ask(origin: string, page: string | null) {
  const headers = page === null ? {} : { origin: page };
  const response = await fetch(`${origin}/partner-session`, { method: 'POST', headers });
  return { status: response.status, headers: response.headers, body: await response.json() };
}

/** Ends those that were started. */
export async function stopPortals(portals: readonly (Portal | undefined)[]): Promise<void> {
  const started = portals.filter((portal) => portal !== undefined);
  for (const portal of started) portal.signal('SIGTERM');
  await Promise.all(started.map(({ ended }) => ended));
}
