import type { AnswerOf } from '../../../shared/contract/index.ts';
import { ask } from '../../core/ask.ts';
import type { PanelContext } from '../context.ts';

export type Operation = AnswerOf<'GET /v1/operations/:operationId'>;

const POLL_MILLISECONDS = 1_000;
const LONGEST_PAUSE_MILLISECONDS = 30_000;

/** True while something is still to come of an operation. */
export function isOpen({ state }: Pick<Operation, 'state'>): boolean {
  return state === 'queued' || state === 'running' || state === 'awaiting-approval';
}

/** Follows a long operation until it has ended, less often the longer it takes; whoever stops following does not stop it. */
export class Following {
  readonly #context: PanelContext;
  readonly #onChange: (operation: Operation) => void;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(context: PanelContext, onChange: (operation: Operation) => void) {
    this.#context = context;
    this.#onChange = onChange;
  }

  start({ operationId }: Pick<Operation, 'operationId'>, pause = POLL_MILLISECONDS): void {
    this.stop();
    this.#timer = setTimeout(() => void this.#look(operationId, pause), pause);
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  async #look(operationId: string, pause: number): Promise<void> {
    const timer = this.#timer;
    const outcome = await ask(this.#context.session, 'GET /v1/operations/:operationId', { params: { operationId } });
    if (this.#timer !== timer) return;
    const isWaiting = !outcome.ok || outcome.answer.state === 'awaiting-approval';
    if (!outcome.ok || isOpen(outcome.answer))
      this.start({ operationId }, isWaiting ? Math.min(pause * 2, LONGEST_PAUSE_MILLISECONDS) : POLL_MILLISECONDS);
    if (outcome.ok) this.#onChange(outcome.answer);
  }
}
