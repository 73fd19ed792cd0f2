import { SESSION_STEPS, type SessionStep } from '../../../shared/values/lists.ts';
import type { ProblemCode } from '../../../shared/values/problem-codes.ts';
import type { World } from '../../ports/index.ts';
import type { Unit } from '../../ports/store.ts';
import { instantOf } from '../audit-entry.ts';
import { emit } from './emit.ts';

const MINUTE_MILLISECONDS = 60_000;
const BEGINNING = 'session.refused ';
/** Of each code there is one at most for a partner. */
const REST_MAXIMUM = 10_000;

/** Tells that a session was refused: once a minute for each code, with how many there were since, so that nobody who hammers fills the store. */
export async function tellRefusedSession(
  world: Pick<World, 'security'>,
  unit: Unit,
  partnerId: string,
  { step, code, now }: { step: SessionStep; code: ProblemCode; now: number },
): Promise<void> {
  const at = instantOf(now);
  const count = await unit.events.count(partnerId, `${BEGINNING}${step} ${code}`, at, instantOf(now - MINUTE_MILLISECONDS));
  if (count > 0) await emit(world, unit, partnerId, [{ type: 'session.refused', at, customerId: null, data: { step, code, count } }]);
}

/** Tells what was counted and followed by no other, so that the last ones of a row are told as well. */
export async function tellRestOfRefusedSessions(world: Pick<World, 'store' | 'security' | 'clock'>): Promise<void> {
  const now = world.clock.now();
  const at = instantOf(now);
  const before = instantOf(now - MINUTE_MILLISECONDS);
  for (const { partnerId, about } of await world.store.reads.events.told(BEGINNING, before, REST_MAXIMUM)) {
    const [, step, code] = about.split(' ');
    await world.store.write(partnerId, async (unit) => {
      const count = await unit.events.takeUntold(partnerId, about, at, before);
      const known = SESSION_STEPS.find((one) => one === step);
      if (count === 0 || !known) return;
      const data = { step: known, code: code as ProblemCode, count };
      await emit(world, unit, partnerId, [{ type: 'session.refused', at, customerId: null, data }]);
    });
  }
}
