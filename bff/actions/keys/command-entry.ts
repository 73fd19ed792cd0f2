import type { AuditAction } from '../../../shared/values/lists.ts';
import type { World } from '../../ports/index.ts';
import type { AuditEntry } from '../../ports/records.ts';

/** An audit row for what was done at the command line. */
export function commandEntry(world: Pick<World, 'security' | 'clock'>, action: AuditAction, targets: readonly string[]): AuditEntry {
  return {
    at: new Date(world.clock.now()).toISOString(),
    actor: { kind: 'system', id: 'command-line' },
    sessionId: null,
    requestId: world.security.makeId('cmd'),
    action,
    outcome: 'done',
    refusal: null,
    targets,
    details: {},
  };
}
