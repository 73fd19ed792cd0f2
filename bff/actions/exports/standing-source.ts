import { standingOf } from '../../domain/agreement-rules.ts';
import { type Refusal, refuse } from '../../domain/refusal.ts';
import type { World } from '../../ports/index.ts';
import type { JobRecord } from '../../ports/jobs.ts';
import { toStanding } from '../agreements/standing-view.ts';
import type { StandingsRequest } from './request.ts';
import type { RowSource } from './sources.ts';
import { standingCells, standingHead } from './standing-rows.ts';
import { wordsOf } from './words.ts';

/** Customers beside an agreement by the versions and the clock of the request, each once, in the order in which they were stored. */
export async function standingSource(
  { store }: Pick<World, 'store'>,
  job: JobRecord,
  { locale, basis }: StandingsRequest,
): Promise<RowSource | Refusal> {
  const { agreements } = store.reads;
  const { partnerIds, scope, standings } = basis;
  // One who signs, or withdraws, while the file is written must stand in it once.
  const query = { partnerIds, scope, ...standings, isByCustomer: true };
  const [partnerId = job.partnerId] = partnerIds;
  const versions = await agreements.versions(partnerId, query.code);
  const agreement = versions.find(({ version }) => version === query.current.version);
  if (agreement === undefined) return refuse('not-found');
  const words = wordsOf(locale);
  return {
    head: standingHead(words),
    async read(place, limit) {
      const from = place === null ? ('first' as const) : { after: JSON.parse(place) };
      const rows = await agreements.standingPage(query, from, limit);
      const last = rows.length === limit ? rows.at(-1) : undefined;
      return {
        rows: rows.map((row) => {
          const { dueAt } = standingOf(query.effective, row.signed, row.customer, query.at);
          return standingCells(row, toStanding(agreement, { state: row.state, dueAt }, row.signed, locale), words);
        }),
        next: last ? JSON.stringify(last.place) : null,
      };
    },
  };
}
