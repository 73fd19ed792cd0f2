import { beforeEach, expect, it } from 'vitest';
import type { AnswerOf } from '../../shared/contract/index.ts';
import { onBothEngines } from '../storage/stores.ts';
import { type BatchReply, outcomesOf } from './batches.ts';
import { ACCOUNT_MANAGER, ADMINISTRATOR, type Fixture, openReplicas, PARTNER, type Session } from './fixture.ts';

onBothEngines('Tagging', (engines) => {
  let fixture: Fixture;
  let ada: Session;
  beforeEach(async () => {
    fixture = (await openReplicas([(await engines.open()).store]))[0] as Fixture;
    ada = await fixture.openSession(ADMINISTRATOR);
  });

  const tag = (session: Session, customerIds: string[], change: { add?: string[]; remove?: string[] }) =>
    session.post<BatchReply>('/v1/customers/tags', { customerIds, ...change });
  const found = async (name: string) => {
    const reply = await ada.post<AnswerOf<'POST /v1/customers/search'>>('/v1/customers/search', { filter: { tag: name } });
    return { total: reply.answer.total, tags: reply.answer.customers.map(({ tags }) => tags) };
  };
  const many = (count: number) => Array.from({ length: count }, (_, index) => `t${String(index).padStart(2, '0')}`);

  it('adds and removes, trimmed and once, and the list, its total and its filter follow', async () => {
    const reply = await tag(ada, ['c-1', 'c-2', 'c-2'], { add: [' 大客户 ', '大客户', 'b'], remove: ['重点客户'] });
    expect(outcomesOf(reply)).toEqual(['done', 'done', 'item-repeated']);
    expect(await found('大客户')).toEqual({
      total: 2,
      tags: [
        ['b', '大客户'],
        ['b', '大客户'],
      ],
    });
    expect(await found('重点客户')).toEqual({ total: 0, tags: [] });
    const options = await ada.get<AnswerOf<'GET /v1/customers/filter-options'>>('/v1/customers/filter-options');
    expect([...options.answer.tags].sort()).toEqual(['b', '大客户']);
    expect(outcomesOf(await tag(ada, ['c-1'], { add: ['b'], remove: ['never there'] }))).toEqual(['done']);
    expect((await found('b')).total).toBe(2);
  });

  it('are one tag however its characters are composed, and hold no character that cannot be seen', async () => {
    expect(outcomesOf(await tag(ada, ['c-1'], { add: ['Cafe\u0301', 'Caf\u00e9'] }))).toEqual(['done']);
    expect(await found('Cafe\u0301')).toEqual({ total: 1, tags: [['Caf\u00e9', '重点客户']] });
    for (const unseen of ['a\u0000b', 'a\nb', 'a\u007fb', 'a\u202eb', 'a\u2028b'])
      expect(await tag(ada, ['c-1'], { add: [unseen] }), JSON.stringify(unseen)).toMatchObject({
        status: 400,
        answer: { code: 'request-invalid' },
      });
    const item = { customerId: 'c-2', tags: ['a\u0007b'] };
    const stated = await fixture.call('PUT', '/v1/customers', { bearer: fixture.key, origin: null, body: { customers: [item] } });
    expect(stated).toMatchObject({ status: 400, answer: { code: 'request-invalid' } });
    expect(outcomesOf(await tag(ada, ['c-1'], { remove: ['Cafe\u0301'] }))).toEqual(['done']);
    expect((await found('Caf\u00e9')).total).toBe(0);
  });

  it('refuses a twenty-first tag to that customer alone', async () => {
    expect(outcomesOf(await tag(ada, ['c-1'], { add: many(19) }))).toEqual(['done']);
    expect(outcomesOf(await tag(ada, ['c-1', 'c-2'], { add: ['one more'] }))).toEqual(['tags-full', 'done']);
    expect(await found('one more')).toMatchObject({ total: 1 });
    expect(outcomesOf(await tag(ada, ['c-1'], { add: ['one more'], remove: ['t00'] }))).toEqual(['done']);
  });

  it('loses no tag of two tabs at once', async () => {
    await Promise.all([tag(ada, ['c-2'], { add: ['a'] }), tag(ada, ['c-2'], { add: ['b'] }), tag(ada, ['c-2'], { add: ['c'] })]);
    expect((await found('b')).tags).toEqual([['a', 'b', 'c']]);
  });

  it('reaches the customers in scope; others answer as if they were not there', async () => {
    const mei = await fixture.openSession(ACCOUNT_MANAGER);
    expect(outcomesOf(await tag(mei, ['c-1', 'c-2', 'gone', 'x-1'], { add: ['mine'] }))).toEqual([
      'done',
      'not-found',
      'not-found',
      'not-found',
    ]);
    expect((await found('mine')).total).toBe(1);
  });

  it('leaves erased customers alone', async () => {
    await fixture.store.write(PARTNER, async (unit) => {
      const [one] = await unit.customers.stored(PARTNER, ['c-2']);
      if (one) await unit.customers.save(PARTNER, [{ ...one.customer, erasedAt: '2024-09-15T04:00:00.000Z' }]);
    });
    expect(outcomesOf(await tag(ada, ['c-2'], { add: ['a'] }))).toEqual(['customer-erased']);
  });

  it('is recorded with ids and counts, never with what was written', async () => {
    await tag(ada, ['c-1', 'gone'], { add: ['张三 13812345678'] });
    const row = (await fixture.audit()).at(-1);
    expect(row).toMatchObject({
      action: 'customers.tag',
      outcome: 'done',
      targets: ['c-1', 'gone'],
      details: { added: 1, removed: 0, done: 1, refused: 1, refusals: ['gone not-found'] },
    });
    expect(JSON.stringify(row)).not.toContain('13812345678');
    await tag(ada, ['gone'], { add: ['a'] });
    expect((await fixture.audit()).at(-1)).toMatchObject({ outcome: 'refused', refusal: 'not-found' });
  });

  it.each([
    ['nothing to do', { customerIds: ['c-1'] }, 'request-invalid'],
    ['a tag both added and removed', { customerIds: ['c-1'], add: ['a '], remove: ['a'] }, 'request-invalid'],
    ['an empty tag', { customerIds: ['c-1'], add: [' '] }, 'request-invalid'],
    ['more than a hundred customers', { customerIds: many(101), add: ['a'] }, 'batch-too-large'],
  ])('refuses %s', async (_title, body, code) => {
    const reply = await ada.post('/v1/customers/tags', body);
    expect([reply.status, reply.answer.code]).toEqual([400, code]);
  });
});
