import { beforeEach, expect, test } from 'vitest';
import { annexContext } from '../../bff/actions/agreements/annex.ts';
import { type ClearCustomer, prepareCustomer } from '../../bff/actions/customers/prepare.ts';
import { resealCustomers } from '../../bff/actions/customers/reseal.ts';
import { secretContext } from '../../bff/actions/events/secret-context.ts';
import { openRequest, sealRequest } from '../../bff/actions/exports/request.ts';
import { resealAnnexes, resealPayers } from '../../bff/actions/keys/reseal-agreements.ts';
import { resealExports, resealOperators, resealWebhooks } from '../../bff/actions/keys/reseal-others.ts';
import { draftContext } from '../../bff/actions/step-up/drafts.ts';
import { openAddress, sealAddress } from '../../bff/actions/step-up/operator-address.ts';
import { foldTrustee, trusteeContext, trusteeIndexContext } from '../../bff/domain/payment-agreement-rules.ts';
import { indexContext, sealContext } from '../../bff/domain/personal-fields.ts';
import type { Security } from '../../bff/ports/security.ts';
import type { Store } from '../../bff/ports/store.ts';
import { toBytes } from '../../bff/security/bytes.ts';
import { createSecurity } from '../../bff/security/index.ts';
import { sign } from './agreement-world.ts';
import { webhook } from './event-world.ts';
import { clearCustomer, jobRecord, listQuery, NOW, PARTNER, partnerRecord } from './records.ts';
import { onBothEngines } from './stores.ts';

const pair = (await crypto.subtle.generateKey('Ed25519', true, ['sign', 'verify'])) as CryptoKeyPair;
const headKeys = [{ keyId: 'h1', jwk: { ...(await crypto.subtle.exportKey('jwk', pair.privateKey)), kty: 'OKP' } }];
const older = { keyId: 'f1', secret: toBytes('0123456789abcdef0123456789abcdef') };
const newer = { keyId: 'f2', secret: toBytes('fedcba9876543210fedcba9876543210') };
const before = createSecurity({ fieldKeys: [older], headKeys });
const during = createSecurity({ fieldKeys: [newer, older], headKeys });
const after = createSecurity({ fieldKeys: [newer], headKeys });

const now = () => Date.parse(NOW);
const clock = { now, businessNow: now };
const UNUSED = { customers: 0, webhooks: 0, exports: 0, operators: 0, drafts: 0, annexes: 0, payers: 0 };
const OPERATOR = `op_${'A'.repeat(22)}`;
const mobileOf = (index: number) => `138${String(index).padStart(8, '0')}`;

function customer(index: number): ClearCustomer {
  return clearCustomer(`cus-${String(index).padStart(4, '0')}`, {
    mobile: index % 7 === 6 ? null : mobileOf(index),
    email: index % 5 === 4 ? null : `c${index}@example.com`,
  });
}

