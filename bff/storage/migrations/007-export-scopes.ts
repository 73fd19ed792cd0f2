import type { Engine } from '../engine.ts';

/** How much of the trail an export holds, for as long as its file can be downloaded; of those made before, what is sure is all. */
export function exportScopes(engine: Engine): string[] {
  return [`alter table jobs add column audit_scope ${engine.words.text}`, "update jobs set audit_scope = 'all' where what = 'audit'"];
}
