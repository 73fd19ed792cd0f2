import type { AnswerPlace } from '../../ports/idempotency.ts';
import type { LooksFor } from '../../ports/store.ts';
import { operatorReads } from '../accounts/operators.ts';
import { partnerReads } from '../accounts/partners.ts';
import { knownHead } from '../audit/audit.ts';
import type { Connection } from '../connection.ts';
import { learnPicked } from '../customers/picked.ts';
import { knownBegun } from '../events/append.ts';
import { partnerKeyOf } from '../keys.ts';
import { learnAnswers } from '../money/answers.ts';
import { together } from '../together.ts';

type Wanted = NonNullable<LooksFor['customers']>;

/** Looks for what the commands of a batch will look for, all at once, so that the batch knows it. */
export async function lookAhead(connection: Connection, all: readonly LooksFor[]): Promise<void> {
  const places = all.flatMap(({ answer }) => answer ?? []);
  const scopes = Map.groupBy(
    all.flatMap(({ customers }) => customers ?? []),
    ({ partnerId, scope }) => JSON.stringify([partnerId, scope]),
  );
  const callers = new Map(places.map((place) => [JSON.stringify([place.partnerId, place.actor]), place]));
  await together(
    learnAnswers(connection, places),
    ...[...scopes.values()].map((wanted) => learnCustomers(connection, wanted)),
    ...[...new Set(places.map(({ partnerId }) => partnerId))].map((partnerId) => learnPartner(connection, partnerId)),
    ...[...callers.values()].map((caller) => learnOperator(connection, caller)),
  );
}

async function learnCustomers(connection: Connection, [first, ...others]: readonly Wanted[]): Promise<void> {
  if (!first) return;
  await learnPicked(connection, { ...first, customerIds: [first, ...others].flatMap(({ customerIds }) => customerIds) });
}

/** What every command of a partner reads that moves something. */
async function learnPartner(connection: Connection, partnerId: string): Promise<void> {
  const { batch } = connection;
  if (!batch) return;
  await together(
    partnerKeyOf(connection, partnerId),
    partnerReads(connection).find(partnerId),
    knownHead(connection, partnerId),
    knownBegun(connection, batch, partnerId),
  );
}

/** Who does it is named in the answer; a system of the partner is not found here, and is none. */
async function learnOperator(connection: Connection, { partnerId, actor }: AnswerPlace): Promise<void> {
  await operatorReads(connection).named(partnerId, [actor]);
}
