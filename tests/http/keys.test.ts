import { expect, it } from 'vitest';
import { addKey } from '../../bff/actions/keys/add-key.ts';
import { revokeKey } from '../../bff/actions/keys/revoke-key.ts';
import { createDemonstrationSecurity } from '../../bff/security/demonstration.ts';
import { ADMINISTRATOR, type Fixture, OTHER_PARTNER, openFixture, PARTNER, PORTAL } from './fixture.ts';

const security = createDemonstrationSecurity();
const worldOf = ({ store, clock }: Fixture) => ({ store, security, clock: { now: () => clock.now, businessNow: () => clock.now } });
const mint = (fixture: Fixture, bearer: string) =>
  fixture.call('POST', '/v1/sessions', { bearer, origin: null, body: { subject: ADMINISTRATOR, origins: [PORTAL] } });

it('a secret key is replaced without a pause: both work, then the old one stops', async () => {
  const fixture = await openFixture();
  const [old] = await fixture.store.reads.partners.keys(PARTNER);
  const made = await addKey(worldOf(fixture), PARTNER);
  if ('refusal' in made) throw new Error(made.refusal);
  expect(made.secret).toMatch(/^pwk_test_/);
  expect([(await mint(fixture, fixture.key)).status, (await mint(fixture, made.secret)).status]).toEqual([201, 201]);
  expect(await revokeKey(worldOf(fixture), PARTNER, old?.keyId ?? '')).toBe(true);
  expect((await mint(fixture, fixture.key)).answer.code).toBe('key-invalid');
  expect((await mint(fixture, made.secret)).status).toBe(201);
  const changes = (await fixture.audit()).filter(({ action }) => action.startsWith('key.'));
  expect(changes.map(({ action, actor }) => [action, actor.kind])).toEqual([
    ['key.add', 'system'],
    ['key.add', 'system'],
    ['key.revoke', 'system'],
  ]);
});

it('a third valid key is refused, and nobody revokes another partner’s', async () => {
  const fixture = await openFixture();
  const [first] = await fixture.store.reads.partners.keys(PARTNER);
  await addKey(worldOf(fixture), PARTNER);
  expect(await addKey(worldOf(fixture), PARTNER)).toEqual({ refusal: 'two-keys-are-active' });
  expect(await addKey(worldOf(fixture), 'par_nobody')).toEqual({ refusal: 'partner-not-found' });
  expect(await revokeKey(worldOf(fixture), OTHER_PARTNER, first?.keyId ?? '')).toBe(false);
  expect((await mint(fixture, fixture.key)).status).toBe(201);
});
