import { afterEach, beforeEach, expect, it } from 'vitest';
import { onBothEngines } from '../storage/stores.ts';
import { addAccountWorld, allocate, BALANCE, customer, faultsOf, ledgerOf, type Moved, recall, reseller, topUp } from './account-world.ts';
import { push } from './batches.ts';
import { ADMINISTRATOR, type Fixture, openReplicas, PARTNER, type Session } from './fixture.ts';
import { grantCalls } from './grant-world.ts';
import { addResellers, command, EAST, quotaOf, stateQuotas } from './quota-world.ts';
import { itemsOf, type Operation, work } from './recall-world.ts';

onBothEngines('Money that was refused to everybody', (engines) => {
  let fixture: Fixture;
  let ada: Session;

  beforeEach(async () => {
    fixture = (await openReplicas([(await engines.open()).store]))[0] as Fixture;
    await addAccountWorld(fixture.store);
    ada = await fixture.openSession(ADMINISTRATOR);
    await topUp(fixture, '100.00');
  });

  afterEach(async () => {
    expect(await faultsOf(fixture)).toEqual([]);
  });

  const retry = (operationId: string) => command<Operation & { code: string }>(ada, `/v1/operations/${operationId}/retry`, {});
  const operationOf = ({ answer }: { answer: Moved }) => answer.operation.operationId;
  const asType = (associationType: string) => push(fixture, '/v1/customers', { customers: [{ customerId: 'c-4', associationType }] });

  it('is allocated by a retry once it can be, held from the first moment on, and to nobody twice', async () => {
    const refused = operationOf(await allocate(ada, { 'c-4': '60.00' }, { memo: 'for the spring' }));
    await asType('agency-sale');
    const retried = await retry(refused);
    expect(retried.answer).toMatchObject({ kind: 'allocation', state: 'queued', memo: 'for the spring', amount: { asked: '60.00' } });
    expect(await ledgerOf(fixture, PARTNER, BALANCE, customer('c-4'))).toEqual(['40.00', '0.00']);
    await work(fixture);
    expect(await ledgerOf(fixture, PARTNER, BALANCE, customer('c-4'))).toEqual(['40.00', '60.00']);
    expect((await retry(refused)).answer.code).toBe('nothing-to-retry');
    expect((await retry(retried.answer.operationId)).answer.code).toBe('nothing-to-retry');
  });

  it('comes back where it is refused once more, and can be tried again', async () => {
    const refused = operationOf(await allocate(ada, { 'c-4': '60.00' }));
    const { answer } = await retry(refused);
    await work(fixture);
    expect((await itemsOf(ada, answer.operationId)).answer.rows.map(({ refusal }) => refusal)).toEqual(['customer-not-agency-sale']);
    expect(await ledgerOf(fixture, PARTNER, BALANCE)).toEqual(['100.00']);
    await asType('agency-sale');
    expect((await retry(answer.operationId)).status).toBe(201);
    await work(fixture);
    expect(await ledgerOf(fixture, PARTNER, BALANCE, customer('c-4'))).toEqual(['40.00', '60.00']);
  });

  it('is tried of a part of the call alone, and of resellers too', async () => {
    await push(fixture, '/v1/resellers', { resellers: [{ partnerId: EAST, isLeaving: true }] });
    const refused = operationOf(await allocate(ada, { [EAST]: '30.00' }, { to: 'reseller' }));
    await push(fixture, '/v1/resellers', { resellers: [{ partnerId: EAST, isLeaving: false }] });
    await retry(refused);
    await work(fixture);
    expect(await ledgerOf(fixture, PARTNER, BALANCE, reseller(EAST))).toEqual(['70.00', '30.00']);
    expect(await ledgerOf(fixture, EAST, BALANCE)).toEqual(['30.00']);
    const partly = operationOf(await allocate(ada, { 'c-1': '10.00', 'c-4': '20.00' }));
    await asType('agency-sale');
    expect((await retry(partly)).answer.amount).toEqual({ asked: '20.00', moved: '0.00' });
    await work(fixture);
    expect(await ledgerOf(fixture, PARTNER, BALANCE, customer('c-1'), customer('c-4'))).toEqual(['40.00', '10.00', '20.00']);
  });

  it('is not tried beyond what is free, and above a limit waits for a second person', async () => {
    const refused = operationOf(await allocate(ada, { 'c-4': '60.00' }));
    await asType('agency-sale');
    await allocate(ada, { 'c-1': '40.01' });
    expect((await retry(refused)).answer.code).toBe('balance-insufficient');
    await recall(ada, { 'c-1': '0.01' });
    const limits = [{ currency: 'CNY', operationMaximum: 5_999n, operatorDayMaximum: null }];
    await fixture.store.write(PARTNER, (unit) => unit.partners.setMoneyRules(PARTNER, { stepUp: false, limits }));
    expect((await retry(refused)).answer.state).toBe('awaiting-approval');
    expect(await ledgerOf(fixture, PARTNER, BALANCE, customer('c-4'))).toEqual(['0.00', '0.00']);
  });

  it('or of recalls, which are asked for anew, a retry says in words', async () => {
    await allocate(ada, { 'c-1': '10.00' });
    const recalled = operationOf(await recall(ada, { 'c-1': '10.01' }));
    const { status, answer } = await retry(recalled);
    expect([status, answer]).toMatchObject([409, { code: 'not-retried', detail: expect.stringContaining('new recall') }]);
  });
});

onBothEngines('A recall of quotas that was refused whole', (engines) => {
  let fixture: Fixture;
  let ada: Session;
  const { grant, recall: recallQuotas, childrenOf } = grantCalls(() => ({ fixture, ada }));

  it('is asked for anew, which its retry says in words', async () => {
    fixture = (await openReplicas([(await engines.open()).store]))[0] as Fixture;
    await addResellers(fixture.store);
    await stateQuotas(fixture, [quotaOf('q-1')]);
    ada = await fixture.openSession(ADMINISTRATOR);
    const children = childrenOf(await grant({}));
    await recallQuotas(children);
    const { operation } = (await recallQuotas(children)).answer;
    expect(operation.items).toMatchObject({ done: 0, refused: 2 });
    const retried = await command<{ code: string }>(ada, `/v1/operations/${operation.operationId}/retry`, {});
    expect([retried.status, retried.answer.code]).toEqual([409, 'not-retried']);
  });
});
