import { removeDraft } from '../accounts/drafts.ts';
import { addAuditRows } from '../audit/audit.ts';
import type { Connection } from '../connection.ts';
import { addEvents } from '../events/append.ts';
import { addAnswers } from '../money/answers.ts';
import { addCoupons } from '../money/coupons.ts';
import { addItems } from '../money/items.ts';
import { addGifts } from '../money/ledger-gifts.ts';
import { addOperations } from '../money/operations.ts';
import { countIssued } from '../money/quotas.ts';
import type { Kept, KeptOf } from './kept.ts';

/** Writes what a batch kept back, a table after the other: what is referred to comes first. */
export async function flush(connection: Connection, kept: readonly Kept[]): Promise<void> {
  const of = <Kind extends Kept['kind']>(kind: Kind) => kept.filter((one): one is KeptOf<Kind> => one.kind === kind);
  await addOperations(
    connection,
    of('operation').map(({ operation }) => operation),
  );
  await addGifts(
    connection,
    of('gift').map(({ gift }) => gift),
  );
  await addCoupons(
    connection,
    of('coupon').map(({ coupon }) => coupon),
  );
  for (const counted of summed(of('count'))) await countIssued(connection, counted);
  await addItems(connection, of('items'));
  for (const events of joined(of('events'))) await addEvents(connection, events);
  await addAnswers(connection, of('answer'));
  const drafts = new Map(of('draft').map((one) => [JSON.stringify([one.partnerId, one.operatorId, one.draft]), one]));
  for (const { partnerId, operatorId, draft } of drafts.values()) await removeDraft(connection, partnerId, operatorId, draft);
  await addAuditRows(
    connection,
    of('audit').map(({ row }) => row),
  );
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
