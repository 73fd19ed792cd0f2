import { beforeEach, expect, test } from 'vitest';
import type { OperatorQuery, Store } from '../../bff/ports/store.ts';
import { customerRecord, operatorRecord, PARTNER, partnerRecord, sessionRecord } from './records.ts';
import { onBothEngines } from './stores.ts';

const OTHER = 'par_2';
const id = (name: string) => `op_${name.padEnd(22, '0')}`;
const BEFORE = '2024-09-29T00:00:00.000Z';

onBothEngines('The store’s operators', (engines) => {
  let store: Store;
  beforeEach(async () => {
    ({ store } = await engines.open());
    await store.write(PARTNER, async (unit) => {
      await unit.partners.add(partnerRecord());
      await unit.operators.save(operatorRecord(id('lead'), { userId: 'lead', roles: ['supervisor'], nameMasked: 'L***' }));
      const team = { supervisorId: id('lead') };
      await unit.operators.save(operatorRecord(id('b'), { userId: 'b', roles: ['clerk', 'account-manager'], ...team }));
      await unit.operators.save(operatorRecord(id('a'), { userId: 'a', ...team }));
      await unit.operators.save(operatorRecord(id('c'), { userId: 'B', roles: ['account-manager'] }));
      await unit.operators.save(operatorRecord(id('zh'), { userId: '李雷', roles: ['account'] }));
      await unit.customers.save(PARTNER, [
        customerRecord('c-1'),
        customerRecord('c-2', { associationType: 'referral' }),
        customerRecord('c-3'),
      ]);
      const held = (customerId: string, operatorId: string) => ({ customerId, operatorId, assignedAt: BEFORE });
      await unit.customers.assign(PARTNER, [held('c-1', id('a')), held('c-2', id('a')), held('c-3', id('b'))]);
    });
    await store.write(OTHER, async (unit) => {
      await unit.partners.add(partnerRecord(OTHER));
      await unit.operators.save(operatorRecord(id('x'), { partnerId: OTHER, userId: 'a', supervisorId: null }));
    });
  });

  const page = (query: Partial<OperatorQuery> = {}) => store.reads.operators.page(PARTNER, { after: null, limit: 10, ...query });
  const idsOf = async (query: Partial<OperatorQuery>) => (await page(query)).operators.map(({ operatorId }) => operatorId);

  test('stand in the order of their user ids, with team and customers', async () => {
    const { operators, total } = await page();
    expect(operators.map(({ userId, team, customers }) => [userId, team, customers])).toEqual([
      ['B', 0, 0],
      ['a', 0, 2],
      ['b', 0, 1],
      ['lead', 2, 0],
      ['李雷', 0, 0],
    ]);
    expect(total).toBe(5);
    expect(operators[1]).toEqual({
      operatorId: id('a'),
      userId: 'a',
      nameMasked: 'N***',
      roles: ['account-manager'],
      supervisor: { operatorId: id('lead'), userId: 'lead', nameMasked: 'L***' },
      team: 0,
      customers: 2,
    });
  });

  test('count a customer withdrawn no more', async () => {
    await store.write(PARTNER, (unit) => unit.customers.withdraw(PARTNER, [{ customerId: 'c-1', at: '2024-09-30T00:00:00.000Z' }]));
    expect((await page({ userId: 'a' })).operators[0]?.customers).toBe(1);
  });

  test.each([
    ['a whole role, not part of one', { role: 'account' }, [id('zh')]],
    ['a role among several', { role: 'clerk' }, [id('b')]],
    ['a team', { supervisorId: id('lead') }, [id('a'), id('b')]],
    ['the start of a user id, letters as written', { userId: 'b' }, [id('b')]],
    ['the start of a Chinese user id', { userId: '李' }, [id('zh')]],
    ['several at once', { supervisorId: id('lead'), role: 'clerk' }, [id('b')]],
    ['nothing that is there', { role: 'supervisor', userId: 'a' }, []],
  ])('are found by %s', async (_title, query, operatorIds) => {
    expect(await idsOf(query)).toEqual(operatorIds);
    expect((await page({ ...query, limit: 1 })).total).toBe(operatorIds.length);
  });

  test('go on after a user id', async () => {
    expect(await idsOf({ after: 'a', limit: 2 })).toEqual([id('b'), id('lead')]);
    expect(await idsOf({ after: '李雷' })).toEqual([]);
    expect((await page({ after: '李雷' })).total).toBe(5);
  });

  test('are account managers by their role, all of them or one team’s', async () => {
    const idsFor = async (supervisorId: string | null, limit = 10) =>
      (await store.reads.operators.accountManagers(PARTNER, supervisorId, limit)).map(({ operatorId }) => operatorId);
    expect(await idsFor(null)).toEqual([id('c'), id('a'), id('b')]);
    expect(await idsFor(null, 2)).toEqual([id('c'), id('a')]);
    expect(await idsFor(id('lead'))).toEqual([id('a'), id('b')]);
  });

  test('lose a supervisor together, and only that partner’s', async () => {
    expect(await store.write(OTHER, (unit) => unit.operators.freeTeam(OTHER, id('lead')))).toBe(0);
    expect(await store.write(PARTNER, (unit) => unit.operators.freeTeam(PARTNER, id('lead')))).toBe(2);
    expect(await idsOf({ supervisorId: id('lead') })).toEqual([]);
    expect((await page({ userId: 'lead' })).operators[0]?.team).toBe(0);
  });

  test('act by a role in sessions that live, until these end', async () => {
    const at = '2024-09-30T04:00:30.000Z';
    const acting = (sessionId: string, roles: string[]) =>
      sessionRecord(sessionId, { actor: { kind: 'operator', operatorId: id('b'), userId: 'b', roles } });
    await store.write(PARTNER, async (unit) => {
      await unit.sessions.add(acting('ses_1', ['clerk', 'account-manager']), 'secret-1');
      await unit.sessions.add(acting('ses_2', ['account-manager']), 'secret-2');
    });
    const inRole = (role: string, when = at) => store.write(PARTNER, (unit) => unit.sessions.countInRole(PARTNER, role, when));
    expect([await inRole('clerk'), await inRole('account-manager'), await inRole('account')]).toEqual([1, 2, 0]);
    expect(await inRole('clerk', '2024-10-01T00:00:00.000Z')).toBe(0);
    expect(await store.write(PARTNER, (unit) => unit.sessions.revoke(PARTNER, { role: 'clerk' }, at))).toBe(1);
    expect([await inRole('clerk'), await inRole('account-manager')]).toEqual([0, 1]);
    expect(await store.write(PARTNER, (unit) => unit.sessions.revoke(PARTNER, { kind: 'operators' }, at))).toBe(1);
  });

  test('keep what they chose for a view, each their own', async () => {
    const choose = (operatorId: string, json: string) =>
      store.write(PARTNER, (unit) => unit.preferences.save(PARTNER, operatorId, 'list', json));
    const chosen = (operatorId: string, view = 'list') => store.reads.preferences.find(PARTNER, operatorId, view);
    expect(await chosen(id('a'))).toBeNull();
    await choose(id('a'), '{"first":true}');
    await choose(id('a'), '{"second":true}');
    await choose(id('b'), '{}');
    expect([await chosen(id('a')), await chosen(id('b')), await chosen(id('a'), 'other')]).toEqual(['{"second":true}', '{}', null]);
  });

  test('hold custom roles of their own partner', async () => {
    const role = { code: 'clerk', name: 'Clerk', permissions: ['customer.read'] as const, changedAt: BEFORE };
    await store.write(PARTNER, (unit) => unit.roles.save(PARTNER, role));
    await store.write(OTHER, (unit) => unit.roles.save(OTHER, { ...role, name: 'Other' }));
    await store.write(PARTNER, (unit) => unit.roles.save(PARTNER, { ...role, name: 'Renamed' }));
    expect(await store.reads.roles.list(PARTNER)).toEqual([{ ...role, name: 'Renamed' }]);
    const members = await store.reads.roles.members(PARTNER);
    expect([members.get('clerk'), members.get('account-manager'), members.get('administrator')]).toEqual([1, 3, undefined]);
    await store.write(PARTNER, (unit) => unit.roles.remove(PARTNER, 'clerk'));
    expect([await store.reads.roles.list(PARTNER), (await store.reads.roles.list(OTHER)).length]).toEqual([[], 1]);
  });
});
