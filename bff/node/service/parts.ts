import { type Bff, startDeliveryLoop, startJobLoop, startOperationLoop } from '../../index.ts';
import type { OpenedWorld } from '../program/world.ts';
import { startHeads } from './heads.ts';
import { startReplica } from './replicas.ts';

const MINUTE = 60_000;

/** Something that runs beside the requests until the process ends. */
export interface Part {
  /** Finishes what is in hand, and ends. */
  stop(): Promise<void>;
}

/**
 * Starts what runs beside the requests. They are stopped in groups, one after the other: first whoever works on something, then the
 * heads, which are signed when nothing changes any more; at last the process takes its leave of the others.
 */
export function startParts(world: OpenedWorld, bff: Bff): readonly Part[][] {
  const heads = startHeads({
    ...world,
    folder: world.dataFolder,
    onHead: world.log.head,
    onFailure: (error) => world.log.failure('heads', error),
  });
  const jobs = startJobLoop(bff.jobs, world);
  const operations = startOperationLoop(bff.operations, world);
  const counting = startJobLoop(bff.counting, world, { sweepMilliseconds: MINUTE });
  const deliveries = startDeliveryLoop(bff.webhooks, world);
  const { presence, membership } = startReplica(world);
  return [[jobs, operations, counting, deliveries, presence], [heads], [membership]];
}

/** Stops the groups one after the other, the parts of each side by side. */
export async function stopParts(parts: readonly Part[][]): Promise<void> {
  for (const group of parts) await Promise.all(group.map((part) => part.stop()));
}
