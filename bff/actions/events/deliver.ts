import type { World } from '../../ports/index.ts';
import { ChangesClosed, StoreOverloaded, StoreUnavailable } from '../../ports/store.ts';
import { type DueWebhook, takeTurn } from './deliver-turn.ts';
import { timeOf, type WebhookRunnerOptions, type Worker } from './deliver-worker.ts';

/** Tells webhooks what happened. Any number of them, in any number of processes, share one store. */
export interface WebhookRunner {
  /**
   * Sends to every webhook that is due, to many side by side, until nothing more can be sent to any of them or their turns are over;
   * true where anything was taken up. Calls may overlap: a slow receiver holds up the call that took it up and no other. Throws
   * `StoreUnavailable`, `StoreOverloaded` and `ChangesClosed`; what was sent and could not be kept is sent once more.
   */
  runOnce(): Promise<boolean>;
  /** Lets requests under way end, and gives webhooks back; nothing is taken up any more. */
  stop(): void;
}

/** Receivers a process sends to at once: so many that slow ones, of which each partner has a few at most, leave room for others. */
const WEBHOOKS_AT_ONCE = 64;
const LOOKED_AT = 1_000;

/**
 * Sends to webhooks of all partners, each under a lease, so many at once that slow receivers hold up nobody else. Without a sender it has
 * nothing to do.
 */
export function createWebhookRunner(world: World, { owner, chance = Math.random }: WebhookRunnerOptions): WebhookRunner {
  const { sender } = world;
  if (!sender) return { runOnce: async () => false, stop: () => {} };
  let isStopped = false;
  const worker: Worker = { world, sender, owner, chance, isStopped: () => isStopped };
  const inHand = new Set<string>();
  const turns = createTurnOrder();
  const begin = async (due: DueWebhook) => {
    inHand.add(due.webhookId);
    try {
      return await takeTurn(worker, due);
    } catch (error) {
      if (error instanceof StoreUnavailable || error instanceof StoreOverloaded || error instanceof ChangesClosed) throw error;
      // Its own trouble, such as a secret that no key opens: it is left alone until its lease ends, and the others go on.
      world.log.failure(due.webhookId, error);
      return true;
    } finally {
      inHand.delete(due.webhookId);
    }
  };
  return {
    async runOnce() {
      if (isStopped) return false;
      const due = await world.store.reads.events.due(timeOf(world), LOOKED_AT);
      const free = turns.inOrder(due.filter(({ webhookId }) => !inHand.has(webhookId)));
      const taken = free.slice(0, Math.max(0, WEBHOOKS_AT_ONCE - inHand.size));
      const ended = await Promise.allSettled(taken.map((one) => begin(one)));
      for (const one of ended) if (one.status === 'rejected') throw one.reason;
      return ended.some((one) => one.status === 'fulfilled' && one.value);
    },
    stop() {
      isStopped = true;
    },
  };
}

/** Puts those first whose last turn is longest ago, so that one with much to be told does not come again before another came at all. */
function createTurnOrder() {
  let last = new Map<string, number>();
  let turn = 0;
  return {
    inOrder(due: readonly DueWebhook[]): DueWebhook[] {
      const turnOf = ({ webhookId }: DueWebhook) => last.get(webhookId) ?? 0;
      const ordered = [...due].sort((one, other) => turnOf(one) - turnOf(other));
      turn += 1;
      const taken = ordered.slice(0, WEBHOOKS_AT_ONCE).map(({ webhookId }) => [webhookId, turn] as const);
      last = new Map([...[...last].slice(-LOOKED_AT), ...taken]);
      return ordered;
    },
  };
}
