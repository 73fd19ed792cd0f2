import { agreementFiles } from '../../bff/files/agreements/index.ts';
import type { AgreementText } from '../../bff/ports/agreements.ts';
import type { Store, Unit } from '../../bff/ports/store.ts';
import { signature, versionRecord } from '../storage/agreement-world.ts';
import { at, DAY, id, security } from './records.ts';
import type { Ids } from './requests.ts';

const SOURCE = '# Notice\n\nPlease read this first.\n';

/**
 * What a set's customers have signed: an agreement of the partner's by its customer, one of the same code by its reseller's; a third-party
 * payment agreement and a payment agreement contract.
 */
export async function seedAgreements(store: Store, partnerId: string, ids: Ids): Promise<void> {
  const text = await textOf();
  await store.write(partnerId, async (unit) => {
    await signedVersion(unit, text, { partnerId, code: ids.agreementCode, customerId: ids.customerId, recordId: ids.recordId });
    await addPayments(unit, partnerId, ids);
  });
  const { resellerId, resellerCustomerId, resellerRecordId } = ids;
  await store.write(resellerId, (unit) =>
    signedVersion(unit, text, {
      ...{ partnerId: resellerId, code: ids.agreementCode, customerId: resellerCustomerId, recordId: resellerRecordId },
    }),
  );
}

async function textOf(): Promise<AgreementText> {
  const found = agreementFiles.render(SOURCE);
  if ('faults' in found) throw new Error('The text of the seed is refused.');
  const { rendered } = found;
  const digests = { sourceSha256: await security.sha256(SOURCE), renderedSha256: await security.sha256(rendered) };
  return { locale: 'en', title: 'Notice', source: SOURCE, rendered, ...digests };
}

async function signedVersion(
  unit: Unit,
  text: AgreementText,
  named: { partnerId: string; code: string; customerId: string; recordId: string },
): Promise<void> {
  const { partnerId, code } = named;
  const { locale, title, sourceSha256, renderedSha256 } = text;
  const dates = { effectiveAt: at(-DAY), publishedAt: at(-DAY) };
  await unit.agreements.publish(versionRecord(1, { partnerId, code, ...dates, texts: [text] }), [text]);
  await unit.agreements.append(
    signature(named.recordId, { ...named, locale, title, sourceSha256, renderedSha256, presentedAt: at(-1000), at: at(0) }),
  );
}

async function addPayments(unit: Unit, partnerId: string, { thirdPartyId, contractId, managerId }: Ids): Promise<void> {
  const letter = contractId.slice(-1);
  const made = { partnerId, createdAt: at(0), createdBy: managerId };
  const terms = {
    trusteeType: 'enterprise',
    kind: 'standing',
    effectiveAt: at(0),
    expiresAt: null,
    voidedAt: null,
    voidedBy: null,
  } as const;
  const sealed = await security.sealField('示例贸易有限公司', `trustee ${thirdPartyId}`);
  await unit.paymentAgreements.addThirdParty({
    ...{ agreementId: thirdPartyId, trusteeSealed: sealed, trusteeMasked: '示例****公司', trusteeIndex: `index-${letter}` },
    ...made,
    ...terms,
  });
  const figures = { from: '2026-08', to: '2026-09', currency: 'CNY', due: '10.00', paid: '10.00', content: '{"cycles":[]}' };
  await unit.paymentAgreements.addContract({ contractId, contractNo: `PAC-${letter}`, textSha256: letter.repeat(64), ...figures, ...made });
}

/** Everything of that kind that is stored of a set's ids, to be compared before and after. */
export async function agreementState({ reads }: Store, partnerId: string, ids: Ids): Promise<unknown[]> {
  const { agreements, paymentAgreements } = reads;
  const own = [partnerId, ids.resellerId].map(async (one) => [
    await agreements.versions(one),
    await agreements.after(one, 0, 1000),
    await agreements.standings(one, one === partnerId ? ids.customerId : ids.resellerCustomerId),
  ]);
  return [
    ...(await Promise.all(own)),
    await agreements.contactRequests(partnerId, ids.customerId, at(-DAY)),
    await paymentAgreements.thirdParty(partnerId, { state: null, at: at(0) }, null, 1000),
    await paymentAgreements.contracts(partnerId, null, 1000),
  ];
}

/** Ids of agreements in a set. */
export function agreementIdsOf(letter: string) {
  return {
    agreementCode: `notice-${letter.toLowerCase()}`,
    recordId: id('sig', letter),
    resellerRecordId: id('sig', letter.toLowerCase()),
    thirdPartyId: id('tpp', letter),
    contractId: id('pct', letter),
  };
}
