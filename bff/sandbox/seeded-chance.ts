import type { Chance } from '../ports/clock.ts';
import { createDraw, type Draw } from './draw.ts';

/**
 * Ids, codes and nonces that are the same wherever the same is done, for worlds and pictures that have to come out alike. Ids do not depend
 * on how many secrets were drawn before. For demonstrations only: nothing secret may ever come from it.
 */
export function seededChance(seed: string): Chance {
  const all = createDraw(seed);
  const draws = new Map<number, Draw>();
  return {
    bytes(count) {
      const draw = draws.get(count) ?? all.branch(String(count));
      draws.set(count, draw);
      return Uint8Array.from({ length: count }, () => draw.whole(0, 255));
    },
  };
}
