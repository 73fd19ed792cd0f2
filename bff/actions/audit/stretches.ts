import type { AuditQuery, FoundRows, RowPlace } from '../../ports/audit.ts';
import type { Reads } from '../../ports/store.ts';

/** Stretches of the trail that one request looks through; it then answers with what it has, and where to go on. */
const STRETCHES_PER_REQUEST = 50;

interface Search {
  query: AuditQuery;
  before: RowPlace | null;
  size: number;
}

/** Rows of the trail, newest first, stretch by stretch, with a turn of the event loop in between: others are served meanwhile. */
export async function searchStretches(audit: Pick<Reads['audit'], 'search'>, partnerId: string, search: Search): Promise<FoundRows> {
  const { query, size } = search;
  let found = await audit.search(partnerId, query, search.before, size);
  const { rows } = found;
  for (let count = 1; found.next !== null && rows.length < size && count < STRETCHES_PER_REQUEST; count += 1) {
    await nextTurn();
    found = await audit.search(partnerId, query, found.next, size - rows.length);
    rows.push(...found.rows);
  }
  return { rows, next: found.next };
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, 0);
  });
}
