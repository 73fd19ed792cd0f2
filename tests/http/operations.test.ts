import { beforeEach, describe, expect, test } from 'vitest';
import { ACCOUNT_MANAGER, ADMINISTRATOR, CLEAR, type Fixture, openFixture, type Session, START } from './fixture.ts';
import { addResellers, EAST, FOREIGN, quotaOf, stateQuotas } from './quota-world.ts';
import { issued, type Log, recall, redeem, searchLog } from './recall-world.ts';

const MINUTE = 60_000;
const instant = (minutes: number) => new Date(START + minutes * MINUTE).toISOString();
const BO = { kind: 'operator', userId: 'bo', roles: ['administrator'] } satisfies Parameters<Fixture['openSession']>[0];
let fixture: Fixture;
let ada: Session;
let coupons: string[];

/** An issue of three coupons, five minutes later a usage, another five later a recall by somebody else of which one item is refused. */
beforeEach(async () => {
  fixture = await openFixture();
  await stateQuotas(fixture, [quotaOf('q-1'), quotaOf('q-2', { asset: 'pick-up-coupon', restrictions: { maximumShare: '0.5' } })]);
  ada = await fixture.openSession(ADMINISTRATOR);
  coupons = await issued(ada, ['c-1', 'c-2', 'c-3'], { memo: '=cmd()' });
  const [one = '', two = ''] = coupons;
  fixture.clock.now += 5 * MINUTE;
  await redeem(fixture, one, '10.00');
  fixture.clock.now += 5 * MINUTE;
  const bo = await fixture.openSession(BO);
  await recall(bo, [one, two]);
  fixture.clock.now += 5 * MINUTE;
  ada = await fixture.openSession(ADMINISTRATOR);
});

const summary = ({ rows }: Log) => rows.map(({ kind, customer, state }) => `${kind} ${customer?.customerId ?? '-'} ${state}`);

describe('the operation log', () => {
  test('has a row for each coupon that was touched, newest first, refused ones too', async () => {
    const { status, answer } = await searchLog(ada, { kinds: ['coupon-issue', 'coupon-redemption', 'coupon-recall'] });
    expect(status).toBe(200);
    expect(answer.total).toBe(6);
    expect(summary(answer)).toEqual([
      'coupon-recall c-2 done',
      'coupon-recall c-1 refused',
      'coupon-redemption c-1 done',
      'coupon-issue c-3 done',
      'coupon-issue c-2 done',
      'coupon-issue c-1 done',
    ]);
    expect(answer.rows[0]).toMatchObject({
      by: { kind: 'operator', userId: 'bo' },
      quotaId: 'q-1',
      couponId: coupons[1],
      moved: '10.00',
      balanceBefore: '10.00',
      at: instant(10),
      asset: 'coupon',
      currency: 'CNY',
    });
    expect(answer.rows[1]).toMatchObject({ refusal: 'coupon-used', moved: null });
    expect(answer.rows[2]).toMatchObject({ by: { kind: 'partner-key' } });
  });

  test('is paged without leaving out or repeating a row', async () => {
    const all = (await searchLog(ada)).answer;
    const seen: Log['rows'] = [];
    let after: string | undefined;
    do {
      const { answer } = await searchLog(ada, {}, { size: 2, ...(after && { after }) });
      expect(answer.total).toBe(all.total);
      seen.push(...answer.rows);
      after = answer.next ?? undefined;
    } while (after);
    expect(seen).toEqual(all.rows);
    expect(seen).toHaveLength(all.total);
  });

  test.each([
    ['time', { from: instant(4), until: instant(6) }, ['coupon-redemption c-1 done']],
    ['kind', { kinds: ['coupon-redemption'] }, ['coupon-redemption c-1 done']],
    ['result', { states: ['refused'] }, ['coupon-recall c-1 refused']],
    ['customer id', { customerId: 'c-3', assets: ['coupon'] }, ['coupon-issue c-3 done']],
    ['own number of a customer', { customerId: 'N-3' }, ['coupon-issue c-3 done']],
    ['customer name', { customerName: '李雷' }, ['coupon-issue c-3 done']],
    ['operator', { userId: 'bo', states: ['done'] }, ['coupon-recall c-2 done']],
    ['unknown operator', { userId: 'nobody' }, []],
    ['asset', { assets: ['pick-up-coupon'] }, ['quota-statement - done']],
    ['quota', { quotaId: 'q-2' }, ['quota-statement - done']],
    ['unknown quota', { quotaId: 'q-9' }, []],
  ] as const)('is narrowed by %s', async (_name, filter, expected) => {
    const { answer } = await searchLog(ada, filter);
    expect(summary(answer)).toEqual(expected);
    expect(answer.total).toBe(expected.length);
  });

  test('is narrowed by coupon and by operation', async () => {
    const byCoupon = (await searchLog(ada, { couponId: coupons[2] })).answer;
    expect(summary(byCoupon)).toEqual(['coupon-issue c-3 done']);
    const { operationId } = byCoupon.rows[0] as Log['rows'][number];
    expect((await searchLog(ada, { operationId })).answer.total).toBe(3);
    expect((await searchLog(ada, { operationId, couponId: coupons[0] })).answer.total).toBe(1);
  });

  test('refuses a span upside down and a cursor of another filter', async () => {
    expect((await searchLog(ada, { from: instant(6), until: instant(4) })).answer.code).toBe('range-inverted');
    const { next } = (await searchLog(ada, {}, { size: 1 })).answer;
    expect((await searchLog(ada, { kinds: ['coupon-issue'] }, { after: next })).answer.code).toBe('cursor-invalid');
  });

  test('counts a search by name as one and never says the name', async () => {
    await searchLog(ada, { customerName: '李雷' });
    const row = (await fixture.audit()).findLast(({ action }) => action === 'customers.search');
    expect(row?.details).toEqual({ fields: ['customerName'], lengths: ['2'] });
    for (const secret of [...CLEAR.names, ...CLEAR.mobiles, ...CLEAR.emails]) expect(fixture.sent.join('\n')).not.toContain(secret);
  });

  test('of a reseller is its distributor’s to read, of its own resellers only', async () => {
    await addResellers(fixture.store);
    expect((await searchLog(ada, {}, { indirectPartnerId: EAST })).answer).toMatchObject({ rows: [], total: 0 });
    expect((await searchLog(ada, {}, { indirectPartnerId: FOREIGN })).answer.code).toBe('not-found');
  });

  test('is refused to an account manager in words', async () => {
    const mei = await fixture.openSession(ACCOUNT_MANAGER);
    const reply = await searchLog(mei);
    expect([reply.status, reply.answer.code]).toEqual([403, 'permission-missing']);
  });
});

