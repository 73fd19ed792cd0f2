import { isRefusal, type Refusal, refuse } from '../../domain/refusal.ts';
import type { World } from '../../ports/index.ts';
import type { CallOf } from '../action.ts';
import { readStandings } from '../agreements/standings-asked.ts';
import type { PreparedExport } from './create.ts';
import type { AskedStandings } from './request.ts';

/** An export of who has signed: the customers that the search would list now; versions and clock stay those of now. */
export async function prepareStandings(
  world: World,
  { caller }: CallOf<'POST /v1/exports'>,
  asked: AskedStandings,
): Promise<PreparedExport | Refusal> {
  const { what: _what, ...question } = asked;
  const read = await readStandings(world, caller, question);
  if (isRefusal(read)) return read;
  if (read.agreement === null) return refuse('export-empty');
  const { partnerIds, scope, ...standings } = read.query;
  const counts = await world.store.reads.agreements.standingCounts(read.query);
  const total = counts.overdue + counts.pending + counts.signed;
  if (total === 0) return refuse('export-empty');
  const basis = { partnerIds, scope, isOfResellers: asked.indirectPartnerId !== undefined, standings };
  return { request: { locale: caller.session.locale, asked, basis }, total };
}
