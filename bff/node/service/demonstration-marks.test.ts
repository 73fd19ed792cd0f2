import { expect, test } from 'vitest';
import { worldKeys } from '../../sandbox/world.ts';
import { createDemonstrationSecurity } from '../../security/demonstration.ts';
import { DEMONSTRATION_KEY_HASHES, DEMONSTRATION_PARTNERS } from './demonstration-marks.ts';

test('every partner and every secret key of the demonstration is known for what it is', async () => {
  const security = createDemonstrationSecurity();
  const world = Object.entries(worldKeys());
  expect(DEMONSTRATION_PARTNERS).toEqual(Object.fromEntries(world.map(([name, { partner }]) => [name, partner.partnerId])));
  const hashes = await Promise.all(world.map(([, { secretKey }]) => security.hashSecret(secretKey)));
  expect(DEMONSTRATION_KEY_HASHES).toEqual(hashes);
});
