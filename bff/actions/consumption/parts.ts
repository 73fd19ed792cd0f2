import type { Grouping } from '../../../shared/values/consumption-lists.ts';
import { billTypeOf, chargeModeOf } from '../../domain/consumption-codes.ts';
import { type Divided, type Division, divide, joinGroups, type Part, type PartKind } from '../../domain/consumption-parts.ts';
import type { ConsumptionQuery, GroupFigures } from '../../ports/consumption.ts';
import type { Reads } from '../../ports/store.ts';
import type { WhoseCustomers } from '../customers/whose.ts';
import { isSameSum, loadFitting } from './figures.ts';
import { customersInList } from './names.ts';

/** How something is to be divided. */
export interface PartsAsked {
  by: Grouping;
  thenBy: Grouping | null;
  rankBy: 'due' | 'paid';
  /** Values to name. */
  top: number;
  /** Values to name inside each part. */
  topWithin: number;
  whose: Pick<WhoseCustomers, 'partnerIds' | 'scope'>;
  query: ConsumptionQuery;
}

/** A total in parts, each of them in parts again where a second grouping is asked for. */
export interface Parts extends Omit<Divided, 'parts'> {
  parts: (Part & { inner: Divided | null })[];
}

type PartReads = Pick<Reads, 'figures' | 'customers'>;
interface Found {
  groups: GroupFigures[];
  count: number;
}

/**
 * Customers of somebody who sees but some: all are read, because those who are not in the list any more are one part, however small each
 * is. Beyond it they are among the others.
 */
const MOST_OF_SCOPE = 5_000;
/** Charge modes and bill types, known or not. */
const MOST_CODES = 100;
/** Values inside a part that is made of several groups. */
const MOST_JOINED = 1_000;
/** Groups whose insides are read at once. */
const KEYS_AT_ONCE = 200;

/** What the query holds, divided: parts and others are the total to the last digit. */
export async function loadParts(reads: PartReads, asked: PartsAsked): Promise<Parts> {
  const load = async (): Promise<Parts> => {
    const [total, found] = await Promise.all([
      reads.figures.total(asked.query),
      reads.figures.groups(asked.query, groupOf(asked, asked.by, asked.top)),
    ]);
    const outer = divide({ ...found, total, ...asked, named: await namedBy(reads, asked, asked.by, found.groups) });
    return { ...outer, parts: await withInner(reads, asked, outer.parts) };
  };
  return loadFitting(load, ({ parts }) => parts.every(({ sums, inner }) => inner === null || isSameSum(sums, inner.total)));
}

function groupOf({ rankBy, whose }: PartsAsked, by: Grouping, top: number) {
  const isNarrow = whose.scope.kind === 'account-manager' || whose.scope.kind === 'supervisor';
  if (by === 'customer' && isNarrow) return { by, rankBy, top: Math.max(top, MOST_OF_SCOPE) };
  return { by, rankBy, top: by === 'chargeMode' || by === 'billType' ? MOST_CODES : top };
}

async function withInner(reads: PartReads, asked: PartsAsked, parts: readonly Part[]): Promise<Parts['parts']> {
  const { thenBy, rankBy, topWithin: top } = asked;
  if (thenBy === null) return parts.map((part) => ({ ...part, inner: null }));
  const found = await innerOf(reads, asked, thenBy, parts);
  const named = await namedBy(
    reads,
    asked,
    thenBy,
    found.flatMap(({ groups }) => groups),
  );
  return parts.map((part, index) => ({ ...part, inner: divide({ ...(found[index] as Found), total: part.sums, rankBy, top, named }) }));
}

/** Parts that are made of several groups need the whole inside of each: what is small in all of them may be large together. */
async function innerOf(reads: PartReads, asked: PartsAsked, thenBy: Grouping, parts: readonly Part[]): Promise<Found[]> {
  const group = groupOf(asked, thenBy, asked.topWithin);
  const single = parts.flatMap(({ keys }) => (keys.length === 1 ? keys : []));
  const joined = parts.flatMap(({ keys }) => (keys.length === 1 ? [] : keys));
  const within = new Map([
    ...(await loadWithin(reads, asked, single, group)),
    ...(await loadWithin(reads, asked, joined, { ...group, top: Math.max(group.top, MOST_JOINED) })),
  ]);
  return parts.map(({ keys }) => joinGroups(keys.flatMap((key) => within.get(key) ?? [])));
}

async function loadWithin(
  { figures }: PartReads,
  { query, by }: PartsAsked,
  keys: readonly (string | null)[],
  group: ReturnType<typeof groupOf>,
): Promise<[string | null, Found][]> {
  const found: [string | null, Found][] = [];
  for (let start = 0; start < keys.length; start += KEYS_AT_ONCE)
    found.push(...(await figures.groupsWithin(query, { by, keys: keys.slice(start, start + KEYS_AT_ONCE) }, group)));
  return found;
}

/** What keys of a grouping stand for, for whoever asks. */
async function namedBy(
  reads: PartReads,
  { whose }: PartsAsked,
  by: Grouping,
  groups: readonly { key: string | null }[],
): Promise<Division['named']> {
  if (by === 'chargeMode') return (key) => valueOr('not-stated', chargeModeOf(Number(key)));
  if (by === 'billType') return (key) => valueOr('not-stated', billTypeOf(Number(key)));
  if (by !== 'customer' || whose.scope.kind === 'all') return (key) => ({ kind: 'value', key });
  const ids = [...new Set(groups.flatMap(({ key }) => key ?? []))];
  const inList = new Set((await customersInList(reads, whose, ids)).map(({ customerId }) => customerId));
  return (key) => valueOr('former-customers', inList.has(key) ? key : null);
}

function valueOr(otherwise: PartKind, key: string | null): { kind: PartKind; key: string | null } {
  return key === null ? { kind: otherwise, key: null } : { kind: 'value', key };
}
