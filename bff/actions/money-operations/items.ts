import type { AnswerOf } from '../../../shared/contract/index.ts';
import { type Refusal, refuse } from '../../domain/refusal.ts';
import { scopeOf } from '../../domain/role-rules.ts';
import type { World } from '../../ports/index.ts';
import type { MoneyOperation } from '../../ports/money-operations.ts';
import type { CallOf } from '../action.ts';
import type { OperatorCaller } from '../jobs/answer.ts';
import { toSummary } from '../money/summary.ts';
import { readOpaque, writeOpaque } from '../opaque-cursor.ts';
import { logRows } from './rows.ts';
import { visibleOperation } from './visible.ts';

const DEFAULT_SIZE = 50;

/** The items of an operation in their order: what was confirmed beside what moved. */
export async function listItems(
  world: World,
  { caller, params, body }: CallOf<'POST /v1/operations/:operationId/items'>,
): Promise<AnswerOf<'POST /v1/operations/:operationId/items'> | Refusal> {
  const { reads } = world.store;
  const { states = [], after, size = DEFAULT_SIZE } = body;
  const operation = await visibleOperation(reads, caller, params.operationId);
  if (!operation) return refuse('not-found');
  const { operationId } = operation;
  const list = JSON.stringify([operationId, states]);
  const place = after === undefined ? 0 : readPlace(after, list);
  if (place === null) return refuse('cursor-invalid');
  const isNothing = body.states?.length === 0;
  // One more than is shown tells whether there are further ones.
  const found = isNothing ? [] : await reads.operationLog.items(operationId, states, place, size + 1);
  const shown = found.slice(0, size);
  const last = found.length > size ? shown.at(-1) : undefined;
  return {
    operation: await toSummary(reads, caller, operation, world.clock.businessNow()),
    rows: await logRows(reads, readerOf(caller, operation), shown),
    total: isNothing ? 0 : await reads.operationLog.countItems(operationId, states),
    next: last ? writeOpaque([last.item], list) : null,
  };
}

/** The caller as a reader of an operation's items: of a reseller's customers, those that its distributor sees. */
export function readerOf({ partner, session }: OperatorCaller, { partnerId }: MoneyOperation) {
  const scope = partnerId === partner.partnerId ? scopeOf(session.actor) : ({ kind: 'all' } as const);
  return { partnerId: partner.partnerId, books: [partnerId], scope };
}

/** Null where the text is no cursor, or one of another list. */
function readPlace(text: string, list: string): number | null {
  const [item, ...more] = readOpaque(text, list) ?? [];
  return Number.isSafeInteger(item) && more.length === 0 ? (item as number) : null;
}
