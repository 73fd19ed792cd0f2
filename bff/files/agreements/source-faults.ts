import type { SourceFault } from '../../../shared/values/agreement-lists.ts';

/** Faults told of one source; more of them help nobody. */
const FAULTS_MAXIMUM = 100;

export interface FaultAtLine {
  line: number;
  fault: SourceFault;
}

/** Anything of the parsed tree that knows where it stands. */
interface Placed {
  position?: { start: { line: number } } | undefined;
}

/** Collects why a source is not taken; each fault once a line. */
export class SourceFaults {
  readonly #found = new Map<string, FaultAtLine>();

  add(fault: SourceFault, at: Placed | number): void {
    const line = typeof at === 'number' ? at : (at.position?.start.line ?? 1);
    this.#found.set(`${line} ${fault}`, { line, fault });
  }

  get isEmpty(): boolean {
    return this.#found.size === 0;
  }

  /** By line, the first hundred. */
  inOrder(): FaultAtLine[] {
    return [...this.#found.values()].sort((one, other) => one.line - other.line).slice(0, FAULTS_MAXIMUM);
  }
}
