import type { AnswerOf } from '../../../shared/contract/index.ts';
import { isRefusal, type Refusal, refuse } from '../../domain/refusal.ts';
import { checkReplayFrom } from '../../domain/webhook-rules.ts';
import type { World } from '../../ports/index.ts';
import type { Unit } from '../../ports/store.ts';
import { commandByKey, findWebhook, type WebhookCall } from './webhook-command.ts';

type Replay = WebhookCall<'POST /v1/webhooks/:webhookId/replay'>;

/** Events that one command lets wait again, so that those of others need not wait long. */
const EVENTS_PER_COMMAND = 1_000;

interface Step {
  state: 'parked' | 'any';
  from: number;
  until: number;
}
/** What a command did, and where the next one goes on; null where nothing is left. */
interface Stepped {
  replayed: number;
  next: Step | null;
}

/**
 * Lets events wait for a webhook again, in order. Many take several commands, each with its row in the trail; a call that is broken off in
 * between can be made again, since receivers know repetitions by their ids.
 */
export async function replayEvents(world: World, call: Replay): Promise<AnswerOf<'POST /v1/webhooks/:webhookId/replay'> | Refusal> {
  let replayed = 0;
  for (let step: Step | null | undefined; step !== null; ) {
    const done: Stepped | Refusal = await replayStep(world, call, step);
    if (isRefusal(done)) return done;
    replayed += done.replayed;
    step = done.next;
  }
  return { replayed };
}

/** The first step is left out: it begins where the call says, and ends with what there is by then. */
async function replayStep(world: World, call: Replay, step: Step | undefined): Promise<Stepped | Refusal> {
  const { partnerId } = call.caller.partner;
  const { webhookId } = call.params;
  const { from } = call.body;
  const details = { from: step?.from ?? from ?? 'parked' };
  return commandByKey(world, call, { action: 'webhook.replay', details }, async (unit, at) => {
    const webhook = await findWebhook(unit, partnerId, webhookId);
    if (isRefusal(webhook)) return webhook;
    if (!webhook.isEnabled) return refuse('webhook-off');
    const now = step ?? (await firstStep(unit, call));
    if (isRefusal(now)) return now;
    const { replayed, next } = await unit.events.replay(partnerId, webhookId, now, at, EVENTS_PER_COMMAND);
    const answer: Stepped = { replayed, next: next === null ? null : { ...now, from: next + 1 } };
    return { answer, targets: [webhookId], details: { replayed } };
  });
}

async function firstStep(unit: Unit, { caller: { partner }, body: { from } }: Replay): Promise<Step | Refusal> {
  const bounds = await unit.events.bounds(partner.partnerId);
  if (from === undefined) return { state: 'parked', from: 1, until: bounds.last };
  return checkReplayFrom(from, bounds) ?? { state: 'any', from, until: bounds.last };
}
