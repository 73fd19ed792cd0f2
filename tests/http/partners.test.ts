import { expect, it } from 'vitest';
import { addKey } from '../../bff/actions/keys/add-key.ts';
import { addPartner } from '../../bff/actions/partners/add-partner.ts';
import { createDemonstrationSecurity } from '../../bff/security/demonstration.ts';
import type { AnswerOf } from '../../shared/contract/index.ts';
import { ADMINISTRATOR, type Fixture, openFixture, PORTAL } from './fixture.ts';

const security = createDemonstrationSecurity();
const worldOf = ({ store, clock }: Fixture) => ({ store, security, clock: { now: () => clock.now, businessNow: () => clock.now } });

it('a partner added at the command line mints sessions with its first key, and sees no other partner’s customers', async () => {
  const fixture = await openFixture();
  const added = await addPartner(worldOf(fixture), { name: ' Example Cloud ', kind: 'solution-provider', mode: 'live', parent: null });
  if ('refusal' in added) throw new Error(added.refusal);
  expect(added.name).toBe('Example Cloud');
  const made = await addKey(worldOf(fixture), added.partnerId);
  if ('refusal' in made) throw new Error(made.refusal);
  expect(made.secret).toMatch(/^pwk_live_/);

  const minted = await fixture.call('POST', '/v1/sessions', {
    bearer: made.secret,
    origin: null,
    body: { subject: ADMINISTRATOR, origins: [PORTAL] },
  });
  const { secret, mode } = minted.answer as unknown as AnswerOf<'POST /v1/sessions'>;
  const swapped = await fixture.call('POST', '/v1/session/token', { body: { secret } });
  const { token } = swapped.answer as unknown as AnswerOf<'POST /v1/session/token'>;
  const page = await fixture.call('POST', '/v1/customers/search', { bearer: token, body: {} });
  expect([minted.status, swapped.status, page.status]).toEqual([201, 200, 200]);
  expect(mode).toBe('live');
  expect(page.answer).toMatchObject({ total: 0, customers: [] });

  const [first] = await fixture.store.reads.audit.after(added.partnerId, 0, 1);
  expect(first).toMatchObject({ action: 'partner.add', actor: { kind: 'system' }, targets: [added.partnerId] });
});

it('a reseller without a distributor is refused, and nothing is kept', async () => {
  const fixture = await openFixture();
  const before = await fixture.store.reads.partners.list();
  const made = { name: 'South', kind: 'reseller', mode: 'live', parent: null } as const;
  expect(await addPartner(worldOf(fixture), made)).toEqual({ refusal: 'reseller-needs-distributor' });
  expect(await fixture.store.reads.partners.list()).toEqual(before);
});