onBothEngines('Changing the field key', (engines) => {
  let store: Store;

  beforeEach(async () => {
    ({ store } = await engines.open());
    await store.write(PARTNER, (unit) => unit.partners.add(partnerRecord()));
  });

  async function seed(count: number, security = before): Promise<void> {
    const records = await Promise.all(Array.from({ length: count }, (_, index) => prepareCustomer(security, PARTNER, customer(index))));
    await store.write(PARTNER, (unit) => unit.customers.save(PARTNER, records));
  }

  async function find(security: Security, mobile: string): Promise<string[]> {
    const mobileIndexes = await security.indexesOfField(mobile, indexContext(PARTNER, 'mobile'));
    return (await store.reads.customers.page(listQuery({ filter: { mobileIndexes } }))).map((row) => row.customer.customerId);
  }

  const records = async () =>
    (await store.write(PARTNER, (unit) => unit.customers.sealedAfter(PARTNER, '', 10_000))).map((one) => one.customer);
  const auditDetails = async () => (await store.reads.audit.after(PARTNER, 0, 100)).map(({ action, details }) => ({ action, ...details }));

  test('lets whole numbers be found before it, during it and after the earlier key is gone, and everything opens', async () => {
    await seed(12);
    expect([await find(before, mobileOf(3)), await find(during, mobileOf(3)), await find(after, mobileOf(3))]).toEqual([
      ['cus-0003'],
      ['cus-0003'],
      [],
    ]);
    const done = await resealCustomers({ store, security: during, clock }, PARTNER);
    expect(done).toEqual({ customers: 12, resealed: 12, unopened: 0, changedMeanwhile: 0 });
    expect([await find(during, mobileOf(3)), await find(after, mobileOf(3))]).toEqual([['cus-0003'], ['cus-0003']]);
    for (const { customerId, mobileSealed, emailSealed } of await records()) {
      const { mobile, email } = customer(Number(customerId.slice(4)));
      const opened = (sealed: string | null, field: 'mobile' | 'email') =>
        sealed === null ? null : after.openField(sealed, sealContext(PARTNER, customerId, field));
      expect([await opened(mobileSealed, 'mobile'), await opened(emailSealed, 'email')]).toEqual([mobile, email]);
    }
    expect(await auditDetails()).toEqual([
      { action: 'customers.reseal', phase: 'begin' },
      { action: 'customers.reseal', phase: 'end', ...done },
    ]);
  });

  test('finds nothing to do the second time, and touches nothing', async () => {
    await seed(12);
    await resealCustomers({ store, security: during, clock }, PARTNER);
    const made = await records();
    expect(await resealCustomers({ store, security: during, clock }, PARTNER)).toMatchObject({ customers: 12, resealed: 0 });
    expect(await records()).toEqual(made);
  });

  test('makes the indexes that customers from before there were any lack, under the same key', async () => {
    await seed(3);
    const made = await records();
    await store.write(PARTNER, (unit) =>
      unit.customers.save(
        PARTNER,
        made.map((one) => ({ ...one, mobileIndex: null, emailIndex: null })),
      ),
    );
    expect(await find(before, mobileOf(1))).toEqual([]);
    expect(await resealCustomers({ store, security: before, clock }, PARTNER)).toMatchObject({ resealed: 3 });
    expect(await records()).toEqual(made);
    expect(await find(before, mobileOf(1))).toEqual(['cus-0001']);
  });

  test('goes on where a run that was killed stopped', async () => {
    await seed(1_100);
    let writes = 0;
    const dying: Store = {
      ...store,
      write: (partnerId, command) => {
        writes += 1;
        if (writes > 3) throw new Error('killed');
        return store.write(partnerId, command);
      },
    };
    await expect(resealCustomers({ store: dying, security: during, clock }, PARTNER)).rejects.toThrow('killed');
    const outdated = async () =>
      (await records()).filter(({ mobileSealed, emailSealed }) => [mobileSealed, emailSealed].some(isOld)).length;
    const left = await outdated();
    expect([left > 0, left < 1_100]).toEqual([true, true]);
    expect(await resealCustomers({ store, security: during, clock }, PARTNER)).toMatchObject({ customers: 1_100, resealed: left });
    expect(await outdated()).toBe(0);
  });

  test('takes what exports were asked for along, whether they wait or run, and they go on with it', async () => {
    const asked = { locale: 'en', asked: { what: 'audit' }, basis: { scope: 'all', newest: 7 } } as never;
    const sealed = (security: Security, jobId: string) => sealRequest(security, PARTNER, jobId, asked);
    const lease = { owner: 'w', until: '2024-09-30T05:00:00.000Z' };
    const fresh = await sealed(after, 'job_new');
    const waiting = await sealed(before, 'job_waiting');
    const running = await sealed(before, 'job_running');
    await store.write(PARTNER, async (unit) => {
      await unit.jobs.add(jobRecord('job_waiting', { request: waiting }));
      await unit.jobs.add(jobRecord('job_running', { request: running }));
      await unit.jobs.add(jobRecord('job_new', { request: fresh }));
      await unit.jobs.claim(PARTNER, 'job_running', NOW, lease);
    });
    expect((await store.operations.fieldKeyUses('f1')).exports).toBe(2);
    expect(await resealExports({ store, security: during, clock })).toEqual({ resealed: 2, left: 0 });
    for (const jobId of ['job_waiting', 'job_running', 'job_new']) {
      const job = await store.reads.jobs.find(PARTNER, jobId);
      if (!job) throw new Error(`${jobId} is gone.`);
      expect(await openRequest(after, job)).toEqual(asked);
    }
    expect((await store.reads.jobs.find(PARTNER, 'job_new'))?.request).toBe(fresh);
    expect(await store.operations.fieldKeyUses('f1')).toEqual(UNUSED);
    const ending = { owner: 'w', state: 'done', at: NOW, failure: null, fileExpiresAt: lease.until } as const;
    await store.write(PARTNER, async (unit) => {
      await unit.jobs.end(PARTNER, 'job_running', ending);
      expect(await unit.jobs.resealRequest(PARTNER, 'job_running', running, fresh)).toBe(false);
    });
  });

  test('takes the secrets of webhooks along, also the one that signs for a while yet', async () => {
    const context = secretContext(PARTNER, 'whk_1');
    const earlier = { secretSealed: await before.sealField('whsec_b', context), until: NOW };
    const secretSealed = await before.sealField('whsec_a', context);
    await store.write(PARTNER, (unit) => unit.events.addWebhook(webhook({ secretSealed, earlier })));
    expect((await store.operations.fieldKeyUses('f1')).webhooks).toBe(1);
    expect(await resealWebhooks({ store, security: after, clock }, PARTNER)).toEqual({ resealed: 0, left: 1 });
    expect(await resealWebhooks({ store, security: during, clock }, PARTNER)).toEqual({ resealed: 1, left: 0 });
    const made = await store.reads.events.webhook(PARTNER, 'whk_1');
    expect(await after.openField(made?.secretSealed ?? '', context)).toBe('whsec_a');
    expect(await after.openField(made?.earlier?.secretSealed ?? '', context)).toBe('whsec_b');
    expect(made?.earlier?.until).toBe(NOW);
    expect(await resealWebhooks({ store, security: during, clock }, PARTNER)).toEqual({ resealed: 0, left: 0 });
  });

  test('takes where codes are sent and what operators have not finished along', async () => {
    const record = { operatorId: OPERATOR, partnerId: PARTNER, userId: 'ada', name: null, nameMasked: null, roles: [], supervisorId: null };
    const address = await sealAddress(before, PARTNER, 'ada', 'ada@example.com');
    const context = draftContext(PARTNER, OPERATOR, 'coupon-issue');
    const draft = { contentSealed: await before.sealField('{"memo":"三季度"}', context), savedAt: NOW };
    await store.write(PARTNER, async (unit) => {
      await unit.operators.save(record);
      await unit.operators.saveAddress(PARTNER, OPERATOR, address);
      await unit.drafts.save(PARTNER, OPERATOR, 'coupon-issue', draft);
    });
    expect(await store.operations.fieldKeyUses('f1')).toEqual({ ...UNUSED, operators: 1, drafts: 1 });
    expect(await resealOperators({ store, security: after, clock }, PARTNER)).toEqual({ resealed: 0, left: 2 });
    expect(await resealOperators({ store, security: during, clock }, PARTNER)).toEqual({ resealed: 2, left: 0 });
    expect(await store.operations.fieldKeyUses('f1')).toEqual(UNUSED);
    const made = await store.reads.operators.address(PARTNER, OPERATOR);
    expect(made && [await openAddress(after, PARTNER, 'ada', made), made.emailMasked]).toEqual(['ada@example.com', address.emailMasked]);
    const kept = await store.reads.drafts.find(PARTNER, OPERATOR, 'coupon-issue');
    expect(kept && [await after.openField(kept.contentSealed, context), kept.savedAt]).toEqual(['{"memo":"三季度"}', NOW]);
    expect(await resealOperators({ store, security: during, clock }, PARTNER)).toEqual({ resealed: 0, left: 0 });
  });

  test('takes what is kept beside signatures along, and the chain does not notice', async () => {
    await seed(1);
    const clear = JSON.stringify({ salt: 's', address: '203.0.113.9', agent: 'Browser/1' });
    const annexOf = async (security: Security, recordId: string) => {
      const sealed = await security.sealField(clear, annexContext(PARTNER, recordId));
      return { recordId, customerId: 'cus-0000', sealed, at: NOW };
    };
    const annexes = [await annexOf(before, 'sig_1'), await annexOf(after, 'sig_2'), await annexOf(before, 'sig_3')];
    await store.write(PARTNER, async (unit) => {
      for (const annex of annexes) {
        await sign(unit, annex.recordId, { customerId: 'cus-0000' });
        await unit.agreements.keepAnnex(PARTNER, annex);
      }
    });
    const chain = await store.reads.agreements.after(PARTNER, 0, 10);
    expect((await store.operations.fieldKeyUses('f1')).annexes).toBe(2);
    expect(await resealAnnexes({ store, security: after, clock }, PARTNER)).toEqual({ resealed: 0, left: 2 });
    expect(await resealAnnexes({ store, security: during, clock }, PARTNER)).toEqual({ resealed: 2, left: 0 });
    expect(await store.operations.fieldKeyUses('f1')).toEqual({ ...UNUSED, customers: 1 });
    for (const { recordId } of annexes) {
      const annex = await store.reads.agreements.annex(PARTNER, recordId);
      expect(await after.openField(annex?.sealed ?? '', annexContext(PARTNER, recordId))).toBe(clear);
    }
    expect((await store.reads.agreements.annex(PARTNER, 'sig_2'))?.sealed).toBe(annexes[1]?.sealed);
    expect(await store.reads.agreements.after(PARTNER, 0, 10)).toEqual(chain);
    expect((await auditDetails()).at(-1)).toEqual({ action: 'customers.reseal', phase: 'end', kind: 'annexes', resealed: 2, left: 0 });
    expect(await store.write(PARTNER, (unit) => unit.agreements.resealAnnex(PARTNER, 'sig_1', 'other', 'x'))).toBe(false);
  });

  test('takes along who remits for a partner, who is found again by the new key alone', async () => {
    const trustee = '示例贸易有限公司';
    const payer = async (security: Security, agreementId: string, voidedAt: string | null) => ({
      ...({ agreementId, partnerId: PARTNER, trusteeMasked: '示例****公司', trusteeType: 'enterprise', kind: 'standing' } as const),
      ...{ effectiveAt: NOW, expiresAt: null, createdAt: NOW, createdBy: OPERATOR, voidedAt, voidedBy: voidedAt && OPERATOR },
      trusteeSealed: await security.sealField(trustee, trusteeContext(PARTNER, agreementId)),
      trusteeIndex: await security.indexField(foldTrustee(trustee), trusteeIndexContext(PARTNER)),
    });
    const payers = [await payer(before, 'tpp_1', NOW), await payer(before, 'tpp_2', null)];
    await store.write(PARTNER, async (unit) => {
      for (const one of payers) await unit.paymentAgreements.addThirdParty(one);
    });
    const inForce = async (security: Security) => {
      const indexes = await security.indexesOfField(foldTrustee(trustee), trusteeIndexContext(PARTNER));
      return (await store.reads.paymentAgreements.inForce(PARTNER, indexes, NOW))?.agreementId ?? null;
    };
    expect([await inForce(during), await inForce(after), (await store.operations.fieldKeyUses('f1')).payers]).toEqual(['tpp_2', null, 2]);
    expect(await resealPayers({ store, security: after, clock }, PARTNER)).toEqual({ resealed: 0, left: 2 });
    expect(await resealPayers({ store, security: during, clock }, PARTNER)).toEqual({ resealed: 2, left: 0 });
    expect([await inForce(after), await store.operations.fieldKeyUses('f1')]).toEqual(['tpp_2', UNUSED]);
    for (const { agreementId } of payers) {
      const found = await store.reads.paymentAgreements.findThirdParty(PARTNER, agreementId);
      expect(await after.openField(found?.trusteeSealed ?? '', trusteeContext(PARTNER, agreementId))).toBe(trustee);
    }
    expect(await resealPayers({ store, security: during, clock }, PARTNER)).toEqual({ resealed: 0, left: 0 });
  });

  test('is done when nothing names the earlier key, and the count of what does is exact', async () => {
    await seed(12);
    const half = await Promise.all([0, 1, 2].map((index) => prepareCustomer(after, PARTNER, customer(index))));
    await store.write(PARTNER, (unit) => unit.customers.save(PARTNER, half));
    expect([(await store.operations.fieldKeyUses('f1')).customers, (await store.operations.fieldKeyUses('f2')).customers]).toEqual([9, 3]);
    expect((await store.operations.fieldKeyUses('f')).customers).toBe(0);
    await resealCustomers({ store, security: during, clock }, PARTNER);
    expect([(await store.operations.fieldKeyUses('f1')).customers, (await store.operations.fieldKeyUses('f2')).customers]).toEqual([0, 12]);
  });

  test('leaves alone what no key at hand opens, and says how many', async () => {
    await seed(3);
    const made = await records();
    expect(await resealCustomers({ store, security: after, clock }, PARTNER)).toMatchObject({ resealed: 0, unopened: 3 });
    expect(await records()).toEqual(made);
  });

  test('never brings back a number that the partner replaced while it was being sealed', async () => {
    await seed(2);
    const replaced = await prepareCustomer(before, PARTNER, { ...customer(0), mobile: '13900000000' });
    let isReplaced = false;
    const racing: Store = {
      ...store,
      async write(partnerId, command) {
        const answer = await store.write(partnerId, command);
        if (!isReplaced) await store.write(PARTNER, (unit) => unit.customers.save(PARTNER, [replaced]));
        isReplaced = true;
        return answer;
      },
    };
    expect(await resealCustomers({ store: racing, security: during, clock }, PARTNER)).toMatchObject({ resealed: 1, changedMeanwhile: 1 });
    expect(await find(during, '13900000000')).toEqual(['cus-0000']);
    expect(await resealCustomers({ store, security: during, clock }, PARTNER)).toMatchObject({ resealed: 1, changedMeanwhile: 0 });
    expect([await find(after, '13900000000'), await find(after, mobileOf(0))]).toEqual([['cus-0000'], []]);
  });
});

function isOld(sealed: string | null): boolean {
  return sealed?.split('.')[1] === older.keyId;
}
