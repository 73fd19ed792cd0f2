import type { AnswerOf } from '../../../shared/contract/index.ts';
import { MADE_ID_PATTERN } from '../../../shared/values/ids.ts';
import { isRefusal, type Refusal, refuse } from '../../domain/refusal.ts';
import type { World } from '../../ports/index.ts';
import type { OperatorQuery } from '../../ports/store.ts';
import type { CallOf } from '../action.ts';
import { readOpaque, writeOpaque } from '../opaque-cursor.ts';
import { toListed } from './listed.ts';

type Search = CallOf<'POST /v1/operators/search'>;

const DEFAULT_SIZE = 50;

/** A page of operators by user id, masked. */
export async function searchOperators(world: World, { body, caller }: Search): Promise<AnswerOf<'POST /v1/operators/search'> | Refusal> {
  const { partnerId } = caller.partner;
  const { role, supervisorId, userId } = body;
  const filter = { ...(role && { role }), ...(supervisorId && { supervisorId }), ...(userId && { userId }) };
  const list = JSON.stringify(['operators', partnerId, role ?? null, supervisorId ?? null, userId ?? null]);
  const after = await placeOf(world, partnerId, body.after, list);
  if (isRefusal(after)) return after;
  const size = body.size ?? DEFAULT_SIZE;
  const query: OperatorQuery = { ...filter, after: after.userId, limit: size + 1 };
  const { operators, total } = await world.store.reads.operators.page(partnerId, query);
  const page = operators.slice(0, size);
  const last = operators.length > size ? page.at(-1) : undefined;
  return { operators: page.map(toListed), total, next: last ? writeOpaque([last.operatorId], list) : null };
}

/** A cursor names the last operator by id: a user id can be longer than a cursor. */
async function placeOf(
  world: World,
  partnerId: string,
  cursor: string | undefined,
  list: string,
): Promise<{ userId: string | null } | Refusal> {
  if (cursor === undefined) return { userId: null };
  const [operatorId] = readOpaque(cursor, list) ?? [];
  if (typeof operatorId !== 'string' || !MADE_ID_PATTERN.test(operatorId)) return refuse('cursor-invalid');
  const operator = await world.store.reads.operators.find(partnerId, operatorId);
  return operator ? { userId: operator.userId } : refuse('cursor-invalid');
}
