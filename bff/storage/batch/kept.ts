import type { SignatureAnnex, SignatureRow } from '../../ports/agreements.ts';
import type { EventRecord } from '../../ports/events.ts';
import type { AnswerPlace, StoredAnswer } from '../../ports/idempotency.ts';
import type { MoneyItem, MoneyOperation } from '../../ports/money-operations.ts';
import type { StoredCoupon } from '../../ports/quotas.ts';
import type { AuditRow } from '../../ports/records.ts';

/** What one account gave to accounts that were opened by it. */
export interface KeptGift {
  operationId: string;
  at: string;
  book: { partnerKey: number; asset: string; currency: string };
  giver: { accountKey: number; kind: string; owner: string; net: bigint; count: number; balance: bigint; entries: number };
  opened: readonly { kind: string; owner: string; quotaId: string | null; net: bigint; count: number }[];
  /** Entries; `to` is the account's place among those opened, null: the giver. */
  entries: readonly { to: number | null; sequence: number; item: number; amount: bigint; balance: bigint }[];
}

/** What a batch keeps back. */
export type Kept =
  | { kind: 'operation'; operation: MoneyOperation }
  | { kind: 'gift'; gift: KeptGift }
  | { kind: 'coupon'; coupon: StoredCoupon }
  | { kind: 'count'; partnerId: string; quotaId: string; coupons: number; faceValues: bigint }
  | { kind: 'items'; operationId: string; items: readonly MoneyItem[] }
  | { kind: 'events'; partnerKey: number; hasWebhooks: boolean; events: readonly EventRecord[] }
  | { kind: 'answer'; place: AnswerPlace; answer: StoredAnswer }
  | { kind: 'draft'; partnerId: string; operatorId: string; draft: string }
  | { kind: 'signature'; row: SignatureRow }
  | { kind: 'annex'; partnerId: string; annex: SignatureAnnex }
  | { kind: 'audit'; row: AuditRow };

export type KeptOf<Kind extends Kept['kind']> = Extract<Kept, { kind: Kind }>;

/** Whether a kept row is a gift of an account of this name, whoever's it is. */
export function isGiver(kept: Kept, kind: string, owner: string): boolean {
  return kept.kind === 'gift' && kept.gift.giver.kind === kind && kept.gift.giver.owner === owner;
}
