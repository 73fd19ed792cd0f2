/**
 * A small seeded source of draws, so that the sandbox world is the same world every time. For demonstrations only: nothing
 * secret may ever come from it.
 */
export interface Draw {
  /** From 0 up to, but without, 1. */
  fraction(): number;
  /** A whole number from `least` to `most`, both included. */
  whole(least: number, most: number): number;
  /** True with the given likelihood (0 to 1). */
  chance(likelihood: number): boolean;
  pick<Item>(items: readonly Item[]): Item;
  /** Picks by weight: `[['a', 3], ['b', 1]]` gives `a` three times out of four. */
  weighted<Item>(items: readonly (readonly [Item, number])[]): Item;
  /** Characters from an alphabet. */
  text(alphabet: string, length: number): string;
  /** A draw of its own whose values do not depend on how often this one was asked. */
  branch(label: string): Draw;
}

/** 32-bit hash of a text (FNV-1a), to turn labels into seeds. */
function hashText(text: string, start: number): number {
  let hash = (start ^ 0x811c9dc5) >>> 0;
  for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193) >>> 0;
  return hash;
}

/** The generator known as sfc32: 128 bits of state, so that a million branches do not meet. */
function createFraction(seed: string): () => number {
  let [a, b, c, counter] = [1, 2, 3, 4].map((start) => hashText(seed, start * 0x9e3779b9)) as [number, number, number, number];
  const next = () => {
    const sum = (a + b + counter) >>> 0;
    counter = (counter + 1) >>> 0;
    a = (b ^ (b >>> 9)) >>> 0;
    b = (c + (c << 3)) >>> 0;
    c = ((((c << 21) | (c >>> 11)) >>> 0) + sum) >>> 0;
    return sum / 4_294_967_296;
  };
  for (let round = 0; round < 12; round += 1) next();
  return next;
}

export function createDraw(seed: string): Draw {
  const fraction = createFraction(seed);
  const whole = (least: number, most: number) => least + Math.floor(fraction() * (most - least + 1));
  const pick = <Item>(items: readonly Item[]): Item => {
    const index = whole(0, items.length - 1);
    if (items.length === 0) throw new RangeError('Nothing to pick from');
    return items[index] as Item;
  };
  return {
    fraction,
    whole,
    pick,
    chance: (likelihood) => fraction() < likelihood,
    weighted: (items) => pickWeighted(items, fraction()),
    text: (alphabet, length) => Array.from({ length }, () => alphabet[whole(0, alphabet.length - 1)]).join(''),
    branch: (label) => createDraw(`${seed}/${label}`),
  };
}

function pickWeighted<Item>(items: readonly (readonly [Item, number])[], fraction: number): Item {
  let left = fraction * items.reduce((sum, [, weight]) => sum + weight, 0);
  for (const [item, weight] of items) {
    left -= weight;
    if (left < 0) return item;
  }
  throw new RangeError('Nothing to pick from');
}
