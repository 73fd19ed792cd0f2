import type { AnswerOf } from '../../../shared/contract/index.ts';
import { isRefusal, type Refusal, refuse } from '../../domain/refusal.ts';
import type { World } from '../../ports/index.ts';
import type { QuotaFilter, QuotaPlace } from '../../ports/quota-list.ts';
import type { CallOf } from '../action.ts';
import { instantOf } from '../audit-entry.ts';
import { readOpaque, writeOpaque } from '../opaque-cursor.ts';
import { soonUntil, toRow } from './to-row.ts';
import { type WhoseQuotas, whoseQuotas } from './whose-quotas.ts';

type Search = CallOf<'POST /v1/quotas/search'>;

const DEFAULT_SIZE = 20;

/** Where a page begins, and the instant at which the first one was asked for: the order follows from it. */
interface From {
  at: string;
  after: QuotaPlace | null;
}

/** A page of the partner's quotas, or of its resellers' (DOMAIN.md §3.2). */
export async function searchQuotas(world: World, call: Search): Promise<AnswerOf<'POST /v1/quotas/search'> | Refusal> {
  const { body, caller } = call;
  const whose = await whoseQuotas(world, caller, body.indirectPartnerId, body.parentQuotaId !== undefined);
  if (isRefusal(whose)) return whose;
  const filter = await filterOf(world, call);
  if (isRefusal(filter)) return filter;
  const list = JSON.stringify(['quotas', whose.partnerIds, filter]);
  const from = body.after === undefined ? { at: instantOf(world.clock.businessNow()), after: null } : placeOf(body.after, list);
  return from ? await pageFrom(world, { whose, filter, from, size: body.size ?? DEFAULT_SIZE, list }) : refuse('cursor-invalid');
}

interface Page {
  whose: WhoseQuotas;
  filter: QuotaFilter;
  from: From;
  size: number;
  list: string;
}

async function pageFrom(world: World, { whose, filter, from, size, list }: Page): Promise<AnswerOf<'POST /v1/quotas/search'>> {
  const { at, after } = from;
  const query = { partnerIds: whose.partnerIds, filter, at, soonUntil: soonUntil(Date.parse(at)), after, limit: size + 1 };
  const { quotas, total } = await world.store.reads.quotas.page(query);
  const page = quotas.slice(0, size);
  const last = quotas.length > size ? page.at(-1)?.place : undefined;
  return {
    quotas: page.map((quota) => toRow(quota, at, whose.resellers)),
    total,
    next: last ? writeOpaque([at, last.isIssuable ? 1 : 0, last.expiresAt, last.key], list) : null,
    asOf: at,
  };
}

/** Children are looked for in the resellers' quotas, by a quota of the caller's own. */
async function filterOf({ store }: World, { body, caller: { partner } }: Search): Promise<QuotaFilter | Refusal> {
  const { assets, states, isIssuable, quotaId, parentQuotaId } = body;
  const filter: QuotaFilter = {
    ...(assets && { assets }),
    ...(states && { states }),
    ...(isIssuable !== undefined && { isIssuable }),
    ...(quotaId !== undefined && { quotaId }),
  };
  if (parentQuotaId === undefined) return filter;
  const parent = await store.reads.quotas.find(partner.partnerId, parentQuotaId);
  return parent ? { ...filter, parent: { partnerId: partner.partnerId, quotaId: parentQuotaId } } : refuse('not-found');
}

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;

function placeOf(cursor: string, list: string): From | null {
  const [at, isIssuable, expiresAt, key] = readOpaque(cursor, list) ?? [];
  if (typeof at !== 'string' || typeof expiresAt !== 'string' || !INSTANT.test(at) || !INSTANT.test(expiresAt)) return null;
  if (Number.isNaN(Date.parse(at)) || !Number.isSafeInteger(key) || (key as number) > 2 ** 31 || (key as number) < 0) return null;
  return { at, after: { isIssuable: isIssuable === 1, expiresAt, key: key as number } };
}
