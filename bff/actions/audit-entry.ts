import { actorId } from '../domain/actor.ts';
import type { Refusal } from '../domain/refusal.ts';
import type { AuditEntry } from '../ports/records.ts';
import type { KeyCaller, SessionCaller } from './action.ts';

type Made = Pick<AuditEntry, 'at' | 'action'> & Partial<Pick<AuditEntry, 'targets' | 'details'>>;

/** An audit row for what a caller did, or was refused. */
export function auditEntry(call: { caller: KeyCaller | SessionCaller; requestId: string }, made: Made, refused?: Refusal): AuditEntry {
  return {
    ...actorOf(call.caller),
    at: made.at,
    requestId: call.requestId,
    action: made.action,
    outcome: refused ? 'refused' : 'done',
    refusal: refused?.refusal ?? null,
    targets: made.targets ?? [],
    details: made.details ?? {},
  };
}

/** The id by which log lines know a caller. */
export function actorIdOf(caller: KeyCaller | SessionCaller): string {
  return caller.kind === 'secret-key' ? caller.keyId : actorId(caller.session.actor);
}

function actorOf(caller: KeyCaller | SessionCaller): Pick<AuditEntry, 'actor' | 'sessionId'> {
  if (caller.kind === 'secret-key') return { actor: { kind: 'partner-key', id: caller.keyId }, sessionId: null };
  const { actor, sessionId } = caller.session;
  return { actor: { kind: actor.kind, id: actorId(actor) }, sessionId };
}

/** An instant as the store keeps it. */
export function instantOf(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}
