import type { Fixture, Reply } from './fixture.ts';

/** The answer to any batch. */
export interface BatchReply {
  results: { state: string; refusal: string | null; change?: string | null; [id: string]: unknown }[];
  done: number;
  refused: number;
}

/** What became of each item: its change, `done`, or the refusal. */
export function outcomesOf(reply: Reply<BatchReply>): (string | null | undefined)[] {
  if (reply.status !== 200) throw new Error(`${reply.status} ${reply.text}`);
  return reply.answer.results.map(({ state, refusal, change }) => refusal ?? change ?? state);
}

/** A call of the partner's own system. */
export async function push(fixture: Fixture, path: string, body: unknown): Promise<Reply<BatchReply>> {
  return (await fixture.call('PUT', path, { bearer: fixture.key, origin: null, body })) as Reply<BatchReply>;
}
