import type { ReachedLimit } from '../../domain/reveal-rules.ts';
import type { World } from '../../ports/index.ts';
import type { Unit } from '../../ports/store.ts';
import { instantOf } from '../audit-entry.ts';
import { emit } from './emit.ts';

interface Refused {
  partnerId: string;
  operatorId: string;
  cells: number;
  now: number;
}

/** Tells of limits that a reveal reached: each once for the operator until its minute, day or hour is over, not with every click. */
export async function tellLimits(
  world: Pick<World, 'security'>,
  unit: Unit,
  { partnerId, operatorId, cells, now }: Refused,
  reached: readonly ReachedLimit[],
): Promise<void> {
  const at = instantOf(now);
  for (const { window, limit, seconds } of reached) {
    const about = `reveal.limit-reached ${window} ${operatorId}`;
    if ((await unit.events.count(partnerId, about, at, instantOf(now - seconds * 1000))) === 0) continue;
    await emit(world, unit, partnerId, [
      { type: 'reveal.limit-reached', at, customerId: null, data: { operatorId, window, limit, cells } },
    ]);
  }
}
