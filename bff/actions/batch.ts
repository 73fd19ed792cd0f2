import { isRefusal, type Refusal, refuse } from '../domain/refusal.ts';

/** What became of one item: what was done, or why it was not. */
export type Outcome<Done = true> = Done | Refusal;

export interface ItemOutcome {
  state: 'done' | 'refused';
  refusal: Refusal['refusal'] | null;
}

/** Items by what they name, each once: of two that name the same the earlier one counts. */
export function eachOnce<Item>(items: readonly Item[], idOf: (item: Item) => string): Map<string, Item> {
  const first = new Map<string, Item>();
  for (const item of items) if (!first.has(idOf(item))) first.set(idOf(item), item);
  return first;
}

/**
 * The answer to a batch, in the order of the call. `outcomes` says what became of each id; an item whose id came earlier in the call is
 * refused as repeated.
 */
export function answerBatch<Item, Done, Shown extends object>(
  items: readonly Item[],
  idOf: (item: Item) => string,
  outcomes: ReadonlyMap<string, Outcome<Done>>,
  show: (item: Item, outcome: Outcome<Done>) => Shown,
): { results: (Shown & ItemOutcome)[]; done: number; refused: number } {
  const answered = new Set<string>();
  const results = items.map((item) => {
    const id = idOf(item);
    const known = outcomes.get(id);
    if (known === undefined) throw new Error('An item of a batch has no outcome.');
    const outcome = answered.has(id) ? refuse('item-repeated') : known;
    answered.add(id);
    return { ...show(item, outcome), ...stateOf(outcome) };
  });
  const refused = results.filter(({ state }) => state === 'refused').length;
  return { results, done: results.length - refused, refused };
}

function stateOf(outcome: Outcome<unknown>): ItemOutcome {
  return isRefusal(outcome) ? { state: 'refused', refusal: outcome.refusal } : { state: 'done', refusal: null };
}

/** What an audit row says of a batch: counts, and each kind of refusal with the ids that met it. */
export function auditedBatch(outcomes: ReadonlyMap<string, Outcome<unknown>>): {
  targets: string[];
  details: Record<string, number | readonly string[]>;
  refused: Refusal | undefined;
} {
  const refused = [...outcomes].flatMap(([id, outcome]) => (isRefusal(outcome) ? [{ id, code: outcome.refusal }] : []));
  const details = {
    done: outcomes.size - refused.length,
    refused: refused.length,
    refusals: refused.map(({ id, code }) => `${id} ${code}`),
  };
  // A batch of which nothing came is a refusal by its first no.
  const first = refused.length === outcomes.size ? refused[0] : undefined;
  return { targets: [...outcomes.keys()], details, refused: first && refuse(first.code) };
}

/** Parts of at most so many items that together weigh at most so much, each for a command of its own; an item that weighs more stands alone. */
export function* partsByWeight<Item>(
  items: readonly Item[],
  { size, weight }: { size: number; weight: number },
  weightOf: (item: Item) => number,
): Generator<readonly Item[]> {
  let part: Item[] = [];
  let weighs = 0;
  for (const item of items) {
    const more = weightOf(item);
    if (part.length === size || (part.length > 0 && weighs + more > weight)) {
      yield part;
      part = [];
      weighs = 0;
    }
    part.push(item);
    weighs += more;
  }
  if (part.length > 0) yield part;
}

/** Parts of at most so many items, each for a command of its own. */
export function* partsOf<Item>(items: readonly Item[], size: number): Generator<readonly Item[]> {
  for (let start = 0; start < items.length; start += size) yield items.slice(start, start + size);
}
