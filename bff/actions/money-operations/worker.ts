import type { World } from '../../ports/index.ts';

export interface OperationRunnerOptions {
  /** Names this worker; another one each time a process starts. */
  owner: string;
  /** How long an operation stays this worker's without a sign of life. */
  leaseSeconds?: number;
  /** Items done in one transaction, so that the commands of others need not wait long. */
  itemsPerSlice?: number;
}

/** Who works on an operation, and with what. */
export interface OperationWorker {
  world: World;
  options: Required<OperationRunnerOptions>;
  isStopped(): boolean;
}