describe('the result of an operation as a file', () => {
  async function fileOf(session: Session, index: number) {
    const { operationId } = (await searchLog(ada, { kinds: ['coupon-issue', 'coupon-recall'] })).answer.rows[index] as Log['rows'][number];
    return { operationId, reply: await session.get(`/v1/operations/${operationId}/file`) };
  }

  test('sets what each coupon held beside what came back, masked, with operator and reason', async () => {
    const { operationId, reply } = await fileOf(ada, 0);
    expect(reply.status).toBe(200);
    expect(reply.headers.get('content-type')).toMatch(/^text\/csv/);
    expect(reply.headers.get('content-disposition')).toContain(`coupon-recall-${operationId}.csv`);
    const [head, ...rows] = reply.text.trim().split('\r\n');
    expect(head?.replace('\ufeff', '')).toBe(
      'operation_id,coupon_id,customer_id,masked_name,face_value,balance_before,recalled,result,reason,operator,time',
    );
    expect(rows).toEqual([
      `${operationId},${coupons[0]},c-1,华为****公司,10.00,0.00,,refused,coupon-used,bo,${instant(10)}`,
      `${operationId},${coupons[1]},c-2,华北****公司,10.00,10.00,10.00,done,,bo,${instant(10)}`,
    ]);
  });

  test('of an issue says what was issued; each download is on record', async () => {
    const { operationId, reply } = await fileOf(ada, 2);
    expect(reply.text).toContain(',face_value,balance_before,issued,result,');
    expect(reply.text).toContain(`${operationId},${coupons[0]},c-1,华为****公司,10.00,,10.00,done,,ada,`);
    const row = (await fixture.audit()).findLast(({ action }) => action === 'operation.file');
    expect(row).toMatchObject({ outcome: 'done', targets: [operationId] });
  });

  test('of somebody else’s operation is not there for who may not read the log', async () => {
    const { reply } = await fileOf(await fixture.openSession(ACCOUNT_MANAGER), 0);
    expect([reply.status, reply.answer.code]).toEqual([404, 'not-found']);
  });
});

describe('an export of the log', () => {
  const ask = (session: Session, filter: object = {}) =>
    session.post<{ jobId: string; total: number }>('/v1/exports', { format: 'csv', export: { what: 'operations', filter } });

  test('holds the rows of the screen, masked, and runs nothing as a formula', async () => {
    const made = await ask(ada, { kinds: ['coupon-issue', 'coupon-recall'] });
    expect(made.answer).toMatchObject({ what: 'operations', total: 5 });
    while (await fixture.bff.jobs.runOnce());
    const { text } = await ada.get(`/v1/exports/${made.answer.jobId}/file`);
    const lines = text.trim().split('\r\n');
    expect(lines).toHaveLength(6);
    expect(lines[0]).toContain('操作类型');
    expect(lines[1]).toContain('华北****公司');
    expect(text).toContain(",'=cmd()");
    for (const name of CLEAR.names) expect(text).not.toContain(name);
  });

  test('of nothing is refused, and by an account manager too', async () => {
    expect((await ask(ada, { kinds: ['top-up'] })).answer.code).toBe('export-empty');
    expect((await ask(await fixture.openSession(ACCOUNT_MANAGER))).answer.code).toBe('permission-missing');
    expect((await ada.get<{ exports: unknown[] }>('/v1/exports')).answer.exports).toEqual([]);
  });
});
