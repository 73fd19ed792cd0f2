import { beforeEach, describe, expect, it } from 'vitest';
import { setRolesFromByCommand, setVerifiedByCommand } from '../../bff/actions/settings/set-by-command.ts';
import { createDemonstrationSecurity } from '../../bff/security/demonstration.ts';
import { ADMINISTRATOR, type Fixture, MANAGER, openFixture, PARTNER, PORTAL, SUPERVISOR, TEAM_LEAD } from './fixture.ts';

let fixture: Fixture;
beforeEach(async () => {
  fixture = await openFixture();
});

/** How a partner guards what moves money, until it says so. */
const UNGUARDED = { stepUp: false, limits: [], isVerified: false };

const settings = (body: unknown, bearer = fixture.key) => fixture.call('PUT', '/v1/settings', { bearer, origin: null, body });
const shown = (bearer = fixture.key) => fixture.call('GET', '/v1/settings', { bearer, origin: null });

async function mint(subject: object) {
  const body = { subject: { kind: 'operator', ...subject }, origins: [PORTAL] };
  return fixture.call('POST', '/v1/sessions', { bearer: fixture.key, origin: null, body });
}

describe('where roles come from', () => {
  it('is the session at first, and is set for one partner alone', async () => {
    expect((await shown()).answer).toEqual({ rolesFrom: 'session', ...UNGUARDED });
    const set = await settings({ rolesFrom: 'store' });
    expect([set.status, set.answer]).toEqual([200, { rolesFrom: 'store', ...UNGUARDED }]);
    expect((await shown()).answer).toEqual({ rolesFrom: 'store', ...UNGUARDED });
    expect((await shown(fixture.otherKey)).answer).toEqual({ rolesFrom: 'session', ...UNGUARDED });
  });

  it('ends every live session of an operator when it changes, and no end customer’s', async () => {
    const operators = [await fixture.openSession(ADMINISTRATOR), await fixture.openSession(TEAM_LEAD)];
    const customer = await fixture.openSession({ kind: 'end-customer', customerId: 'c-1' });
    await settings({ rolesFrom: 'store' });
    for (const { get } of operators) expect((await get('/v1/session')).answer.code).toBe('session-revoked');
    expect((await customer.get('/v1/session')).status).toBe(200);
    const row = (await fixture.audit()).at(-1);
    expect(row).toMatchObject({
      action: 'settings.save',
      outcome: 'done',
      details: { rolesFrom: 'store', isChanged: true, endedSessions: 2 },
    });
  });

  it('ends a session whose secret is still to be swapped', async () => {
    const minted = await mint({ userId: 'mei', roles: ['administrator'] });
    await settings({ rolesFrom: 'store' });
    const { secret } = minted.answer as unknown as { secret: string };
    expect((await fixture.call('POST', '/v1/session/token', { body: { secret } })).answer.code).toBe('session-revoked');
  });

  it('ends no session where it stays as it was, however often it is sent', async () => {
    const { get } = await fixture.openSession(ADMINISTRATOR);
    await settings({ rolesFrom: 'session' });
    expect((await get('/v1/session')).status).toBe(200);
  });

  it('can be set at the command line too, as from there', async () => {
    const { get } = await fixture.openSession(ADMINISTRATOR);
    const world = {
      store: fixture.store,
      security: createDemonstrationSecurity(),
      clock: { now: () => fixture.clock.now, businessNow: () => 0 },
    };
    expect(await setRolesFromByCommand(world, PARTNER, 'store')).toEqual({ endedSessions: 1 });
    expect((await get('/v1/session')).answer.code).toBe('session-revoked');
    expect((await fixture.audit()).at(-1)).toMatchObject({ action: 'settings.save', actor: { kind: 'system', id: 'command-line' } });
  });

  it.each([[{}], [{ rolesFrom: 'portal' }], [{ rolesFrom: 'store', more: 1 }]])('is refused as %j', async (body) => {
    const { status, answer } = await settings(body);
    expect([status, answer.code]).toEqual([400, 'request-invalid']);
    expect((await shown()).answer).toEqual({ rolesFrom: 'session', ...UNGUARDED });
  });

  it('is not for sessions to read or set', async () => {
    const { token } = await fixture.openSession(ADMINISTRATOR);
    expect((await shown(token)).answer.code).toBe('key-invalid');
    expect((await settings({ rolesFrom: 'store' }, token)).answer.code).toBe('key-invalid');
  });
});

