import type { AnswerOf } from '../../../shared/contract/index.ts';
import { revealAllowanceOf } from '../../domain/reveal-rules.ts';
import type { World } from '../../ports/index.ts';
import type { CallOf } from '../action.ts';
import { instantOf } from '../audit-entry.ts';

/** How many cells the operator may still reveal. */
export async function showRevealAllowance(
  world: World,
  { caller }: CallOf<'GET /v1/customers/reveal-allowance'>,
): Promise<AnswerOf<'GET /v1/customers/reveal-allowance'>> {
  const now = world.clock.now();
  const { operatorId } = caller.session.actor;
  const use = await world.store.reads.reveals.count(caller.partner.partnerId, operatorId, instantOf(now));
  return revealAllowanceOf(use, world.settings, now);
}
