import { beforeEach, expect, test } from 'vitest';
import type { AgreementText } from '../../bff/ports/agreements.ts';
import type { PaymentContractRecord, ThirdPartyPaymentRecord } from '../../bff/ports/payment-agreements.ts';
import type { Store, Unit } from '../../bff/ports/store.ts';
import { CODE, sign, versionRecord } from './agreement-world.ts';
import { openRaw } from './planted.ts';
import { customerRecord, NOW, PARTNER, partnerRecord } from './records.ts';
import { onBothEngines } from './stores.ts';

const OTHER = 'par_2';
const DAY = 24 * 60 * 60_000;
const after = (days: number) => new Date(Date.parse(NOW) + days * DAY).toISOString();
const BY = { kind: 'operator', id: 'opr_1' } as const;

const text = (locale: AgreementText['locale'], source: string): AgreementText => ({
  locale,
  title: `标题 ${locale}`,
  source,
  rendered: `{"source":"${locale}"}`,
  sourceSha256: 'a'.repeat(64),
  renderedSha256: 'b'.repeat(64),
});
const TEXTS = [text('en', '# Notice\r\n\n*𠮷* — "quoted"\n'), text('zh-CN', '# 须知\n')];
const factsOf = (texts: readonly AgreementText[]) => texts.map(({ source: _, rendered: _rendered, ...facts }) => facts);
const versionOf = (version: number, stated = {}) => versionRecord(version, { texts: factsOf(TEXTS), ...stated });

function payer(agreementId: string, stated: Partial<ThirdPartyPaymentRecord> = {}): ThirdPartyPaymentRecord {
  return {
    agreementId,
    partnerId: PARTNER,
    trusteeSealed: 'sealed',
    trusteeMasked: '华***司',
    trusteeIndex: 'index-1',
    trusteeType: 'enterprise',
    kind: 'standing',
    effectiveAt: NOW,
    expiresAt: null,
    createdAt: NOW,
    createdBy: 'opr_1',
    voidedAt: null,
    voidedBy: null,
    ...stated,
  };
}

function contract(contractId: string, stated: Partial<PaymentContractRecord> = {}): PaymentContractRecord {
  return {
    contractId,
    partnerId: PARTNER,
    contractNo: `NO-${contractId}`,
    from: '2024-07',
    to: '2024-08',
    currency: 'CNY',
    due: '9007199254740993.01',
    paid: null,
    content: '{}',
    textSha256: contractId.padEnd(64, '0'),
    createdAt: NOW,
    createdBy: 'opr_1',
    ...stated,
  };
}