describe('a session where roles are kept here', () => {
  beforeEach(async () => {
    await settings({ rolesFrom: 'store' });
  });

  it('acts by the roles kept, whether it names them or not', async () => {
    const unnamed = await fixture.openSession({ kind: 'operator', userId: 'lead' });
    expect(unnamed.view.actor).toMatchObject({ operatorId: SUPERVISOR, roles: ['supervisor'] });
    const named = await fixture.openSession({ kind: 'operator', userId: 'mei', roles: ['account-manager'] });
    expect(named.view.actor).toMatchObject({ operatorId: MANAGER, roles: ['account-manager'] });
  });

  it.each([[['administrator']], [['account-manager', 'supervisor']], [[]]])(
    'is refused where it names %j instead of account-manager, which stays',
    async (roles) => {
      const { status, answer } = await mint({ userId: 'mei', roles });
      expect([status, answer.code]).toEqual([409, 'roles-differ']);
      expect((await fixture.audit()).at(-1)).toMatchObject({ action: 'session.mint', refusal: 'roles-differ' });
      expect((await fixture.openSession({ kind: 'operator', userId: 'mei' })).view.actor).toMatchObject({ roles: ['account-manager'] });
    },
  );

  it('is refused to somebody who is not known, and makes no operator', async () => {
    const { status, answer } = await mint({ userId: 'stranger', roles: ['administrator'] });
    expect([status, answer.code]).toEqual([404, 'not-found']);
    expect((await mint({ userId: 'stranger' })).status).toBe(404);
  });

  it('is refused to somebody of whom no roles are kept', async () => {
    await settings({ rolesFrom: 'session' });
    const body = { operators: [{ userId: 'later', name: 'Later' }] };
    await fixture.call('PUT', '/v1/operators', { bearer: fixture.key, origin: null, body });
    await settings({ rolesFrom: 'store' });
    expect((await mint({ userId: 'later' })).answer.code).toBe('roles-missing');
  });

  it('still takes the operator’s name', async () => {
    await mint({ userId: 'mei', name: '韩雪' });
    expect(await fixture.store.reads.operators.find(PARTNER, MANAGER)).toMatchObject({ name: '韩雪' });
  });
});

describe('what guards money', () => {
  const LIMIT = { currency: 'CNY', operationMaximum: '50000.00', operatorDayMaximum: null };

  it('is set, and what is left out stays', async () => {
    const set = await settings({ rolesFrom: 'session', stepUp: true, limits: [{ ...LIMIT, operationMaximum: '50000' }] });
    expect([set.status, set.answer]).toEqual([200, { ...UNGUARDED, rolesFrom: 'session', stepUp: true, limits: [LIMIT] }]);
    expect((await settings({ rolesFrom: 'session' })).answer).toMatchObject({ stepUp: true, limits: [LIMIT] });
    expect((await settings({ rolesFrom: 'session', limits: [] })).answer).toMatchObject({ stepUp: true, limits: [] });
    expect((await shown(fixture.otherKey)).answer).toMatchObject(UNGUARDED);
  });

  it('is on record with what was set', async () => {
    await settings({ rolesFrom: 'session', stepUp: true, limits: [LIMIT] });
    expect((await fixture.audit()).at(-1)).toMatchObject({
      action: 'settings.save',
      outcome: 'done',
      details: { stepUp: true, limits: ['CNY 50000.00 -'] },
    });
  });

  it.each([
    ['1e3', 'amount-not-a-number'],
    ['-1.00', 'amount-not-positive'],
    ['0.001', 'amount-too-precise'],
    ['1000000000000000', 'amount-out-of-range'],
  ])('is refused as %s, and nothing is set', async (operatorDayMaximum, code) => {
    const set = await settings({ rolesFrom: 'store', stepUp: true, limits: [{ ...LIMIT, operatorDayMaximum }] });
    expect([set.status, set.answer.code, set.answer.errors?.[0]?.pointer]).toEqual([422, code, '/body/limits/0/operatorDayMaximum']);
    expect((await shown()).answer).toEqual({ rolesFrom: 'session', ...UNGUARDED });
  });

  it('is refused where a currency stands twice', async () => {
    expect((await settings({ rolesFrom: 'session', limits: [LIMIT, LIMIT] })).answer.code).toBe('request-invalid');
  });
});

describe('whether the partner’s real name is verified', () => {
  it('is not, until the partner’s server says so, and stays where it is left out', async () => {
    expect((await settings({ rolesFrom: 'session', isVerified: true })).answer).toEqual({
      rolesFrom: 'session',
      ...UNGUARDED,
      isVerified: true,
    });
    expect((await settings({ rolesFrom: 'session' })).answer).toMatchObject({ isVerified: true });
    expect((await shown(fixture.otherKey)).answer).toMatchObject({ isVerified: false });
    expect((await fixture.audit()).at(-2)).toMatchObject({ action: 'settings.save', details: { isVerified: true } });
    expect((await settings({ rolesFrom: 'session', isVerified: false })).answer).toMatchObject({ isVerified: false });
  });

  it('can be said at the command line, on record as from there', async () => {
    const clock = { now: () => fixture.clock.now, businessNow: () => 0 };
    await setVerifiedByCommand({ store: fixture.store, security: createDemonstrationSecurity(), clock }, PARTNER, true);
    expect((await shown()).answer).toMatchObject({ isVerified: true });
    expect((await fixture.audit()).at(-1)).toMatchObject({
      action: 'settings.save',
      actor: { kind: 'system', id: 'command-line' },
      details: { isVerified: true },
    });
  });
});
