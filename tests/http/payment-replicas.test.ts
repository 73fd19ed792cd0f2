import { afterEach, beforeEach, expect, test } from 'vitest';
import { openPostgresStore, openSqliteStore } from '../../bff/node/storage/stores.ts';
import type { Store } from '../../bff/ports/store.ts';
import type { AnswerOf } from '../../shared/contract/index.ts';
import { onBothEngines, security } from '../storage/stores.ts';
import { DAY, nextKey } from './agreement-world.ts';
import { deliverLines, LINES } from './consumption-world.ts';
import { ADMINISTRATOR, type Fixture, openReplicas, type Reply } from './fixture.ts';

type Added = AnswerOf<'POST /v1/third-party-payments'>;
type Contract = AnswerOf<'POST /v1/payment-contracts'>;

onBothEngines('Payment agreements at two replicas', (engines) => {
  let stores: Store[] = [];
  let here: Fixture;
  let there: Fixture;
  let token = '';

  beforeEach(async () => {
    const { store, address } = await engines.open();
    const other = address.startsWith('postgres')
      ? await openPostgresStore({ url: address, security })
      : await openSqliteStore({ path: address, security });
    stores = [other];
    [here, there] = (await openReplicas([store, other])) as [Fixture, Fixture];
    ({ token } = await here.openSession(ADMINISTRATOR));
  });
  afterEach(async () => {
    for (const store of stores) await store.close();
  });

  const post = <Answer>(fixture: Fixture, path: string, body: object, key = nextKey()) =>
    fixture.call('POST', path, { bearer: token, body, headers: { 'idempotency-key': key } }) as Promise<Reply<Answer>>;
  const add = (fixture: Fixture, trustee: string, more: object = {}) =>
    post<Added>(fixture, '/v1/third-party-payments', { trustee, trusteeType: 'enterprise', kind: 'standing', ...more });
  const states = async (query = '') => {
    const { answer } = await there.call('GET', `/v1/third-party-payments${query}`, { bearer: token });
    return (answer as unknown as AnswerOf<'GET /v1/third-party-payments'>).agreements.map(({ state }) => state);
  };

  test('one agreement with a payer comes of two that are added at the same moment', async () => {
    const both = await Promise.all([add(here, 'Acme Cloud Ltd'), add(there, 'ACME cloud ltd')]);
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
    const made = both.find(({ status }) => status === 201)?.answer.agreementId;
    const ended = await Promise.all([here, there].map((fixture) => post<Added>(fixture, `/v1/third-party-payments/${made}/void`, {})));
    expect(ended.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(await states()).toEqual(['voided']);
  });

  test('the list tells states by the clock, and each can be asked for', async () => {
    const soon = new Date(here.clock.now + DAY).toISOString();
    await add(here, 'Payer 1', { expiresAt: soon });
    here.clock.now += 1;
    await add(there, 'Payer 2', { expiresAt: new Date(here.clock.now + 2 * DAY).toISOString() });
    here.clock.now += 1;
    const { agreementId } = (await add(here, 'Payer 3')).answer;
    await post(there, `/v1/third-party-payments/${agreementId}/void`, {});
    expect(await states()).toEqual(['voided', 'effective', 'effective']);
    here.clock.now = Date.parse(soon);
    ({ token } = await here.openSession(ADMINISTRATOR));
    expect(await states()).toEqual(['voided', 'effective', 'expired']);
    for (const [index, state] of ['voided', 'effective', 'expired'].entries())
      expect([index, await states(`?state=${state}`)]).toEqual([index, [state]]);
    expect((await add(there, 'Payer 1')).status).toBe(201);
  });

  test('two that apply for the same contract get the same, with the same number', async () => {
    await deliverLines(here, LINES);
    const body = { rolesFrom: 'session', isVerified: true };
    await here.call('PUT', '/v1/settings', { bearer: here.key, origin: null, body });
    const cycles = { from: '2024-08', to: '2024-08' };
    const both = await Promise.all([here, there].map((fixture) => post<Contract>(fixture, '/v1/payment-contracts', { cycles })));
    expect(both[0]).toMatchObject({ status: 201, answer: { due: '100.00', paid: '100.00' } });
    expect(both[1]?.answer).toEqual(both[0]?.answer);
    const file = await there.call('GET', `/v1/payment-contracts/${both[0]?.answer.contractId}/file`, { bearer: token });
    expect(file.text).toContain(both[0]?.answer.contractNo);
  });
});
