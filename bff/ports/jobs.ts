import type { ExportFormat, ExportKind, JobState } from '../../shared/values/lists.ts';

/** Long work, kept in the database so that any replica can begin it, go on with it after a kill, and serve what it wrote. */
export interface JobRecord {
  jobId: string;
  partnerId: string;
  /** Who asked, as they were then: the job runs with their scope, checked again when it begins. */
  operatorId: string;
  sessionId: string;
  state: JobState;
  what: ExportKind;
  /** How much of the trail an export of it holds, kept for its download; null of anything else. */
  auditScope: 'all' | 'own' | null;
  format: ExportFormat;
  fileName: string;
  /** What was asked for, sealed as a whole, because a filter may hold a name or a number; empty once the job has ended. */
  request: string;
  /** Keyed hash that names equal requests, so that a double click finds the job under way. */
  requestHash: string;
  /** Rows written; goes back to 0 where the file starts anew. */
  done: number;
  total: number | null;
  /** Where a worker that takes over goes on; JSON, null before the first chunk. */
  checkpoint: string | null;
  chunks: number;
  /** Size of the file so far. */
  bytes: number;
  requestedAt: string;
  startedAt: string | null;
  endedAt: string | null;
  /** When the file goes; null before the job is done. */
  fileExpiresAt: string | null;
  /** Problem code; null where nothing failed. */
  failure: string | null;
  /** True once somebody asked to cancel; the worker ends at its next chunk. */
  isCancelling: boolean;
  /** Who works on it until when; a lease that ran out may be taken over. */
  lease: { owner: string; until: string } | null;
  /** How many workers began it. */
  attempts: number;
}

/** Files that expired by an instant, and records that ended before another, are forgotten. */
export interface ForgottenBefore {
  filesExpired: string;
  recordsEnded: string;
}

export interface JobReads {
  find(partnerId: string, jobId: string): Promise<JobRecord | null>;
  /** An operator's jobs, newest first. */
  list(partnerId: string, operatorId: string, limit: number): Promise<JobRecord[]>;
  /** Jobs that wait, or whose worker's lease ran out by then, of all partners, oldest first. */
  due(at: string, limit: number): Promise<{ partnerId: string; jobId: string }[]>;
  /** Partners that have something to forget. */
  forgettable(before: ForgottenBefore): Promise<string[]>;
  /** A piece of a job's file, by its number from 0; null where there is none. */
  chunk(partnerId: string, jobId: string, index: number): Promise<Uint8Array | null>;
}

/** What a worker adds to a job. */
export interface JobStep {
  owner: string;
  until: string;
  /** A piece as it is stored; null where the step writes none. */
  chunk: Uint8Array | null;
  /** How many bytes of the file the piece holds. */
  bytes: number;
  done: number;
  total: number | null;
  checkpoint: string;
}

export interface JobCommands {
  add(job: JobRecord): Promise<void>;
  /** Puts a request made with the present key in the place of the one that was read; false where that has ended. */
  resealRequest(partnerId: string, jobId: string, read: string, made: string): Promise<boolean>;
  /** Takes a job that is due at `at`; null where another worker was quicker. */
  claim(partnerId: string, jobId: string, at: string, lease: { owner: string; until: string }): Promise<JobRecord | null>;
  /** Throws away what a running job has written, so that its file starts anew; null where the lease is lost. */
  startAnew(partnerId: string, jobId: string, owner: string): Promise<JobRecord | null>;
  /**
   * Stores a piece, where the job came to, and a longer lease, at once. False where the lease is lost or somebody cancelled: the worker
   * then stops, and what it had in hand is dropped.
   */
  advance(partnerId: string, jobId: string, step: JobStep): Promise<boolean>;
  /** Gives a running job back unfinished, to whoever claims it next; the attempt does not count. False where the lease is lost. */
  release(partnerId: string, jobId: string, owner: string): Promise<boolean>;
  /**
   * Ends a job that this worker holds; false where the lease is lost, and where it would be done but somebody cancelled. What was asked
   * for is forgotten; a job that was not done keeps no pieces.
   */
  end(
    partnerId: string,
    jobId: string,
    ending: {
      owner: string;
      state: Exclude<JobState, 'queued' | 'running'>;
      at: string;
      failure: string | null;
      fileExpiresAt: string | null;
    },
  ): Promise<boolean>;
  /** Asks a running job to stop, or ends one that waits; false where it has ended. */
  cancel(partnerId: string, jobId: string, at: string): Promise<boolean>;
  /** Deletes the pieces of files that expired by then, and records that ended before a bound; answers how many rows went, at most so many at a time. */
  forget(partnerId: string, before: ForgottenBefore, limit: number): Promise<number>;
}
