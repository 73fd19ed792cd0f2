import { expect, test } from 'vitest';
import { seededChance } from './seeded-chance.ts';

test('the same is drawn in every world, however many secrets were drawn in between', () => {
  const [one, other] = [seededChance('sandbox'), seededChance('sandbox')];
  const ids = [one.bytes(16), one.bytes(16)];
  other.bytes(32);
  expect([other.bytes(16), other.bytes(16)]).toEqual(ids);
  expect(ids[0]).not.toEqual(ids[1]);
  expect(seededChance('another').bytes(16)).not.toEqual(ids[0]);
});
