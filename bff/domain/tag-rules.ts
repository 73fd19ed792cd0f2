import { type Refusal, refuse } from './refusal.ts';

export const MAXIMUM_TAGS = 20;

export interface TagChange {
  add: readonly string[];
  remove: readonly string[];
}

/**
 * A customer's tags after a change, each once; tags that it has already, or has not, are no refusal. A customer whose tags came from
 * elsewhere and are more than twenty may lose some, but gains none.
 */
export function changeTags(tags: readonly string[], { add, remove }: TagChange): readonly string[] | Refusal {
  const changed = new Set(tags);
  for (const tag of remove) changed.delete(tag);
  const kept = changed.size;
  for (const tag of add) changed.add(tag);
  return changed.size > MAXIMUM_TAGS && changed.size > kept ? refuse('tags-full') : [...changed].sort();
}
