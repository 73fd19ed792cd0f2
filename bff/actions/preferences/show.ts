import { type AnswerOf, contract } from '../../../shared/contract/index.ts';
import { CUSTOMER_COLUMNS } from '../../../shared/values/lists.ts';
import type { World } from '../../ports/index.ts';
import type { CallOf } from '../action.ts';

type Preferences = AnswerOf<'GET /v1/preferences/customer-list'>;

/** The name under which the choice is kept. */
export const VIEW = 'customer-list';
const { answer: choice } = contract['GET /v1/preferences/customer-list'];

/** How the operator arranged the list. */
export async function showPreferences(world: World, { caller }: CallOf<'GET /v1/preferences/customer-list'>): Promise<Preferences> {
  const { partner, session } = caller;
  return readChoice(await world.store.reads.preferences.find(partner.partnerId, session.actor.operatorId, VIEW));
}

/** Columns that this version does not know were kept by another one, and are passed over. */
export function readChoice(json: string | null): Preferences {
  const kept = json === null ? null : (JSON.parse(json) as { columns?: { column?: unknown }[] });
  const known = (kept?.columns ?? []).filter(({ column }) => CUSTOMER_COLUMNS.some((name) => name === column));
  return choice.safeParse({ columns: known }).data ?? { columns: [] };
}
