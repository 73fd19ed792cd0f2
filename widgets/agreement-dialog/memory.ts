import type { SigningCapacity } from '../../shared/values/agreement-lists.ts';
import type { Session } from '../core/session.ts';

/** What one customer has put off and begun on this page. Kept while the page lives, and nowhere else. */
export class PageMemory {
  /** Versions that were put off. */
  readonly putOff = new Set<string>();
  /** Versions whose dialog has opened by itself. */
  readonly opened = new Set<string>();
  /** Digests of the texts whose box is ticked: another text is another decision. */
  readonly ticked = new Set<string>();
  /** In what capacity somebody signs, by the agreement's code: nothing is chosen for the signer, and each signature states its own. */
  readonly capacities = new Map<string, SigningCapacity>();
}

const memories = new WeakMap<object, PageMemory>();

/** The memory of a session's customer; null where the session is none of a customer. A new token of the same customer finds it again; whoever has logged out does not. */
export function memoryOf(session: Session | null): PageMemory | null {
  if (!session || customerOf(session) === null) return null;
  const memory = memories.get(session.person) ?? new PageMemory();
  memories.set(session.person, memory);
  return memory;
}

export function customerOf(session: Session | null): string | null {
  const actor = session?.snapshot.view?.actor;
  return actor?.kind === 'end-customer' ? actor.customerId : null;
}
