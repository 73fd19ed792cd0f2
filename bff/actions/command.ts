import type { Permission } from '../../shared/values/lists.ts';
import { isRefusal, type Refusal } from '../domain/refusal.ts';
import type { World } from '../ports/index.ts';
import type { AuditEntry } from '../ports/records.ts';
import type { Unit } from '../ports/store.ts';
import { refuseOutdated } from './access/refuse-outdated.ts';
import type { SessionCaller } from './action.ts';
import { auditEntry, instantOf } from './audit-entry.ts';
import { auditedBatch, type Outcome } from './batch.ts';

interface BatchCommand {
  action: AuditEntry['action'];
  /** What the endpoint asks for. */
  permission: Permission;
  /** What the call names. */
  ids: readonly string[];
  details: AuditEntry['details'];
}

/**
 * Runs a batch that an operator commands: what it changes, and its audit row, commit together. A refusal of the whole, from `run` or
 * because the session ended or lost the permission while the call waited, changes nothing and has its row too.
 */
export async function commandBatch<Done>(
  world: World,
  call: { caller: SessionCaller; requestId: string },
  { action, permission, ids, details }: BatchCommand,
  run: (unit: Unit) => Promise<ReadonlyMap<string, Outcome<Done>> | Refusal>,
): Promise<ReadonlyMap<string, Outcome<Done>> | Refusal> {
  const { partner } = call.caller;
  const now = world.clock.now();
  const at = instantOf(now);
  return world.store.write(partner.partnerId, async (unit) => {
    const outcomes = (await refuseOutdated(unit, call.caller, permission, now)) ?? (await run(unit));
    const made = isRefusal(outcomes) ? { targets: [...new Set(ids)], details: {}, refused: outcomes } : auditedBatch(outcomes);
    const entry = { at, action, targets: made.targets, details: { ...details, ...made.details } };
    await unit.audit.append(partner.partnerId, auditEntry(call, entry, made.refused));
    return outcomes;
  });
}
