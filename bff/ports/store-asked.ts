/** What reads and commands of the store are asked with, and what lists of it hold. */

export interface RevealCount {
  /** Cells the operator revealed in the window, and when the oldest of them was. */
  operatorMinute: { cells: number; oldestAt: string | null };
  operatorDay: { cells: number; oldestAt: string | null };
  partnerHour: { cells: number; oldestAt: string | null };
}

/** Where codes are sent to an operator. Never leaves the BFF in clear but to a mail server. */
export interface OperatorAddress {
  emailSealed: string;
  emailMasked: string;
}

export interface OperatorQuery {
  role?: string;
  supervisorId?: string;
  /** Start of the user id. */
  userId?: string;
  /** User id after which the page begins. */
  after: string | null;
  limit: number;
}

/** An operator as the members' screen and pickers show one. */
export interface ListedOperator {
  operatorId: string;
  userId: string;
  nameMasked: string | null;
  roles: readonly string[];
  supervisor: { operatorId: string; userId: string; nameMasked: string | null } | null;
  /** Account managers under them. */
  team: number;
  /** Customers they hold. */
  customers: number;
}

export interface ListedReseller {
  partnerId: string;
  name: string;
  customers: number;
  accountManager: { operatorId: string; userId: string; nameMasked: string | null; assignedAt: string } | null;
}

export type SessionTarget =
  | { sessionId: string }
  | { operatorId: string }
  | { customerId: string }
  | { keyId: string }
  /** Every session of an operator. */
  | { kind: 'operators' }
  /** Every session in which an operator acts by a role. */
  | { role: string };
