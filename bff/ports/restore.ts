import type { ClosedChanges } from './operations.ts';

/** What is done to a database that was just loaded from a backup, before anybody serves it. All in one transaction. */
export interface RestoreCommands {
  /** Ends every session of everybody, also those whose secret was not swapped yet; answers how many by partner. */
  endSessions(at: string): Promise<ReadonlyMap<string, number>>;
  /** Ends what was shown in clear when the backup was made. */
  hideShown(): Promise<void>;
  /** Queues jobs that were under way, so that whoever takes one up goes on where its kept pieces end; answers how many. */
  queueJobs(): Promise<number>;
  /** Nobody holds a webhook any more, and what waited waits again from then on, with all its tries before it; answers how many wait. */
  renewDeliveries(at: string): Promise<number>;
  /** Forgets replicas that served when the backup was made. */
  forgetReplicas(): Promise<void>;
  closeChanges(closed: ClosedChanges): Promise<void>;
  /** One sealed value for each field key, and what it was sealed for: whoever has the key can open it. */
  sealedSamples(): Promise<{ keyId: string; partnerId: string; customerId: string; field: 'mobile' | 'email'; sealed: string }[]>;
}
