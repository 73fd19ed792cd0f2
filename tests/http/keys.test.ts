import { describe, expect, it } from 'vitest';
import { addKey } from '../../bff/actions/keys/add-key.ts';
import { revokeKey } from '../../bff/actions/keys/revoke-key.ts';
import { rotateKey } from '../../bff/actions/keys/rotate-key.ts';
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
  expect(await revokeKey(worldOf(fixture), PARTNER, old?.keyId ?? '')).toEqual({ endedSessions: 1 });
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
  expect(await revokeKey(worldOf(fixture), OTHER_PARTNER, first?.keyId ?? '')).toBeNull();
  expect((await mint(fixture, fixture.key)).status).toBe(201);
});

describe('revoking a leaked key', () => {
  const tokenState = async (fixture: Fixture, bearer: string) =>
    (await fixture.call('GET', '/v1/session', { bearer })).answer.code ?? 'open';

  it('ends the sessions it minted, swapped or not, and no others', async () => {
    const fixture = await openFixture();
    const [leaked] = await fixture.store.reads.partners.keys(PARTNER);
    const stolen = await fixture.openSession(ADMINISTRATOR);
    const waiting = await mint(fixture, fixture.key);
    const made = await addKey(worldOf(fixture), PARTNER);
    if ('refusal' in made) throw new Error(made.refusal);
    const minted = await mint(fixture, made.secret);
    expect(await revokeKey(worldOf(fixture), PARTNER, leaked?.keyId ?? '')).toEqual({ endedSessions: 2 });
    expect(await tokenState(fixture, stolen.token)).toBe('session-revoked');
    const swap = (answer: unknown) =>
      fixture.call('POST', '/v1/session/token', { body: { secret: (answer as { secret: string }).secret } });
    expect((await swap(waiting.answer)).answer.code).toBe('session-revoked');
    expect((await swap(minted.answer)).status).toBe(200);
    expect((await fixture.audit()).find(({ action }) => action === 'key.revoke')?.details).toEqual({
      endedSessions: 2,
      keepsSessions: false,
    });
  });

  it('lets them live where that was asked for', async () => {
    const fixture = await openFixture();
    const [key] = await fixture.store.reads.partners.keys(PARTNER);
    const session = await fixture.openSession(ADMINISTRATOR);
    expect(await revokeKey(worldOf(fixture), PARTNER, key?.keyId ?? '', { keepsSessions: true })).toEqual({ endedSessions: 0 });
    expect(await tokenState(fixture, session.token)).toBe('open');
  });
});

describe('rotating a key', () => {
  const DAY = 24 * 60 * 60 * 1000;
  const rotate = async (fixture: Fixture, overlap = 7 * DAY) => {
    const rotated = await rotateKey(worldOf(fixture), PARTNER, overlap);
    if ('refusal' in rotated) throw new Error(rotated.refusal);
    return rotated;
  };

  it('lets the old one work for the overlap and then end by itself, answering like an unknown one', async () => {
    const fixture = await openFixture();
    const [old] = await fixture.store.reads.partners.keys(PARTNER);
    const { secret, key, replacedId, endsAt } = await rotate(fixture);
    expect([replacedId, Date.parse(endsAt) - fixture.clock.now]).toEqual([old?.keyId, 7 * DAY]);
    fixture.clock.now += 7 * DAY - 1;
    expect([(await mint(fixture, fixture.key)).status, (await mint(fixture, secret)).status]).toEqual([201, 201]);
    fixture.clock.now += 1;
    const [ended, unknown] = [await mint(fixture, fixture.key), await mint(fixture, `pwk_test_${'x'.repeat(43)}`)];
    const told = ({ status, answer: { code, title, detail } }: typeof ended) => ({ status, code, title, detail });
    expect(told(ended)).toEqual(told(unknown));
    expect(ended.answer.code).toBe('key-invalid');
    expect((await mint(fixture, secret)).status).toBe(201);
    const entry = (await fixture.audit()).find(({ action }) => action === 'key.rotate');
    expect(entry).toMatchObject({ outcome: 'done', targets: [key.keyId, replacedId], details: { endsAt } });
  });

  it('leaves sessions that the old key minted to their own end', async () => {
    const fixture = await openFixture();
    await rotate(fixture, 60_000);
    const session = await fixture.openSession(ADMINISTRATOR);
    fixture.clock.now += 120_000;
    expect((await mint(fixture, fixture.key)).answer.code).toBe('key-invalid');
    expect((await fixture.call('GET', '/v1/session', { bearer: session.token })).status).toBe(200);
  });

  it('is refused while a change is under way, and can go on once the old key has ended', async () => {
    const fixture = await openFixture();
    await rotate(fixture, DAY);
    expect(await rotateKey(worldOf(fixture), PARTNER, DAY)).toEqual({ refusal: 'two-keys-are-active' });
    expect(await addKey(worldOf(fixture), PARTNER)).toEqual({ refusal: 'two-keys-are-active' });
    fixture.clock.now += DAY;
    expect((await rotate(fixture, 0)).endsAt).toBe(new Date(fixture.clock.now).toISOString());
    expect(await rotateKey(worldOf(fixture), 'par_nobody', DAY)).toEqual({ refusal: 'partner-not-found' });
  });
});
