import type { LooksFor } from '../../ports/store.ts';
import type { Connection } from '../connection.ts';
import { learnPicked } from '../customers/picked.ts';
import { learnAnswers } from '../money/answers.ts';

/** Looks for what the commands of a batch will look for, all at once, so that the batch knows it. */
export async function lookAhead(connection: Connection, all: readonly LooksFor[]): Promise<void> {
  await learnAnswers(
    connection,
    all.flatMap(({ answer }) => answer ?? []),
  );
  const wanted = all.flatMap(({ customers }) => customers ?? []);
  const scopes = Map.groupBy(wanted, ({ partnerId, scope }) => JSON.stringify([partnerId, scope]));
  for (const [first, ...others] of scopes.values()) {
    if (!first) continue;
    await learnPicked(connection, { ...first, customerIds: [first, ...others].flatMap(({ customerIds }) => customerIds) });
  }
}
