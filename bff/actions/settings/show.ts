import type { AnswerOf } from '../../../shared/contract/index.ts';
import type { World } from '../../ports/index.ts';
import type { CallOf } from '../action.ts';

/** The partner's settings. */
export async function showSettings(_world: World, { caller }: CallOf<'GET /v1/settings'>): Promise<AnswerOf<'GET /v1/settings'>> {
  return { rolesFrom: caller.partner.rolesFrom };
}
