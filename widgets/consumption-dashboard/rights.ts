import type { Session } from '../core/session.ts';

/** Whether the session's operator may have a file of what was consumed. */
export function mayExport(session: Session): boolean {
  const actor = session.snapshot.view?.actor;
  return actor?.kind === 'operator' && actor.permissions.includes('consumption.export') && session.allows('POST /v1/exports');
}

/** An end customer is the only one it sees. */
export function mayPick(session: Session): boolean {
  return session.snapshot.view?.actor.kind === 'operator' && session.allows('POST /v1/customers/search');
}

/** Whether these are nobody but whoever looks: then there is nobody to choose. */
export function isOneself(session: Session, managers: readonly { operatorId: string }[]): boolean {
  const actor = session.snapshot.view?.actor;
  return managers.length === 1 && actor?.kind === 'operator' && managers[0]?.operatorId === actor.operatorId;
}
