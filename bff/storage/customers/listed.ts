import { type RawBuilder, sql } from 'kysely';
import { type FormText, type ListForms, ReadyJson } from '../../ports/ready.ts';
import type { CustomerListRow, CustomerPlace, CustomerQuery, ListedCustomers } from '../../ports/store.ts';
import { type Connection, queryFamily } from '../connection.ts';
import { mergeWalks } from './merge.ts';
import { orderOf, pageOfCustomers, type Walks, walksOf } from './page.ts';
import { sumColumns } from './ranges.ts';
import type { ListShape } from './rows.ts';
import type { Values } from './selection.ts';
import { sourceOfPage } from './walk.ts';

/** One part of a page as three texts with an entry a row, in walking order; nulls where the part is empty. */
interface ListedPart {
  rows: Uint8Array | string | null;
  /** Bytes of the row and its look-alike number: `665 3723983,521 `. */
  marks: string | null;
  /** Customer id and sort value: `cus-1 2024-01-01T00:00:00.000Z,cus-2 `. */
  places: string | null;
  /** True (1) where a form was made by another version. */
  stale: number | boolean | null;
}

const COLUMNS_OF_VALUE = { associatedAt: 'c.associated_at', resourceExpiry: 'c.resource_expiry_at', credit: 'c.credit_sort' } as const;

/** The rows are put together by the database: read singly, their columns would cost more to hand over than to find. */
const listedPart = queryFamily<ListShape, Values, ListedPart>((shape, slot, connection) => {
  const { from, ending } = sourceOfPage(shape, slot, connection);
  const value = placeOf(shape);
  return sql`
    select ${sql.raw(connection.engine.words.bytesOf(`string_agg(r.json, ',')`))} as rows,
      string_agg(octet_length(r.json) || ' ' || coalesce(${text('r.look_alike')}, ''), ',') as marks,
      string_agg(r.customer_id || ' ' || coalesce(r.place, ''), ',') as places,
      max(case when r.form_version <> ${slot.formVersion} or r.manager_form_version <> ${slot.formVersion} then 1 else 0 end) as stale
    from (
      select ${rowJson(shape, slot)} as json, c.customer_id, c.look_alike, c.form_version,
        coalesce(o.form_version, c.form_version) as manager_form_version, ${value} as place
      from ${from} left join operators o on o.operator_key = c.manager_key ${ending}
    ) r`;
});

function placeOf({ by, hasSums }: ListShape): RawBuilder<string | null> {
  if (by !== 'consumption') return text(COLUMNS_OF_VALUE[by]);
  return hasSums ? sql`${text('k.value0')} || ' ' || ${text('k.value1')}` : sql`cast(null as text)`;
}

/** `isLookAlike` comes first: it is known only when the page is, and is set there. */
const ROW_START = '{"isLookAlike":false';

function rowStart({ isOfResellers }: ListShape, slot: Values): RawBuilder<string> {
  if (!isOfResellers) return sql.lit(`${ROW_START},"reseller":null,"accountManager":`);
  return sql`${sql.lit(`${ROW_START},"reseller":`)} || cast(${slot.reseller} as text) || ',"accountManager":'`;
}

function rowJson(shape: ListShape, slot: Values): RawBuilder<string> {
  return sql`${rowStart(shape, slot)}
    || coalesce('{' || o.list_form || ',"assignedAt":"' || c.assigned_at || '"}', 'null')
    || ',"consumption":[' || coalesce((${sumsJson(shape, slot)}), '') || '],' || c.list_form || '}'`;
}

function sumsJson({ isOwn }: ListShape, slot: Values): RawBuilder<string> {
  const [micro, rest] = sumColumns('t', isOwn);
  return sql`
    select string_agg('{"amount":"' || ${amountText(sql.ref(micro), sql.ref(rest))} || '","currency":"' || t.currency || '"}', ',')
    from (
      select * from cycle_totals t where t.customer_key = c.customer_key and t.cycle = ${slot.cycle} and ${sql.ref(micro)} is not null
      order by t.currency
    ) t`;
}

/** `amountToText` of shared/values/amount.ts in SQL: two decimals, and more where they are not zero. */
function amountText(micro: RawBuilder<unknown>, rest: RawBuilder<unknown>): RawBuilder<string> {
  const sixDecimals = sql`cast(1000000 + abs(${micro} % 1000000) as text)`;
  return sql`case when ${micro} < 0 or ${rest} < 0 then '-' else '' end || cast(abs(${micro} / 1000000) as text) || '.'
    || substr(${sixDecimals}, 2, 2) || rtrim(substr(${sixDecimals}, 4) || substr(cast(10000000000 + abs(${rest}) as text), 2), '0')`;
}

function text(column: string): RawBuilder<string> {
  return sql<string>`cast(${sql.ref(column)} as text)`;
}

const encoder = new TextEncoder();

/** A row within the bytes of its part. */
interface Piece {
  bytes: Uint8Array;
  start: number;
  end: number;
  lookAlike: string;
  /** As `places` of a part has it, or read already. */
  place: string | CustomerPlace;
  partnerId: string | undefined;
}

