import type { World } from '../../ports/index.ts';

/** Whether requests can be answered: the database can be reached. */
export async function isReady(world: World): Promise<boolean> {
  try {
    await world.store.ping();
    return true;
  } catch {
    return false;
  }
}
