import type { AnswerOf } from '../../../shared/contract/index.ts';
import type { World } from '../../ports/index.ts';
import type { CallOf } from '../action.ts';
import { toSettings } from './to-settings.ts';

/** The partner's settings. */
export async function showSettings(_world: World, { caller }: CallOf<'GET /v1/settings'>): Promise<AnswerOf<'GET /v1/settings'>> {
  return toSettings(caller.partner);
}
