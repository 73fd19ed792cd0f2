import type { EndpointKey } from '../../../shared/contract/index.ts';
import { isRefusal, type Refusal, refuse } from '../../domain/refusal.ts';
import type { WebhookStanding } from '../../ports/events.ts';
import type { World } from '../../ports/index.ts';
import type { AuditEntry, PartnerRecord } from '../../ports/records.ts';
import type { Unit } from '../../ports/store.ts';
import { refuseOutdated } from '../access/refuse-outdated.ts';
import type { CallOf, KeyCaller } from '../action.ts';
import { auditEntry, instantOf } from '../audit-entry.ts';
import { commandEntry } from '../keys/command-entry.ts';

/** Whoever is on duty, at the command line. */
export interface CommandLineCaller {
  kind: 'command-line';
  partner: PartnerRecord;
}

/** A call of an endpoint of webhooks, by the partner's server or at the command line. */
export type WebhookCall<Key extends EndpointKey> = Omit<CallOf<Key>, 'caller'> & { caller: KeyCaller | CommandLineCaller };

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
 * Runs a command of the partner's server, or of the command line: what it changes, and its audit row, commit together. A refusal, from
 * `run` or because the key was revoked while the call waited, changes nothing and has its row too.
 */
export async function commandByKey<Answer>(
  world: Pick<World, 'store' | 'clock' | 'security'>,
  call: { caller: KeyCaller | CommandLineCaller; requestId: string },
  made: Made,
  run: (unit: Unit, at: string) => Promise<Done<Answer> | Refusal>,
): Promise<Answer | Refusal> {
  const { partnerId } = call.caller.partner;
  const now = world.clock.now();
  const at = instantOf(now);
  return world.store.write(partnerId, async (unit) => {
    const done = (await refuseEnded(unit, call.caller, now)) ?? (await run(unit, at));
    const entry = isRefusal(done)
      ? { at, action: made.action, details: made.details }
      : { at, action: made.action, targets: [...done.targets], details: { ...made.details, ...done.details } };
    await unit.audit.append(partnerId, entryOf(world, call, entry, isRefusal(done) ? done : undefined));
    return isRefusal(done) ? done : done.answer;
  });
}

async function refuseEnded(unit: Unit, caller: KeyCaller | CommandLineCaller, now: number): Promise<Refusal | null> {
  return caller.kind === 'command-line' ? null : refuseOutdated(unit, caller, null, now);
}

function entryOf(
  world: Pick<World, 'security' | 'clock'>,
  { caller, requestId }: { caller: KeyCaller | CommandLineCaller; requestId: string },
  made: Parameters<typeof auditEntry>[1],
  refused: Refusal | undefined,
): AuditEntry {
  if (caller.kind !== 'command-line') return auditEntry({ caller, requestId }, made, refused);
  const { details = {}, targets = [] } = made;
  const refusal = refused?.refusal ?? null;
  return { ...commandEntry(world, made.action, targets), requestId, details, refusal, outcome: refused ? 'refused' : 'done' };
}

/** The partner's webhook; ids of others' stay out of the trail: they are what somebody typed. */
export async function findWebhook(unit: Unit, partnerId: string, webhookId: string): Promise<WebhookStanding | Refusal> {
  return (await unit.events.webhook(partnerId, webhookId)) ?? refuse('not-found');
}
