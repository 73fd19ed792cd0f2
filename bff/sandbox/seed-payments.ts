import type { TrusteeType } from '../../shared/values/agreement-lists.ts';
import { billCycleAt, shiftBillCycle } from '../../shared/values/bill-cycle.ts';
import { contentOf } from '../actions/payment-agreements/contract-content.ts';
import { contractNumberOf, foldTrustee, maskTrustee, trusteeContext, trusteeIndexContext } from '../domain/payment-agreement-rules.ts';
import type { Security, Store } from '../ports/index.ts';
import type { ThirdPartyPaymentRecord } from '../ports/payment-agreements.ts';
import { type WorldPartnerName, worldId, worldPartner } from './generate-partners.ts';

const DAY = 24 * 60 * 60 * 1000;

interface TrusteePlan {
  trustee: string;
  trusteeType: TrusteeType;
  kind: ThirdPartyPaymentRecord['kind'];
  fromDay: number;
  /** Null: until it is voided. */
  untilDay: number | null;
  voidedDay: number | null;
}

/** One that holds, one for a single remittance, one that has run out, one that was voided. */
const TRUSTEES: readonly TrusteePlan[] = [
  { trustee: '砺峰云服务（深圳）有限公司', trusteeType: 'enterprise', kind: 'standing', fromDay: -210, untilDay: null, voidedDay: null },
  { trustee: '欧阳书宁', trusteeType: 'individual', kind: 'one-off', fromDay: -4, untilDay: 26, voidedDay: null },
  { trustee: 'Marram Treasury Ltd', trusteeType: 'enterprise', kind: 'standing', fromDay: -420, untilDay: -55, voidedDay: null },
  { trustee: '启辰供应链管理有限公司', trusteeType: 'enterprise', kind: 'standing', fromDay: -300, untilDay: null, voidedDay: -120 },
];

/** Payers of the world in clear: what no answer may say. */
export const TRUSTEE_NAMES: readonly string[] = TRUSTEES.map(({ trustee }) => trustee);

/** Third-party payment agreements, and a payment agreement contract over the last two bill cycles that are over. */
export async function seedPayments(
  store: Store,
  security: Security,
  { name, now }: { name: WorldPartnerName; now: number },
): Promise<void> {
  const { record, operators } = worldPartner(name);
  const { partnerId } = record;
  const createdBy = operators[0]?.operatorId ?? '';
  const made = await Promise.all(TRUSTEES.map((plan, index) => thirdPartyOf(security, plan, { name, partnerId, createdBy, now, index })));
  const running = billCycleAt(now);
  const cycles = { from: shiftBillCycle(running, -2), to: shiftBillCycle(running, -1) };
  await store.write(partnerId, async (unit) => {
    for (const one of made) await unit.paymentAgreements.addThirdParty(one);
    const currency = 'CNY';
    const sums = await unit.figures.byCycle({ partnerIds: [partnerId], currency, cycles });
    if (sums.length === 0) return;
    const { content, text } = contentOf({ partner: record, cycles, currency }, sums);
    const textSha256 = await security.sha256(text);
    const { due, paid } = content.total;
    await unit.paymentAgreements.addContract({
      contractId: worldId('pct', name),
      partnerId,
      contractNo: contractNumberOf(cycles, textSha256),
      ...cycles,
      currency,
      due,
      paid,
      content: text,
      textSha256,
      createdAt: new Date(now - 3 * DAY).toISOString(),
      createdBy,
    });
  });
}

interface Ground {
  name: WorldPartnerName;
  partnerId: string;
  createdBy: string;
  now: number;
  index: number;
}

async function thirdPartyOf(security: Security, plan: TrusteePlan, ground: Ground): Promise<ThirdPartyPaymentRecord> {
  const { partnerId, createdBy } = ground;
  const agreementId = worldId('tpp', `${ground.name}/${ground.index}`);
  const at = (day: number) => new Date(ground.now + day * DAY).toISOString();
  return {
    agreementId,
    partnerId,
    trusteeSealed: await security.sealField(plan.trustee, trusteeContext(partnerId, agreementId)),
    trusteeMasked: maskTrustee(plan.trustee, plan.trusteeType),
    trusteeIndex: await security.indexField(foldTrustee(plan.trustee), trusteeIndexContext(partnerId)),
    trusteeType: plan.trusteeType,
    kind: plan.kind,
    effectiveAt: at(plan.fromDay),
    expiresAt: plan.untilDay === null ? null : at(plan.untilDay),
    createdAt: at(plan.fromDay),
    createdBy,
    voidedAt: plan.voidedDay === null ? null : at(plan.voidedDay),
    voidedBy: plan.voidedDay === null ? null : createdBy,
  };
}
