/** Who works on a long operation, and until when without a sign of life. Of the same manner as the leases of `jobs.ts`. */
export interface OperationLeaseReads {
  /** Operations that are queued, or whose worker's lease ran out by then: the oldest of each partner, then the second of each, and so on. */
  due(at: string, limit: number): Promise<{ partnerId: string; operationId: string }[]>;
  /** Operations that nobody has ended yet: how many are queued and running, and since when the oldest of them waits to be. */
  backlog(): Promise<OperationBacklog>;
}

export interface OperationBacklog {
  queued: number;
  running: number;
  awaitingApproval: number;
  /** Of those queued or running, by the business clock; null where there are none. */
  oldestAt: string | null;
}

export interface OperationLeaseCommands {
  /** Takes an operation that is due at `at`, and counts the attempt; null where another worker was quicker. */
  claim(partnerId: string, operationId: string, at: string, lease: OperationLease): Promise<ClaimedOperation | null>;
  /** A longer lease; false where it is lost. */
  renew(partnerId: string, operationId: string, lease: OperationLease): Promise<boolean>;
  /** Gives an operation back unfinished, to whoever claims it next; the attempt does not count. False where the lease is lost. */
  release(partnerId: string, operationId: string, owner: string): Promise<boolean>;
  /** Forgets who worked on an operation that has ended. */
  clear(partnerId: string, operationId: string): Promise<void>;
}

export interface OperationLease {
  owner: string;
  until: string;
}

export interface ClaimedOperation {
  /** Whose lease ran out; null where nobody was at work. */
  takenFrom: string | null;
  /** How many workers began it, this one included. */
  attempts: number;
}
