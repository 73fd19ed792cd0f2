import { beforeEach, expect, it } from 'vitest';
import type { AnswerOf } from '../../shared/contract/index.ts';
import { onBothEngines } from '../storage/stores.ts';
import { ACCOUNT_MANAGER, ADMINISTRATOR, CLEAR, type Fixture, openReplicas, PARTNER, type Session, START } from './fixture.ts';
import { quotaOf, stateQuotas } from './quota-world.ts';

type Recipients = AnswerOf<'POST /v1/coupons/recipients'>;

onBothEngines('Pasted recipients', (engines) => {
  let fixture: Fixture;
  let ada: Session;

  beforeEach(async () => {
    fixture = (await openReplicas([(await engines.open()).store], { nameSearchesPerMinute: 12 }))[0] as Fixture;
    await stateQuotas(fixture, [quotaOf('q-1'), quotaOf('q-2', { designatedCustomerIds: ['c-2'] })]);
    ada = await fixture.openSession(ADMINISTRATOR);
  });

  const ask = (lines: readonly object[], session = ada, quotaId = 'q-1') =>
    session.post<Recipients>('/v1/coupons/recipients', { quotaId, lines });
  const resultsOf = async (lines: readonly object[], quotaId = 'q-1') => {
    const { status, text, answer } = await ask(lines, ada, quotaId);
    if (status !== 200) throw new Error(`${status} ${text}`);
    return answer.lines.map(({ result, customer, refusal }) => [result, customer?.customerId ?? null, refusal]);
  };

  it('are found by id, by the partner’s own number and by whole account name, and by nothing less', async () => {
    const lines = [{ customerId: 'c-1' }, { partnerCustomerNo: 'N-2' }, { text: 'ＬＩＬＥＩ88' }, { text: 'huawei' }, { text: 'N-1' }, {}];
    expect(await resultsOf(lines)).toEqual([
      ['matched', 'c-1', null],
      ['matched', 'c-2', null],
      ['matched', 'c-3', null],
      ['unknown', null, null],
      ['repeated', 'c-1', null],
      ['unknown', null, null],
    ]);
  });

  it('say why nothing can be issued to one, by the rules of the issue itself', async () => {
    expect(await resultsOf([{ text: 'acmecloud' }])).toEqual([['not-issuable', 'c-4', 'customer-not-agency-sale']]);
    expect(await resultsOf([{ text: 'c-1' }, { text: 'c-2' }], 'q-2')).toEqual([
      ['not-issuable', 'c-1', 'customer-not-designated'],
      ['matched', 'c-2', null],
    ]);
  });

  it('that fit several customers name them all, and none is chosen', async () => {
    await fixture.addCustomer({ customerId: 'c-5', partnerCustomerNo: 'N-5', accountName: 'huawei-CLOUD' });
    const { answer } = await ask([{ text: 'huawei-cloud' }]);
    expect(answer.lines[0]).toMatchObject({ result: 'ambiguous', customer: null });
    expect(answer.lines[0]?.candidates.map(({ customerId, isLookAlike }) => [customerId, isLookAlike])).toEqual([
      ['c-1', true],
      ['c-5', true],
    ]);
  });

  it('are other partners’ customers for nobody', async () => {
    expect(await resultsOf([{ customerId: 'x-1' }, { text: 'x-1' }])).toEqual([
      ['unknown', null, null],
      ['unknown', null, null],
    ]);
    expect((await ask([{ customerId: 'c-1' }], ada, 'q-9')).answer.code).toBe('not-found');
  });

  it('come back masked, whatever was pasted', async () => {
    fixture.sent.length = 0;
    await ask([{ text: 'huawei-cloud' }, { customerId: 'c-2' }, { text: 'nobody-has-this-name' }]);
    for (const clear of [...CLEAR.names, ...CLEAR.accounts, 'nobody-has-this-name']) expect(fixture.sent.join()).not.toContain(clear);
    expect(JSON.stringify(await fixture.audit())).not.toContain('nobody-has-this-name');
  });

  it('count as one search by name for each hundred lines of text, and are limited and recorded as those are', async () => {
    const texts = (count: number) => Array.from({ length: count }, (_, index) => ({ text: `nobody-${index}` }));
    expect((await ask(texts(1_000))).status).toBe(200);
    expect((await ask(texts(101))).status).toBe(200);
    const refused = await ask(texts(1));
    expect([refused.status, refused.answer.code]).toEqual([429, 'search-limit-reached']);
    expect((await ask([{ customerId: 'c-1' }])).status).toBe(200);
    const rows = (await fixture.audit()).filter(({ action }) => action === 'customers.search');
    expect(rows.map(({ outcome, details }) => [outcome, details.lines, details.searches])).toEqual([
      ['done', 1_000, 10],
      ['done', 101, 2],
      ['refused', 1, 1],
    ]);
  });

  it('more than a thousand are too many', async () => {
    const reply = await ask(Array.from({ length: 1_001 }, (_, index) => ({ customerId: `n-${index}` })));
    expect([reply.status, reply.answer.code]).toEqual([400, 'batch-too-large']);
  });

  it('who left is found by id alone, and cannot be issued to', async () => {
    await fixture.store.write(PARTNER, async (unit) => {
      await unit.customers.leave(PARTNER, 'c-3', new Date(START).toISOString());
    });
    expect(await resultsOf([{ text: 'lilei88' }, { text: 'c-3' }])).toEqual([
      ['unknown', null, null],
      ['not-issuable', 'c-3', 'customer-dissociated'],
    ]);
  });

  it('are no matter of an account manager’s', async () => {
    const mei = await fixture.openSession(ACCOUNT_MANAGER);
    expect((await ask([{ customerId: 'c-1' }], mei)).answer.code).toBe('permission-missing');
  });
});
