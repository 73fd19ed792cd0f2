import { beforeEach, expect, it } from 'vitest';
import type { AnswerOf } from '../../shared/contract/index.ts';
import { onBothEngines } from '../storage/stores.ts';
import { type BatchReply, outcomesOf } from './batches.ts';
import {
  ACCOUNT_MANAGER,
  ADMINISTRATOR,
  type Fixture,
  MANAGER,
  OTHER_PARTNER,
  openReplicas,
  PARTNER,
  type Session,
  START,
  SUPERVISOR,
  TEAM_LEAD,
} from './fixture.ts';

const EAST = 'par_EEEEEEEEEEEEEEEEEEEEEE';
const WEST = 'par_WWWWWWWWWWWWWWWWWWWWWW';
const FOREIGN = 'par_FFFFFFFFFFFFFFFFFFFFFF';
const MISSING = 'par_MMMMMMMMMMMMMMMMMMMMMM';
const OUTSIDER = 'op_OOOOOOOOOOOOOOOOOOOOOO';

onBothEngines("A distributor's resellers", (engines) => {
  let fixture: Fixture;
  let ada: Session;
  let lead: Session;
  let mei: Session;

  beforeEach(async () => {
    fixture = (await openReplicas([(await engines.open()).store]))[0] as Fixture;
    const { store } = fixture;
    const reseller = { kind: 'reseller', mode: 'test', currency: 'CNY', rolesFrom: 'session' } as const;
    await store.write(PARTNER, async (unit) => {
      await unit.partners.add({ ...reseller, partnerId: WEST, name: '西', parentPartnerId: PARTNER });
      await unit.partners.add({ ...reseller, partnerId: EAST, name: '东', parentPartnerId: PARTNER });
      await unit.partners.add({ ...reseller, partnerId: FOREIGN, name: '外', parentPartnerId: OTHER_PARTNER });
      const person = { partnerId: PARTNER, name: null, nameMasked: null, roles: ['account-manager'], supervisorId: null };
      await unit.operators.save({ ...person, operatorId: OUTSIDER, userId: 'otto' });
    });
    await store.write(EAST, async (unit) => {
      const [one] = await unit.customers.stored(PARTNER, ['c-1']);
      if (!one) throw new Error('The customer is not stored.');
      const three = ['e-1', 'e-2', 'e-3'].map((customerId) => ({ ...one.customer, customerId }));
      await unit.customers.save(EAST, three);
    });
    ada = await fixture.openSession(ADMINISTRATOR);
    lead = await fixture.openSession(TEAM_LEAD);
    mei = await fixture.openSession(ACCOUNT_MANAGER);
  });

  const list = async (session: Session) => (await session.get<AnswerOf<'GET /v1/resellers'>>('/v1/resellers')).answer.resellers;
  const assign = (session: Session, partnerIds: string[], operatorId = MANAGER) =>
    session.post<BatchReply>('/v1/resellers/assign', { partnerIds, operatorId });
  const withdraw = (session: Session, partnerIds: string[]) => session.post<BatchReply>('/v1/resellers/withdraw', { partnerIds });
  const history = (session: Session, partnerId: string) =>
    session.get<AnswerOf<'GET /v1/resellers/:partnerId/account-managers'>>(`/v1/resellers/${partnerId}/account-managers`);
  const now = () => new Date(fixture.clock.now).toISOString();

  it('are listed by name with their customers and their account manager, and nobody else’s', async () => {
    await assign(ada, [EAST]);
    expect(await list(ada)).toEqual([
      {
        partnerId: EAST,
        name: '东',
        customers: 3,
        accountManager: { operatorId: MANAGER, userId: 'mei', name: '韩**', assignedAt: now() },
      },
      { partnerId: WEST, name: '西', customers: 0, accountManager: null },
    ]);
  });

  it('are in sight of the account manager who holds them and of their supervisor', async () => {
    expect([await list(mei), await list(lead)]).toEqual([[], []]);
    await assign(ada, [EAST]);
    await assign(ada, [WEST], OUTSIDER);
    expect([await list(mei), await list(lead)].map((seen) => seen.map(({ partnerId }) => partnerId))).toEqual([[EAST], [EAST]]);
    expect((await history(lead, EAST)).status).toBe(200);
    const [beyond, missing] = [await history(lead, WEST), await history(lead, MISSING)];
    expect(beyond.status).toBe(404);
    expect({ ...beyond.answer, requestId: '' }).toEqual({ ...missing.answer, requestId: '' });
    expect(outcomesOf(await withdraw(lead, [WEST, MISSING, EAST]))).toEqual(['not-found', 'not-found', 'done']);
  });

  it('have one account manager at a time, and a history of all', async () => {
    const twice = await Promise.all([assign(ada, [EAST]), assign(ada, [EAST], OUTSIDER)]);
    expect(twice.flatMap(outcomesOf).sort()).toEqual(['done', 'reseller-assigned']);
    fixture.clock.now += 1000;
    expect(outcomesOf(await withdraw(ada, [EAST, WEST, EAST]))).toEqual(['done', 'reseller-unassigned', 'item-repeated']);
    fixture.clock.now += 1000;
    expect(outcomesOf(await assign(ada, [EAST], OUTSIDER))).toEqual(['done']);
    const { periods } = (await history(ada, EAST)).answer;
    expect(periods.map(({ assignedAt, endedAt }) => [assignedAt, endedAt])).toEqual([
      [now(), null],
      [new Date(START).toISOString(), new Date(START + 1000).toISOString()],
    ]);
    expect(periods[0]).toEqual({ operatorId: OUTSIDER, userId: 'otto', name: null, assignedAt: now(), endedAt: null });
    const rows = (await fixture.audit()).filter(({ action }) => action.startsWith('reseller-assignments.'));
    expect(rows.map(({ action, outcome }) => [action, outcome])).toEqual([
      ['reseller-assignments.assign', 'done'],
      ['reseller-assignments.assign', 'refused'],
      ['reseller-assignments.withdraw', 'done'],
      ['reseller-assignments.assign', 'done'],
    ]);
  });

  it('are refused item by item where they are not one’s own, and whole where the manager is none', async () => {
    expect(outcomesOf(await assign(ada, [FOREIGN, MISSING, WEST]))).toEqual(['not-found', 'not-found', 'done']);
    expect((await assign(ada, [EAST], SUPERVISOR)).answer.code).toBe('not-an-account-manager');
    expect((await assign(lead, [EAST], OUTSIDER)).answer.code).toBe('not-found');
    expect((await assign(mei, [EAST])).answer.code).toBe('permission-missing');
    const many = Array.from({ length: 101 }, (_, index) => `par_${String(index).padStart(22, '0')}`);
    expect((await assign(ada, many)).answer.code).toBe('batch-too-large');
    fixture.clock.now -= 3 * 60 * 60 * 1000;
    const early = await fixture.openSession(ADMINISTRATOR);
    expect(outcomesOf(await withdraw(early, [WEST]))).toEqual(['assignment-overlaps']);
  });
});
