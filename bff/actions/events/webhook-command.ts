import { isRefusal, type Refusal, refuse } from '../../domain/refusal.ts';
import type { WebhookStanding } from '../../ports/events.ts';
import type { World } from '../../ports/index.ts';
import type { AuditEntry } from '../../ports/records.ts';
import type { Unit } from '../../ports/store.ts';
import { refuseOutdated } from '../access/refuse-outdated.ts';
import type { KeyCaller } from '../action.ts';
import { auditEntry, instantOf } from '../audit-entry.ts';

interface Made {
  action: AuditEntry['action'];
  /** What the audit row names: where a webhook points to as an origin only, since paths and queries may hold tokens. */
  details: AuditEntry['details'];
}

/** What came of a command, and what its audit row says of it. */
interface Done<Answer> {
  answer: Answer;
  /** Ids of what was changed or made. */
  targets: readonly string[];
  details?: AuditEntry['details'];
}

/**
 * Runs a command of the partner's server: what it changes, and its audit row, commit together. A refusal, from `run` or because the key was
 * revoked while the call waited, changes nothing and has its row too.
 */
export async function commandByKey<Answer>(
  world: Pick<World, 'store' | 'clock'>,
  call: { caller: KeyCaller; requestId: string },
  made: Made,
  run: (unit: Unit, at: string) => Promise<Done<Answer> | Refusal>,
): Promise<Answer | Refusal> {
  const { partnerId } = call.caller.partner;
  const now = world.clock.now();
  const at = instantOf(now);
  return world.store.write(partnerId, async (unit) => {
    const done = (await refuseOutdated(unit, call.caller, null, now)) ?? (await run(unit, at));
    const entry = isRefusal(done)
      ? { at, action: made.action, details: made.details }
      : { at, action: made.action, targets: [...done.targets], details: { ...made.details, ...done.details } };
    await unit.audit.append(partnerId, auditEntry(call, entry, isRefusal(done) ? done : undefined));
    return isRefusal(done) ? done : done.answer;
  });
}

/** The partner's webhook; ids of others' stay out of the trail: they are what somebody typed. */
export async function findWebhook(unit: Unit, partnerId: string, webhookId: string): Promise<WebhookStanding | Refusal> {
  return (await unit.events.webhook(partnerId, webhookId)) ?? refuse('not-found');
}
