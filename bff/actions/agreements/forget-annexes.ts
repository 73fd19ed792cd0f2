import type { World } from '../../ports/index.ts';
import { instantOf } from '../audit-entry.ts';

const DAY_MILLISECONDS = 24 * 60 * 60 * 1000;
/** Annexes a command deletes, so that those of others need not wait long. */
const ANNEXES_PER_COMMAND = 100;

/** Deletes annexes whose time is over, of all partners. The rows of the chain stay as they are: they hold a salted digest alone. */
export async function forgetOldAnnexes({ store, clock, settings, security }: World): Promise<void> {
  const before = instantOf(clock.now() - settings.agreementAnnexDays * DAY_MILLISECONDS);
  for (const partnerId of await store.reads.agreements.annexPartners(before)) {
    let count = ANNEXES_PER_COMMAND;
    while (count === ANNEXES_PER_COMMAND) {
      count = await store.write(partnerId, async (unit) => {
        const forgotten = await unit.agreements.forgetAnnexes(partnerId, { before }, ANNEXES_PER_COMMAND);
        if (forgotten > 0) await unit.audit.append(partnerId, forgottenEntry(security.makeId('swp'), instantOf(clock.now()), forgotten));
        return forgotten;
      });
    }
  }
}

function forgottenEntry(requestId: string, at: string, annexes: number) {
  return {
    at,
    actor: { kind: 'system', id: 'retention' },
    sessionId: null,
    requestId,
    action: 'agreement.forget-annexes',
    outcome: 'done',
    refusal: null,
    targets: [],
    details: { annexes },
  } as const;
}
