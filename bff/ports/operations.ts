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
  /** Keys it has, in the order of its keys file (the first of a kind is used); those of other kinds than field keys as `head.h1`. */
  keyIds: readonly string[];
  startedAt: string;
  seenAt: string;
  isDraining: boolean;
}

/** A replica says every ten seconds that it is there; one that was silent for so long was killed, or cannot reach the database. */
const REPLICA_GONE_MILLISECONDS = 60_000;

/** Since when a replica must have been seen to be taken for a living one. `now` is in milliseconds since 1970. */
export function livingSince(now: number): string {
  return new Date(now - REPLICA_GONE_MILLISECONDS).toISOString();
}

/** The last walk over all chains: audit trails, signatures, ledgers. */
export interface VerifiedRecord {
  at: string;
  isIntact: boolean;
  rows: number;
}

/** A key of the installation that was used. */
export interface RingKeyRecord {
  /** The id of a field key; of other kinds with the kind before it, such as `head.h1`. */
  keyId: string;
  /** A known text, sealed with it: who has another secret under this id cannot open it. Of a signing key, its public part. */
  checkSealed: string;
  firstUsedAt: string;
  /** Since when nothing stored needs it; null while something may. */
  retiredAt: string | null;
}

/** How many rows name a field key. */
export interface FieldKeyUses {
  customers: number;
  webhooks: number;
  /** Exports that have not ended. */
  exports: number;
  /** Operators whose e-mail address it seals. */
  operators: number;
  drafts: number;
  /** Annexes of signatures. */
  annexes: number;
  /** Third-party payment agreements, by the account name they seal. */
  payers: number;
}

export interface Operations {
  /** False where this release cannot work on the schema as it is now: a newer release migrated it, or a restore put back an older one. */
  schemaFits(): Promise<boolean>;
  /** Null: changes are open. */
  closedChanges(): Promise<ClosedChanges | null>;
  closeChanges(closed: ClosedChanges): Promise<void>;
  openChanges(): Promise<void>;
  /** Sessions that were made before then and have not ended by `at`: none may outlive a restore. */
  sessionsFrom(before: string, at: string): Promise<number>;
  replicas(seenSince: string): Promise<ReplicaRecord[]>;
  /** Says that a replica is there; forgets those not seen for a day. */
  saveReplica(replica: ReplicaRecord): Promise<void>;
  removeReplica(replicaId: string): Promise<void>;
  lastVerified(): Promise<VerifiedRecord | null>;
  saveVerified(verified: VerifiedRecord): Promise<void>;
  keys(): Promise<RingKeyRecord[]>;
  /** What a field key was made to open. Reads every customer. */
  fieldKeyUses(keyId: string): Promise<FieldKeyUses>;
  saveKey(key: RingKeyRecord): Promise<void>;
  /** When the newest delivery of each source was put in force, over all partners. */
  dataAges(): Promise<{ source: string; switchedAt: string }[]>;
  /** Jobs that wait or run: how many, and since when the oldest. */
  jobBacklog(): Promise<{ waiting: number; running: number; oldestRequestedAt: string | null }>;
  /** The earliest instant from which a partner is left without a key that is accepted, past ones too; null where that will not be. */
  firstKeyEnd(): Promise<string | null>;
}
