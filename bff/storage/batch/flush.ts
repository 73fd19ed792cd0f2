import { removeDraft } from '../accounts/drafts.ts';
import { addAnnexes } from '../agreements/annexes.ts';
import { addSignatures } from '../agreements/chain.ts';
import { addAuditRows } from '../audit/audit.ts';
import type { Connection } from '../connection.ts';
import { addEvents } from '../events/append.ts';
import { addAnswers } from '../money/answers.ts';
import { addCoupons } from '../money/coupons.ts';
import { addItems } from '../money/items.ts';
import { addEntries, giveAll } from '../money/ledger-gifts.ts';
import { addOperations } from '../money/operations.ts';
import { countIssued } from '../money/quotas.ts';
import { together } from '../together.ts';
import type { Kept, KeptOf } from './kept.ts';

/**
 * Writes what a batch kept back. Statements go out in the order in which they are asked for here, so what is referred to by an id comes first;
 * over a network the batch waits twice, the second time for what needs keys that the first answers.
 */
export async function flush(connection: Connection, kept: readonly Kept[]): Promise<void> {
  const of = <Kind extends Kept['kind']>(kind: Kind) => kept.filter((one): one is KeptOf<Kind> => one.kind === kind);
  const operations = of('operation').map(({ operation }) => operation);
  const gifts = of('gift').map(({ gift }) => gift);
  const coupons = of('coupon').map(({ coupon }) => coupon);
  const drafts = new Map(of('draft').map((one) => [JSON.stringify([one.partnerId, one.operatorId, one.draft]), one]));
  const rows = of('audit').map(({ row }) => row);
  const adding = addOperations(connection, operations);
  const opening = giveAll(connection, gifts);
  const issuing = addCoupons(connection, coupons);
  await together(
    adding,
    opening,
    issuing,
    ...summed(of('count')).map((counted) => countIssued(connection, counted)),
    ...joined(of('events')).map((events) => addEvents(connection, events)),
    addAnswers(connection, of('answer')),
    ...[...drafts.values()].map(({ partnerId, operatorId, draft }) => removeDraft(connection, partnerId, operatorId, draft)),
    addSignatures(
      connection,
      of('signature').map(({ row }) => row),
    ),
    addAnnexes(connection, of('annex')),
    addAuditRows(connection, rows),
  );
  const [opened, couponKeys] = [await opening, await issuing];
  await together(addItems(connection, of('items'), couponKeys), addEntries(connection, gifts, opened));
}

/** What was issued from each quota. */
function summed(counts: readonly KeptOf<'count'>[]): KeptOf<'count'>[] {
  const sums = new Map<string, KeptOf<'count'>>();
  for (const one of counts) {
    const name = JSON.stringify([one.partnerId, one.quotaId]);
    const before = sums.get(name);
    const sum = before ? { coupons: before.coupons + one.coupons, faceValues: before.faceValues + one.faceValues } : {};
    sums.set(name, { ...one, ...sum });
  }
  return [...sums.values()];
}

/** Events of each partner in their order. */
function joined(events: readonly KeptOf<'events'>[]): KeptOf<'events'>[] {
  const all = new Map<number, KeptOf<'events'>['events'][number][]>();
  for (const one of events) {
    const before = all.get(one.partnerKey);
    if (before) before.push(...one.events);
    else all.set(one.partnerKey, [...one.events]);
  }
  return events.flatMap((one) => {
    const mine = all.get(one.partnerKey);
    all.delete(one.partnerKey);
    return mine ? [{ ...one, events: mine }] : [];
  });
}
