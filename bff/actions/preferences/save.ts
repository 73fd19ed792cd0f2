import type { AnswerOf } from '../../../shared/contract/index.ts';
import type { World } from '../../ports/index.ts';
import type { CallOf } from '../action.ts';
import { VIEW } from './show.ts';

/** Keeps how the operator arranged the list; the last one to arrange it counts. */
export async function savePreferences(
  world: World,
  { caller, body }: CallOf<'PUT /v1/preferences/customer-list'>,
): Promise<AnswerOf<'PUT /v1/preferences/customer-list'>> {
  const { partnerId } = caller.partner;
  await world.store.write(partnerId, async (unit) => {
    await unit.preferences.save(partnerId, caller.session.actor.operatorId, VIEW, JSON.stringify(body));
  });
  return body;
}
