import type { AnswerOf } from '../../../shared/contract/index.ts';
import type { Refusal } from '../../domain/refusal.ts';
import type { World } from '../../ports/index.ts';
import type { CallOf, Replayed } from '../action.ts';
import { movesOf } from './allocate.ts';
import { moveFromParties } from './move-parties.ts';
import { partyCommand } from './party-command.ts';

type Recall = CallOf<'POST /v1/accounts/recalls'>;
type Moved = AnswerOf<'POST /v1/accounts/recalls'>;

/** Takes allocated money back into the account it came from: at most what is left of it (R-ACC-3, R-ACC-4). */
export function recallMoney(world: World, call: Recall): Promise<Moved | Refusal | Replayed<Moved>> {
  return partyCommand(world, call, {
    way: 'recall',
    action: 'accounts.recall',
    approvalOf: async () => null,
    move: (unit, decided, operation) => moveFromParties(world, unit, operation, { moves: movesOf(decided), at: operation.at }),
  });
}
