import type { AnswerOf } from '../../../shared/contract/index.ts';
import { standingOf } from '../../domain/agreement-rules.ts';
import { isRefusal, type Refusal, refuse } from '../../domain/refusal.ts';
import type { AgreementReads, AgreementVersion, StandingPlace, StandingQuery, StandingRow } from '../../ports/agreements.ts';
import type { World } from '../../ports/index.ts';
import type { CallOf } from '../action.ts';
import { instantOf } from '../audit-entry.ts';
import { readOpaque, writeOpaque } from '../opaque-cursor.ts';
import { toStanding, toStandingCustomer } from './standing-view.ts';
import { readStandings } from './standings-asked.ts';
import { toVersion } from './views.ts';

type Search = CallOf<'POST /v1/agreements/standings/search'>;
type Answer = AnswerOf<'POST /v1/agreements/standings/search'>;
type AskedPage = NonNullable<Search['body']['page']>;
type From = Parameters<AgreementReads['standingPage']>[1];

const FIRST_PAGE = { size: 20, at: 'first' } as const;
const NOBODY = { counts: { signed: 0, pending: 0, overdue: 0 }, rows: [], next: null, previous: null };

/** A page of the customers in scope that an agreement is meant for, masked, overdue ones first; counts are of all states, whichever are shown. */
export async function searchStandings(world: World, { caller, body }: Search): Promise<Answer | Refusal> {
  const { page = FIRST_PAGE, ...asked } = body;
  const read = await readStandings(world, caller, asked);
  if (isRefusal(read)) return read;
  if (read.agreement === null) return { agreement: null, ...NOBODY, asOf: instantOf(world.clock.businessNow()) };
  const { agreement, query } = read;
  const { agreements } = world.store.reads;
  const { states: _shown, ...ofAllStates } = query;
  const loaded = await loadPage(agreements, query, page);
  if (isRefusal(loaded)) return loaded;
  return {
    agreement: toVersion(agreement),
    counts: await agreements.standingCounts(ofAllStates),
    rows: loaded.rows.map((row) => toRow(row, { agreement, query, locale: caller.session.locale })),
    next: loaded.next,
    previous: loaded.previous,
    asOf: query.at,
  };
}

interface Shown {
  agreement: AgreementVersion;
  query: StandingQuery;
  locale: Parameters<typeof toStanding>[3];
}

function toRow({ customer, accountManager, signed, state }: StandingRow, { agreement, query, locale }: Shown): Answer['rows'][number] {
  const { dueAt } = standingOf(query.effective, signed, customer, query.at);
  return {
    customer: toStandingCustomer(customer),
    accountManager: accountManager && {
      operatorId: accountManager.operatorId,
      userId: accountManager.userId,
      name: accountManager.nameMasked,
    },
    standing: toStanding(agreement, { state, dueAt }, signed, locale),
  };
}

interface LoadedPage {
  rows: StandingRow[];
  next: string | null;
  previous: string | null;
}

/** A cursor belongs to its list: to what is asked, of whom, and to the version that counts. */
async function loadPage(reads: AgreementReads, query: StandingQuery, page: AskedPage): Promise<LoadedPage | Refusal> {
  const list = nameOf(query);
  const from = fromOf(page, list);
  if (from === null) return refuse('cursor-invalid');
  const isBackward = from === 'last' || (typeof from === 'object' && 'before' in from);
  // One more than is shown tells whether the list goes on.
  const found = await reads.standingPage(query, from, page.size + 1);
  const hasMore = found.length > page.size;
  const rows = isBackward ? found.slice(hasMore ? -page.size : 0) : found.slice(0, page.size);
  // What has shrunk since a cursor was written answers its end again.
  if (rows.length === 0 && typeof from === 'object') return loadPage(reads, query, { size: page.size, at: isBackward ? 'first' : 'last' });
  const cursorOf = (row: StandingRow | undefined) => (row ? writeOpaque([row.place.rank, row.place.customerKey], list) : null);
  return {
    rows,
    next: (isBackward ? typeof from === 'object' : hasMore) ? cursorOf(rows.at(-1)) : null,
    previous: (isBackward ? hasMore : typeof from === 'object') ? cursorOf(rows.at(0)) : null,
  };
}

function nameOf({ at: _at, effective: _effective, ...query }: StandingQuery): string {
  return JSON.stringify(['standings', query]);
}

/** Null where a cursor is none, or one of another list. */
function fromOf(page: AskedPage, list: string): From | null {
  if ('at' in page) return page.at;
  const place = readPlace('after' in page ? page.after : page.before, list);
  return place && ('after' in page ? { after: place } : { before: place });
}

function readPlace(text: string, list: string): StandingPlace | null {
  const [rank, customerKey, ...more] = readOpaque(text, list) ?? [];
  const isPlace = [rank, customerKey].every((part) => Number.isSafeInteger(part) && (part as number) >= 0);
  return isPlace && more.length === 0 ? { rank: rank as number, customerKey: customerKey as number } : null;
}
