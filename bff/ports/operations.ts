/** What belongs to an installation rather than to a partner: everything that its replicas must agree on, or tell each other. */

/** Set while a restored store takes no changes. */
export interface ClosedChanges {
  /** When it was restored. */
  since: string;
  /** When the backup was made; null where it does not say. */
  backupAt: string | null;
}

/** A process that serves the store. */
export interface ReplicaRecord {
  replicaId: string;
  release: string;
  /** Number of the newest migration its release knows. */
  schema: number;
  /** SHA-256 of the settings that replicas must share; they can be compared, not read. */
  settingsHash: string;
  /** Field keys it can open with. */
  fieldKeyIds: readonly string[];
  startedAt: string;
  seenAt: string;
  isDraining: boolean;
}

/** The last walk over all audit chains. */
export interface VerifiedRecord {
  at: string;
  isIntact: boolean;
  rows: number;
}

/** A field key that something stored was made with. */
export interface FieldKeyRecord {
  keyId: string;
  /** A known text, sealed with it: who has another secret under this id cannot open it. */
  checkSealed: string;
  firstUsedAt: string;
  /** Since when nothing stored needs it; null while something may. */
  retiredAt: string | null;
}

export interface Operations {
  /** Null: changes are open. */
  closedChanges(): Promise<ClosedChanges | null>;
  closeChanges(closed: ClosedChanges): Promise<void>;
  openChanges(): Promise<void>;
  replicas(seenSince: string): Promise<ReplicaRecord[]>;
  /** Says that a replica is there; forgets those not seen for a day. */
  saveReplica(replica: ReplicaRecord): Promise<void>;
  removeReplica(replicaId: string): Promise<void>;
  lastVerified(): Promise<VerifiedRecord | null>;
  saveVerified(verified: VerifiedRecord): Promise<void>;
  fieldKeys(): Promise<FieldKeyRecord[]>;
  saveFieldKey(key: FieldKeyRecord): Promise<void>;
  /** When the newest delivery of each source was put in force, over all partners. */
  dataAges(): Promise<{ source: string; switchedAt: string }[]>;
  /** Jobs that wait or run: how many, and since when the oldest. */
  jobBacklog(): Promise<{ waiting: number; running: number; oldestRequestedAt: string | null }>;
}
