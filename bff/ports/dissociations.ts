import type { DissociationReason, DissociationState } from '../../shared/values/money-lists.ts';

/** One attempt to end the tie between a customer and a partner (DOMAIN.md §2.6). */
export interface DissociationRecord {
  dissociationId: string;
  partnerId: string;
  customerId: string;
  /** Who submitted it. */
  operatorId: string;
  state: DissociationState;
  reason: DissociationReason;
  /** Names the notes that were accepted. */
  notesDigest: string;
  submittedAt: string;
  settledAt: string | null;
  /** What came back; null where nothing did, or not yet. */
  operationId: string | null;
}

export interface DissociationReads {
  find(partnerId: string, dissociationId: string): Promise<DissociationRecord | null>;
  /** The one that was submitted last for a customer. */
  last(partnerId: string, customerId: string): Promise<DissociationRecord | null>;
  /** Whether a customer left the partner at an instant or later, also one that came back. */
  leftSince(partnerId: string, customerId: string, since: string): Promise<boolean>;
  /** When a customer left the partner last, also one that came back; null where it never did. */
  lastLeft(partnerId: string, customerId: string): Promise<string | null>;
}

export interface DissociationCommands {
  add(dissociation: DissociationRecord): Promise<void>;
  /** Writes down what the customer did. */
  settle(
    dissociationId: string,
    outcome: { state: Exclude<DissociationState, 'submitted'>; settledAt: string; operationId: string | null },
  ): Promise<void>;
}
