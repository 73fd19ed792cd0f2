import { contract, type Endpoint } from '../../../shared/contract/index.ts';
import type { Refusal } from '../../domain/refusal.ts';
import type { World } from '../../ports/index.ts';
import type { Unit } from '../../ports/store.ts';
import type { KeyCaller, Once, SessionCaller } from '../action.ts';

/**
 * The code before an operation, where the partner asks for one (DOMAIN.md §3.8): it was sent to this operator for this endpoint and this
 * request, is not over, and was not used. A wrong one counts as a try, also where the command is refused with it.
 */
export async function checkCode(
  _world: World,
  _unit: Unit,
  { caller, once }: { caller: KeyCaller | SessionCaller; once: Once },
  _now: number,
): Promise<Refusal | null> {
  const endpoint: Endpoint = contract[once.endpoint];
  if (!endpoint.hasStepUp || caller.kind === 'secret-key' || !caller.partner.stepUp) return null;
  throw new Error('UNBUILT');
}
