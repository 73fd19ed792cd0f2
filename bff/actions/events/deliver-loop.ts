import type { World } from '../../ports/index.ts';
import { ChangesClosed } from '../../ports/store.ts';
import type { WebhookRunner } from './deliver.ts';

export interface DeliveryLoop {
  /** Resolves once nothing is in hand any more: requests under way have ended, webhooks are given back. */
  stop(): Promise<void>;
}

export interface DeliveryLoopOptions {
  /** Between two looks for events. Default: a second. */
  pauseMilliseconds?: number;
}

const SECOND = 1_000;
/** A database that is away for an hour must not fill the log. */
const PAUSES_AFTER_FAILURE = 10;

/**
 * Keeps a runner of webhooks running: looks again each second, also while receivers that were taken up before still answer. A failure is
 * logged, and a later look tries again.
 */
export function startDeliveryLoop(
  runner: WebhookRunner,
  { log }: Pick<World, 'log'>,
  { pauseMilliseconds = SECOND }: DeliveryLoopOptions = {},
): DeliveryLoop {
  const looks = new Set<Promise<void>>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isStopped = false;

  const again = (pause: number) => {
    clearTimeout(timer);
    if (!isStopped) timer = setTimeout(begin, pause);
  };
  const look = async () => {
    try {
      await runner.runOnce();
    } catch (error) {
      // A restored store says itself that it takes no changes, and once it takes them its events are waited for.
      if (error instanceof ChangesClosed) return;
      if (!isStopped) log.failure('webhooks', error);
      again(pauseMilliseconds * PAUSES_AFTER_FAILURE);
    }
  };
  const begin = () => {
    const begun = look().finally(() => looks.delete(begun));
    looks.add(begun);
    again(pauseMilliseconds);
  };
  again(0);
  return {
    async stop() {
      isStopped = true;
      runner.stop();
      clearTimeout(timer);
      await Promise.all(looks);
    },
  };
}
