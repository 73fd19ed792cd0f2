import type { AnswerOf } from '../../../shared/contract/index.ts';
import { TOP_DEFAULT } from '../../../shared/values/consumption-lists.ts';
import { readGroupings } from '../../domain/consumption-grouping.ts';
import type { Part } from '../../domain/consumption-parts.ts';
import type { Sums } from '../../domain/consumption-sums.ts';
import { isRefusal, type Refusal } from '../../domain/refusal.ts';
import type { World } from '../../ports/index.ts';
import type { CallOf } from '../action.ts';
import { readAsked } from './asked.ts';
import { shareOf, toFigures } from './figures.ts';
import { namesOfParts, type PartNames } from './part-names.ts';
import { loadParts, type Parts, type PartsAsked } from './parts.ts';

type Ask = CallOf<'POST /v1/consumption/distribution'>;
type Answer = AnswerOf<'POST /v1/consumption/distribution'>;
type ShownPart = Answer['parts'][number]['parts'][number];

/** Consumption by one or two groupings: the largest parts, and all others as one. */
export async function showDistribution(world: World, { caller, body }: Ask): Promise<Answer | Refusal> {
  const isCustomer = caller.session.actor.kind === 'end-customer';
  const groupings = readGroupings(body, { isCustomer, isOfResellers: body.indirectPartnerId !== undefined }, '/body');
  if (isRefusal(groupings)) return groupings;
  const asked = await readAsked(world, caller, body);
  if (isRefusal(asked)) return asked;
  const { rankBy = 'due', top = TOP_DEFAULT } = body;
  const ranked: PartsAsked = { ...groupings, rankBy, top, topWithin: top, whose: asked.whose, query: asked.query };
  const divided = await loadParts(world.store.reads, ranked);
  const names = await namesOfParts(world.store.reads, ranked, divided);
  return { ...asked.basis, ...groupings, ...toAnswer(divided, { total: divided.total, rankBy, names, groupings }) };
}

interface Showing {
  total: Sums;
  rankBy: 'due' | 'paid';
  names: PartNames;
  groupings: Pick<PartsAsked, 'by' | 'thenBy'>;
}

function toAnswer(divided: Parts, showing: Showing): Pick<Answer, 'total' | 'parts' | 'others'> {
  const { by, thenBy } = showing.groupings;
  return {
    total: toFigures(divided.total),
    parts: divided.parts.map((part) => ({
      ...toPart(part, by, showing),
      parts: thenBy === null || part.inner === null ? [] : part.inner.parts.map((one) => toPart(one, thenBy, showing)),
      others: part.inner === null ? null : toRest(part.inner.others, showing),
    })),
    others: toRest(divided.others, showing),
  };
}

function toPart({ kind, key, label, sums }: Part, by: PartsAsked['by'], { total, rankBy, names }: Showing): ShownPart {
  const share = shareOf(sums, total, rankBy);
  return { kind, key, ...names(by, key, label), ...toFigures(sums), share };
}

function toRest(others: Parts['others'], { total, rankBy }: Showing): Answer['others'] {
  return others && { groups: others.groups, ...toFigures(others.sums), share: shareOf(others.sums, total, rankBy) };
}
