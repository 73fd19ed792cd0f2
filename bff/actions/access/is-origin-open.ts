import type { World } from '../../ports/index.ts';
import { instantOf } from '../audit-entry.ts';

/** Whether a page of this origin may hold a session, so that it may read why it was refused. */
export async function isOriginOpen(world: World, origin: string | null): Promise<boolean> {
  return origin !== null && (await world.store.reads.sessions.isOriginOpen(origin, instantOf(world.clock.now())));
}