/** A page of customers as it is sent (ports/store.ts). */
export async function listCustomers(connection: Connection, forms: ListForms, request: CustomerQuery): Promise<ListedCustomers> {
  // One row more than asked for tells whether the list goes on.
  const most = request.limit + 1;
  const walks = await walksOf(connection, request);
  const lists = await Promise.all(walks.map((one) => piecesOf(connection, forms, one, most)));
  const order = orderOf(request);
  const pieces = lists.includes(null)
    ? await piecesAnew(connection, forms, request, most)
    : mergeWalks(lists as Piece[][], placeOfPiece, order, most);
  const hasMore = pieces.length === most;
  if (hasMore) pieces.pop();
  if (order.isBackward) pieces.reverse();
  const [first, last] = [pieces[0], pieces.at(-1)];
  return {
    customers: putTogether(pieces),
    length: pieces.length,
    first: first ? placeOfPiece(first) : null,
    last: last ? placeOfPiece(last) : null,
    hasMore,
  };
}

/** One partner's rows in walking order; null where a form was made by another version. */
async function piecesOf(connection: Connection, forms: ListForms, { reseller, parts }: Walks, most: number): Promise<Piece[] | null> {
  const pieces: Piece[] = [];
  const live = { formVersion: forms.version, ...(reseller && { reseller: `{${forms.reseller(reseller)}}` }) };
  for (const { shape, values } of parts) {
    const [part] = await listedPart(connection, shape, { ...values, ...live, limit: most - pieces.length });
    if (part?.stale) return null;
    if (part?.rows) addPieces(pieces, part, reseller?.partnerId);
    if (pieces.length === most) break;
  }
  return pieces;
}

function addPieces(pieces: Piece[], { rows, marks, places }: ListedPart, partnerId: string | undefined): void {
  const bytes = typeof rows === 'string' ? encoder.encode(rows) : (rows as Uint8Array);
  const placeList = places?.split(',') ?? [];
  let start = 0;
  for (const [index, mark] of (marks?.split(',') ?? []).entries()) {
    const space = mark.indexOf(' ');
    const end = start + Number(mark.slice(0, space));
    pieces.push({ bytes, start, end, lookAlike: mark.slice(space + 1), place: placeList[index] ?? '', partnerId });
    start = end + 1;
  }
}

/** Read where it is needed: of most rows nobody asks for it. */
function placeOfPiece({ place, partnerId }: Piece): CustomerPlace {
  if (typeof place !== 'string') return place;
  const space = place.indexOf(' ');
  const value = place.slice(space + 1);
  return { value: value === '' ? null : value, customerId: place.slice(0, space), ...(partnerId !== undefined && { partnerId }) };
}

function putTogether(pieces: readonly Piece[]): ReadyJson {
  markLookAlikes(pieces);
  return new ReadyJson(joined(runsOf(pieces)));
}

const TRUE = encoder.encode('true ');
const LOOK_ALIKE_AT = ROW_START.length - 'false'.length;

/** Marks rows whose masked names another row of the page has too. White space after a value is JSON, so nothing moves. */
function markLookAlikes(pieces: readonly Piece[]): void {
  const seen = new Map<string, Piece>();
  for (const piece of pieces) {
    if (piece.lookAlike === '') continue;
    const other = seen.get(piece.lookAlike);
    if (other) for (const { bytes, start } of [other, piece]) bytes.set(TRUE, start + LOOK_ALIKE_AT);
    else seen.set(piece.lookAlike, piece);
  }
}

type Run = Pick<Piece, 'bytes' | 'start' | 'end'>;

/** Rows that stand one after the other already, as a page from the front does, are copied as one. */
function runsOf(pieces: readonly Piece[]): Run[] {
  const runs: Run[] = [];
  let run: Run | undefined;
  for (const { bytes, start, end } of pieces) {
    if (run?.bytes === bytes && run.end + 1 === start) {
      run.end = end;
    } else {
      run = { bytes, start, end };
      runs.push(run);
    }
  }
  return runs;
}

function joined(runs: readonly Run[]): Uint8Array {
  const length = runs.reduce((sum, { start, end }) => sum + end - start + 1, 1);
  const whole = new Uint8Array(Math.max(2, length));
  let offset = 1;
  for (const { bytes, start, end } of runs) {
    whole.set(bytes.subarray(start, end), offset);
    offset += end - start;
    whole[offset] = COMMA;
    offset += 1;
  }
  whole[0] = OPEN;
  whole[whole.length - 1] = CLOSE;
  return whole;
}

const [OPEN = 0, COMMA = 0, CLOSE = 0] = encoder.encode('[,]');

/** The same from records, in walking order, for pages on which an earlier version of the forms is stored. */
async function piecesAnew(connection: Connection, forms: ListForms, request: CustomerQuery, limit: number): Promise<Piece[]> {
  const rows = await pageOfCustomers(connection, { ...request, limit });
  const pieces = rows.map((row) => pieceOf(row, forms));
  return orderOf(request).isBackward ? pieces.reverse() : pieces;
}

function pieceOf({ customer, reseller, accountManager, consumption, place }: CustomerListRow, forms: ListForms): Piece {
  const whose = reseller && `{${forms.reseller(reseller)}}`;
  const manager = accountManager && `{${forms.accountManager(accountManager)},"assignedAt":"${accountManager.assignedAt}"}`;
  const sums = consumption.map(({ amount, currency }) => `{"amount":"${amount}","currency":"${currency}"}`);
  const form: FormText = forms.customer(customer);
  const bytes = encoder.encode(`${ROW_START},"reseller":${whose},"accountManager":${manager},"consumption":[${sums}],${form}}`);
  return {
    bytes,
    start: 0,
    end: bytes.length,
    lookAlike: String(forms.lookAlikeNumber(customer) ?? ''),
    place,
    partnerId: place.partnerId,
  };
}
