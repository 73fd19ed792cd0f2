import { expect, test } from 'vitest';
import type { NewEvent } from '../../ports/events.ts';
import type { Unit } from '../../ports/store.ts';
import { createDemonstrationSecurity } from '../../security/demonstration.ts';
import { emit } from './emit.ts';

const world = { security: createDemonstrationSecurity() };
const AT = '2024-09-15T04:00:00.000Z';

/** A unit that notes what it is to keep. */
function unitThatNotes() {
  const kept: NewEvent[] = [];
  const append = async (_partnerId: string, events: readonly NewEvent[]) => {
    kept.push(...events);
    return [];
  };
  return { kept, unit: { events: { append } } as unknown as Unit };
}

test('An event gets an id of its own, and its subject, by which its deliveries are in order', async () => {
  const { kept, unit } = unitThatNotes();
  const entry = { type: 'customer.unassigned', at: AT, customerId: 'c-1', data: { operatorId: 'op_1', endedAt: AT } } as const;
  await emit(world, unit, 'par_1', [entry, entry]);
  expect(kept).toMatchObject([
    { ...entry, subject: 'customer c-1' },
    { ...entry, subject: 'customer c-1' },
  ]);
  expect(new Set(kept.map(({ eventId }) => eventId)).size).toBe(2);
  for (const { eventId } of kept) expect(eventId).toMatch(/^evt_[\w-]{22}$/);
});

test('Nothing is asked of the store where nothing happened', async () => {
  const unit = {} as Unit;
  await expect(emit(world, unit, 'par_1', [])).resolves.toBeUndefined();
});

test('An event with a member that its type has not, or without one that it has, does not compile', async () => {
  // It is the compiler that tells: each of these lines fails to compile where the one above it is taken away.
  const { kept, unit } = unitThatNotes();
  const event = { at: AT, customerId: 'c-1' };
  // @ts-expect-error: a user id can be an e-mail address, and no event has one.
  await emit(world, unit, 'par_1', [{ ...event, type: 'customer.unassigned', data: { operatorId: 'op_1', endedAt: AT, userId: 'mei' } }]);
  // @ts-expect-error: `endedAt` is missing.
  await emit(world, unit, 'par_1', [{ ...event, type: 'customer.unassigned', data: { operatorId: 'op_1' } }]);
  // @ts-expect-error: no such type.
  await emit(world, unit, 'par_1', [{ ...event, type: 'customer.renamed', data: {} }]);
  expect(kept).toHaveLength(3);
});
