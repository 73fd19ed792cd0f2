import type { AnswerOf } from '../../../shared/contract/index.ts';
import { checkRecipient, type IssuingQuota } from '../../domain/issue-rules.ts';
import { matchLines, searchesOf, wantedOf } from '../../domain/recipient-rules.ts';
import { isRefusal, type Refusal, refuse } from '../../domain/refusal.ts';
import type { PickedRow } from '../../ports/customers.ts';
import type { World } from '../../ports/index.ts';
import type { CallOf } from '../action.ts';
import { recordSearches } from '../customers/name-search.ts';
import { type PickedCustomer, toPicked } from '../money/picked.ts';
import { whoseBook } from '../money/whose-book.ts';

type Call = CallOf<'POST /v1/coupons/recipients'>;
type Line = AnswerOf<'POST /v1/coupons/recipients'>['lines'][number];

const CANDIDATES_MAXIMUM = 10;

/**
 * Whom pasted lines mean, and who of them could get something from a quota. Lines that name somebody by text tell whether a name is there:
 * they are limited and audited as searches by name are, a hundred lines as one search.
 */
export async function matchRecipients(world: World, call: Call): Promise<AnswerOf<'POST /v1/coupons/recipients'> | Refusal> {
  const { caller, body } = call;
  const { reads } = world.store;
  const book = await whoseBook(reads, caller, body.indirectPartnerId);
  if (isRefusal(book)) return book;
  const quota = await reads.quotas.find(book.partnerId, body.quotaId);
  if (!quota) return refuse('not-found');
  const searches = searchesOf(body.lines);
  const details = { fields: ['accountName'], lines: body.lines.length, searches };
  const refused = searches > 0 ? await recordSearches(world, call, { searches, details }) : null;
  if (refused) return refused;
  const meant = matchLines(body.lines, await reads.customers.identified(book.partnerId, book.scope, wantedOf(body.lines)));
  const shown = [...new Set(meant.flatMap((customerIds) => customerIds.slice(0, CANDIDATES_MAXIMUM)))];
  const rows = await reads.customers.picked([book.partnerId], book.scope, shown);
  const designated = quota.designated === null ? new Set<string>() : await reads.quotas.designated(book.partnerId, body.quotaId, shown);
  return { lines: answered(meant, { quota, rows, designated }) };
}

interface Known {
  quota: IssuingQuota;
  rows: readonly PickedRow[];
  designated: ReadonlySet<string>;
}

function answered(meant: readonly (readonly string[])[], { quota, rows, designated }: Known): Line[] {
  const picked = toPicked(rows);
  const byId = new Map(rows.map((row) => [row.customerId, row]));
  const named = new Set<string>();
  return meant.map((customerIds, index) => {
    const shown = customerIds.slice(0, CANDIDATES_MAXIMUM).flatMap((customerId) => picked.get(customerId) ?? []);
    const line = (result: Line['result'], more: Partial<Line> = {}): Line => {
      return { line: index + 1, result, customer: null, candidates: [], refusal: null, ...more };
    };
    const [only] = shown;
    if (!only) return line('unknown');
    if (customerIds.length > 1) return line('ambiguous', { candidates: shown });
    return line(...resultOf(only, { isRepeated: named.has(only.customerId), refusal: refusalOf(only.customerId) }));
  });

  function resultOf(customer: PickedCustomer, { isRepeated, refusal }: { isRepeated: boolean; refusal: Refusal | null }) {
    named.add(customer.customerId);
    const result = isRepeated ? 'repeated' : refusal ? 'not-issuable' : 'matched';
    return [result, { customer, refusal: refusal?.refusal ?? null }] as const;
  }

  function refusalOf(customerId: string): Refusal | null {
    return checkRecipient(quota, byId.get(customerId) ?? null, designated.has(customerId));
  }
}