onBothEngines('What is kept of agreements', (engines) => {
  let store: Store;
  let address: string;
  beforeEach(async () => {
    ({ store, address } = await engines.open());
    await store.write(PARTNER, async (unit) => {
      for (const partnerId of [PARTNER, OTHER]) await unit.partners.add(partnerRecord(partnerId));
      await unit.customers.save(PARTNER, [customerRecord('cus-1')]);
    });
  });
  const change = <Result>(run: (unit: Unit) => Promise<Result>) => store.write(PARTNER, run);

  test('is each version as it was published, its texts byte for byte, and when it was withdrawn', async () => {
    const other = versionOf(1, { partnerId: OTHER, audience: ['referral'], isRequired: false, viewPolicy: 'headings' });
    await change(async (unit) => {
      await unit.agreements.publish(versionOf(2), TEXTS);
      await unit.agreements.publish(versionOf(1), TEXTS);
      await unit.agreements.publish(versionOf(1, { code: 'another-notice' }), TEXTS);
      await unit.agreements.publish(other, TEXTS);
      await unit.agreements.withdraw(PARTNER, CODE, 1, after(1), BY);
    });
    const withdrawn = versionOf(1, { withdrawnAt: after(1) });
    const { agreements } = store.reads;
    expect(await agreements.versions(PARTNER, CODE)).toEqual([withdrawn, versionOf(2)]);
    expect(await agreements.versions(PARTNER)).toEqual([versionOf(1, { code: 'another-notice' }), withdrawn, versionOf(2)]);
    expect(await agreements.versions(OTHER)).toEqual([other]);
    for (const one of TEXTS) expect(await agreements.text(PARTNER, CODE, 2, one.locale)).toEqual(one);
    expect([await agreements.text(PARTNER, CODE, 3, 'en'), await agreements.text('par_9', CODE, 2, 'en')]).toEqual([null, null]);
  });

  test('is a number of a version once: who publishes it at the same time is refused', async () => {
    const outcomes = await Promise.allSettled([1, 2, 3].map(() => change((unit) => unit.agreements.publish(versionOf(1), TEXTS))));
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected', 'rejected']);
    expect(await store.reads.agreements.versions(PARTNER)).toHaveLength(1);
  });

  test('is of each version that became effective whether that was told, once', async () => {
    await change(async (unit) => {
      await unit.agreements.publish(versionOf(1, { effectiveAt: after(-2) }), TEXTS);
      await unit.agreements.publish(versionOf(2, { effectiveAt: after(-1) }), TEXTS);
      await unit.agreements.publish(versionOf(3, { effectiveAt: after(1) }), TEXTS);
      await unit.agreements.withdraw(PARTNER, CODE, 1, NOW, BY);
    });
    const untold = async (at: string) => (await store.reads.agreements.untold(at, 10)).map(({ version }) => version);
    expect([await untold(NOW), await untold(after(1))]).toEqual([[2], [2, 3]]);
    const told = await Promise.all([1, 2].map(() => change((unit) => unit.agreements.markTold(PARTNER, CODE, 2, NOW))));
    expect(told.sort()).toEqual([false, true]);
    expect(await untold(after(1))).toEqual([3]);
  });

  test('cannot be changed by whoever has the service’s way to the database: texts, versions, signatures, contracts', async () => {
    await change(async (unit) => {
      await unit.agreements.publish(versionOf(1), TEXTS);
      await unit.agreements.withdraw(PARTNER, CODE, 1, NOW, BY);
      await sign(unit, 'sig-1');
      await unit.paymentAgreements.addContract(contract('pct-1'));
    });
    await using raw = openRaw(address);
    for (const table of ['agreement_versions', 'agreement_texts', 'agreement_withdrawals', 'signature_rows', 'payment_contracts']) {
      await expect(raw.run(`update ${table} set partner_id = '${OTHER}'`)).rejects.toThrow('append-only');
      await expect(raw.run(`delete from ${table}`)).rejects.toThrow('append-only');
    }
  });

  test('are payers by state, newest first and page by page', async () => {
    const all = [
      payer('tpp-1', { createdAt: after(1), expiresAt: after(5) }),
      payer('tpp-2', { createdAt: after(1), expiresAt: after(9), trusteeIndex: 'index-2' }),
      payer('tpp-3', { createdAt: after(2), trusteeIndex: 'index-3' }),
      payer('tpp-4', { createdAt: after(3), trusteeIndex: 'index-4' }),
    ];
    await change(async (unit) => {
      for (const one of all) await unit.paymentAgreements.addThirdParty(one);
      await unit.paymentAgreements.voidThirdParty(PARTNER, 'tpp-4', after(4), 'opr_2');
      await unit.paymentAgreements.voidThirdParty(PARTNER, 'tpp-4', after(6), 'opr_3');
      await unit.paymentAgreements.voidThirdParty(OTHER, 'tpp-3', after(6), 'opr_3');
    });
    const reads = store.reads.paymentAgreements;
    const listed = async (state: Parameters<typeof reads.thirdParty>[1]['state'], at = after(5)) =>
      (await reads.thirdParty(PARTNER, { state, at }, null, 10)).map(({ agreementId }) => agreementId);
    expect(await listed(null)).toEqual(['tpp-4', 'tpp-3', 'tpp-2', 'tpp-1']);
    expect([await listed('voided'), await listed('expired'), await listed('effective')]).toEqual([
      ['tpp-4'],
      ['tpp-1'],
      ['tpp-3', 'tpp-2'],
    ]);
    const rest = await reads.thirdParty(PARTNER, { state: null, at: NOW }, { at: after(1), id: 'tpp-2' }, 10);
    expect(rest).toEqual([all[0]]);
    expect(await reads.findThirdParty(PARTNER, 'tpp-4')).toEqual({ ...all[3], voidedAt: after(4), voidedBy: 'opr_2' });
    expect([await reads.findThirdParty(OTHER, 'tpp-4'), await reads.findThirdParty('par_9', 'tpp-4')]).toEqual([null, null]);
    const inForce = async (index: string, at = after(5)) => (await reads.inForce(PARTNER, ['another', index], at))?.agreementId ?? null;
    expect([await inForce('index-1'), await inForce('index-1', after(4)), await inForce('index-4')]).toEqual([null, 'tpp-1', null]);
    expect([await inForce('index-3'), await reads.inForce(OTHER, ['index-3'], NOW), await reads.inForce(PARTNER, [], NOW)]).toEqual([
      'tpp-3',
      null,
      null,
    ]);
  });

  test('are contracts with amounts no float can hold; the same figures are one contract', async () => {
    const all = [contract('pct-1'), contract('pct-2', { createdAt: after(1), paid: '1.00' }), contract('pct-3', { createdAt: after(1) })];
    await change(async (unit) => {
      for (const one of all) await unit.paymentAgreements.addContract(one);
      await unit.paymentAgreements.addContract(contract('pct-9', { partnerId: OTHER, textSha256: all[0]?.textSha256 ?? '' }));
    });
    const reads = store.reads.paymentAgreements;
    expect(await reads.contracts(PARTNER, null, 2)).toEqual([all[2], all[1]]);
    expect(await reads.contracts(PARTNER, { at: after(1), id: 'pct-2' }, 10)).toEqual([all[0]]);
    expect([await reads.findContract(PARTNER, 'pct-2'), await reads.findContract(OTHER, 'pct-2')]).toEqual([all[1], null]);
    expect((await reads.sameContract(PARTNER, all[0]?.textSha256 ?? ''))?.contractId).toBe('pct-1');
    const again = change((unit) => unit.paymentAgreements.addContract({ ...contract('pct-4'), textSha256: all[0]?.textSha256 ?? '' }));
    await expect(again).rejects.toThrow();
  });

  test('is a customer as the rules need it, and how often it asked to be contacted', async () => {
    const { agreements } = store.reads;
    expect(await agreements.customer(PARTNER, 'cus-1')).toEqual({
      ...{ customerId: 'cus-1', partnerCustomerNo: null, customerNameMasked: null, accountNameMasked: null },
      ...{ associationType: 'agency-sale', associatedAt: '2024-01-01T00:00:00.000Z', isDissociated: false, isErased: false },
    });
    expect([await agreements.customer(OTHER, 'cus-1'), await agreements.customer(PARTNER, 'cus-2')]).toEqual([null, null]);
    for (const day of [0, 1, 40]) await change((unit) => unit.agreements.addContactRequest(PARTNER, 'cus-1', after(day)));
    expect(await agreements.contactRequests(PARTNER, 'cus-1', NOW)).toEqual({ count: 1, oldestAt: after(40) });
    expect(await agreements.contactRequests(PARTNER, 'cus-1', after(41))).toEqual({ count: 0, oldestAt: null });
    await change((unit) => unit.customers.leave(PARTNER, 'cus-1', after(50)));
    expect(await agreements.customer(PARTNER, 'cus-1')).toMatchObject({ isDissociated: true });
  });
});
