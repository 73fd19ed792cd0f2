import { foldTrustee, trusteeContext, trusteeIndexContext } from '../../domain/payment-agreement-rules.ts';
import type { ThirdPartyPaymentRecord } from '../../ports/payment-agreements.ts';
import { annexContext } from '../agreements/annex.ts';
import { commandEntry } from './command-entry.ts';
import { type ResealedOthers, type ResealWorld, resealOne } from './reseal-others.ts';

/** Rows read at once. */
const PAGE = 500;

/** Seals anew the annexes of a partner's signatures. The rows of the chain name what an annex says, not how it is sealed, and stay as they are. */
export async function resealAnnexes(world: ResealWorld, partnerId: string): Promise<ResealedOthers> {
  const { store, security } = world;
  const counts: ResealedOthers = { resealed: 0, left: 0 };
  for (let after = '', count = PAGE; count === PAGE; ) {
    const page = await store.reads.agreements.annexes(partnerId, after, PAGE);
    for (const { recordId, sealed } of page) {
      const context = annexContext(partnerId, recordId);
      const anew = async () => security.sealField(await security.openField(sealed, context), context);
      await resealOne(world, sealed, counts, anew, (made) =>
        store.write(partnerId, (unit) => unit.agreements.resealAnnex(partnerId, recordId, sealed, made)),
      );
    }
    count = page.length;
    after = page.at(-1)?.recordId ?? after;
  }
  await record(world, partnerId, { kind: 'annexes', ...counts });
  return counts;
}

/** Seals and indexes anew who remits for a partner (DOMAIN.md §5.4), voided and expired agreements included. */
export async function resealPayers(world: ResealWorld, partnerId: string): Promise<ResealedOthers> {
  const { paymentAgreements } = world.store.reads;
  const counts: ResealedOthers = { resealed: 0, left: 0 };
  const asked = { state: null, at: new Date(world.clock.businessNow()).toISOString() };
  let page = await paymentAgreements.thirdParty(partnerId, asked, null, PAGE);
  for (let last = page.at(-1); last; last = page.at(-1)) {
    for (const payer of page) await resealPayer(world, payer, counts);
    page = await paymentAgreements.thirdParty(partnerId, asked, { at: last.createdAt, id: last.agreementId }, PAGE);
  }
  await record(world, partnerId, { kind: 'payers', ...counts });
  return counts;
}

async function resealPayer(world: ResealWorld, payer: ThirdPartyPaymentRecord, counts: ResealedOthers): Promise<void> {
  const { partnerId, agreementId, trusteeSealed, trusteeIndex } = payer;
  const { store, security } = world;
  const outdated = security.isOutdated(trusteeSealed) ? trusteeSealed : trusteeIndex;
  const anew = async () => {
    const trustee = await security.openField(trusteeSealed, trusteeContext(partnerId, agreementId));
    return {
      trusteeSealed: await security.sealField(trustee, trusteeContext(partnerId, agreementId)),
      trusteeIndex: await security.indexField(foldTrustee(trustee), trusteeIndexContext(partnerId)),
    };
  };
  await resealOne(world, outdated, counts, anew, (made) =>
    store.write(partnerId, (unit) => unit.paymentAgreements.resealThirdParty(partnerId, agreementId, trusteeSealed, made)),
  );
}

/** Where there was something to do. */
async function record(
  world: ResealWorld,
  partnerId: string,
  { kind, resealed, left }: ResealedOthers & { kind: 'annexes' | 'payers' },
): Promise<void> {
  if (resealed + left === 0) return;
  const details = { phase: 'end', kind, resealed, left };
  await world.store.write(partnerId, async (unit) => {
    await unit.audit.append(partnerId, { ...commandEntry(world, 'customers.reseal', []), details });
  });
}
