import type { World } from '../../ports/index.ts';
import type { TableWriters } from '../../ports/table-files.ts';
import { instantOf } from '../audit-entry.ts';

export interface JobRunnerOptions {
  writers: TableWriters;
  /** Names this worker; another one each time a process starts. */
  owner: string;
  /** How long a job stays this worker's without a sign of life. */
  leaseSeconds?: number;
  /** Rows read and written before others get their turn. */
  rowsPerPiece?: number;
}

/** Who works on a job, and with what. */
export interface Worker {
  world: World;
  options: Required<JobRunnerOptions>;
  isStopped(): boolean;
}

/** Until when a job is a worker's from now on. */
export function leaseEnd({ leaseSeconds }: { leaseSeconds: number }, now: number): string {
  return instantOf(now + leaseSeconds * 1000);
}
