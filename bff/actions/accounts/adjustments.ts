import type { AnswerOf } from '../../../shared/contract/index.ts';
import { MADE_ID_PATTERN } from '../../../shared/values/ids.ts';
import { minorToText } from '../../../shared/values/minor.ts';
import { checkAuditSpan } from '../../domain/audit-rules.ts';
import { isRefusal, type Refusal, refuse } from '../../domain/refusal.ts';
import type { AdjustmentPlace, AdjustmentQuery, AdjustmentRow } from '../../ports/accounts.ts';
import type { World } from '../../ports/index.ts';
import type { CallOf } from '../action.ts';
import { instantOf } from '../audit-entry.ts';
import { Doers } from '../money/doers.ts';
import { memoFor } from '../money/memo.ts';
import { pickedCustomers } from '../money/picked.ts';
import { type WhoseBook, whoseBook } from '../money/whose-book.ts';
import { readOpaque, writeOpaque } from '../opaque-cursor.ts';

type List = CallOf<'POST /v1/accounts/adjustments'>;
type Answer = AnswerOf<'POST /v1/accounts/adjustments'>;

const DEFAULT_SIZE = 10;

/** Adjustment records (R-ACC-6), newest first: the caller's own, or with `indirectPartnerId` those of one of its resellers. */
export async function listAdjustments(world: World, { caller, body }: List): Promise<Answer | Refusal> {
  const whose = await whoseBook(world.store.reads, caller, body.indirectPartnerId);
  if (isRefusal(whose)) return whose;
  const query = queryOf(body);
  if (isRefusal(query)) return query;
  const { partnerId } = whose;
  const list = JSON.stringify([partnerId, query]);
  const after = body.after === undefined ? null : readPlace(body.after, list);
  if (after === undefined) return refuse('cursor-invalid');
  const size = body.size ?? DEFAULT_SIZE;
  const { accounts } = world.store.reads;
  const [rows, total] = await Promise.all([
    accounts.adjustments(partnerId, query, after, size + 1),
    accounts.countAdjustments(partnerId, query),
  ]);
  const shown = rows.slice(0, size);
  const last = shown.at(-1);
  return {
    records: await toRecords(world, caller, whose, shown),
    total,
    next: rows.length > size && last ? writeOpaque([last.at, last.operationId, last.item], list) : null,
  };
}

/** Instants in the one form that the store compares. */
function queryOf({ customerId, resellerId, types, operationId, currency, ...range }: List['body']): AdjustmentQuery | Refusal {
  const from = range.from && instantOf(Date.parse(range.from));
  const until = range.until && instantOf(Date.parse(range.until));
  const inverted = checkAuditSpan({ from, until }, '/body');
  if (inverted) return inverted;
  return { customerId, resellerId, types: [...new Set(types)].sort(), from, until, operationId, currency };
}

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

function readPlace(text: string, list: string): AdjustmentPlace | undefined {
  const [at, operationId, item] = readOpaque(text, list) ?? [];
  if (typeof at !== 'string' || !INSTANT.test(at)) return undefined;
  if (typeof operationId !== 'string' || !MADE_ID_PATTERN.test(operationId)) return undefined;
  return Number.isInteger(item) ? { at, operationId, item: item as number } : undefined;
}

async function toRecords(
  world: World,
  caller: List['caller'],
  { partnerId, scope }: WhoseBook,
  rows: readonly AdjustmentRow[],
): Promise<Answer['records']> {
  const { reads } = world.store;
  const customerIds = rows.flatMap(({ customerId }) => (customerId === null ? [] : [customerId]));
  const customers = await pickedCustomers(reads, [partnerId], scope, customerIds);
  const doers = new Doers(reads.operators, caller.partner.partnerId);
  await doers.load(rows.map(({ actor }) => actor));
  const names = await resellerNames(world, rows);
  return rows.map((row) => ({
    id: row.customerId ?? row.resellerId ?? '',
    customer: row.customerId === null ? null : (customers.get(row.customerId) ?? null),
    reseller: row.resellerId === null ? null : { partnerId: row.resellerId, name: names.get(row.resellerId) ?? '' },
    operationId: row.operationId,
    type: row.type,
    currency: row.currency,
    amount: minorToText(row.amount),
    balanceAfter: minorToText(row.balanceAfter),
    at: row.at,
    by: doers.of(row.actor),
    memo: memoFor(caller.partner.partnerId, row),
  }));
}

async function resellerNames({ store }: World, rows: readonly AdjustmentRow[]): Promise<Map<string, string>> {
  const ids = new Set(rows.flatMap(({ resellerId }) => (resellerId === null ? [] : [resellerId])));
  const resellers = await Promise.all([...ids].map((id) => store.reads.partners.find(id)));
  return new Map(resellers.flatMap((reseller) => (reseller ? [[reseller.partnerId, reseller.name] as const] : [])));
}
