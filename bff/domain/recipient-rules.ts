import { foldText } from '../../shared/values/fold.ts';

/** How somebody named a customer: by id, by the partner’s own number, or by `text`, which may be either or the whole account name. */
export interface NamedLine {
  customerId?: string | undefined;
  partnerCustomerNo?: string | undefined;
  text?: string | undefined;
}

/** A customer that something was found by. */
export interface NameHit {
  by: 'id' | 'number' | 'account-name';
  /** What it was found by; an account name folded as searches fold it. */
  wanted: string;
  customerId: string;
  hasLeft: boolean;
}

/** What lines ask for, each once. */
export interface Wanted {
  ids: readonly string[];
  numbers: readonly string[];
  /** Folded. */
  accountNames: readonly string[];
}

export function wantedOf(lines: readonly NamedLine[]): Wanted {
  const ids = new Set<string>();
  const numbers = new Set<string>();
  const accountNames = new Set<string>();
  for (const { customerId, partnerCustomerNo, text } of lines) {
    for (const one of [customerId, text]) if (one !== undefined) ids.add(one);
    for (const one of [partnerCustomerNo, text]) if (one !== undefined) numbers.add(one);
    const folded = text === undefined ? '' : foldText(text);
    if (folded !== '') accountNames.add(folded);
  }
  return { ids: [...ids], numbers: [...numbers], accountNames: [...accountNames] };
}

/**
 * The customers that each line can mean, in the order in which they were found. Nothing is guessed: a whole id, number or account name, and
 * where a line names a customer in several ways, those that all of them name. Customers who left count only where nobody else is meant.
 */
export function matchLines(lines: readonly NamedLine[], hits: readonly NameHit[]): readonly (readonly string[])[] {
  const byWanted = Map.groupBy(hits, ({ by, wanted }) => `${by} ${wanted}`);
  const found = (by: NameHit['by'], wanted: string) => byWanted.get(`${by} ${wanted}`) ?? [];
  // Many lines may name one account name that many customers have: each name is matched once.
  const matched = new Map<string, readonly string[]>();
  return lines.map(({ customerId, partnerCustomerNo, text }) => {
    const name = JSON.stringify([customerId, partnerCustomerNo, text]);
    const before = matched.get(name);
    if (before) return before;
    const ways: NameHit[][] = [];
    if (customerId !== undefined) ways.push(found('id', customerId));
    if (partnerCustomerNo !== undefined) ways.push(found('number', partnerCustomerNo));
    if (text !== undefined) ways.push([...found('id', text), ...found('number', text), ...found('account-name', foldText(text))]);
    const meant = meantByAll(ways);
    matched.set(name, meant);
    return meant;
  });
}

function meantByAll([first = [], ...others]: readonly (readonly NameHit[])[]): string[] {
  const named = others.map((way) => new Set(way.map(({ customerId }) => customerId)));
  const inAll = first.filter(({ customerId }) => named.every((ids) => ids.has(customerId)));
  const present = inAll.filter(({ hasLeft }) => !hasLeft);
  return [...new Set((present.length > 0 ? present : inAll).map(({ customerId }) => customerId))];
}

/** How many searches by name a call counts as: one for each hundred lines begun that name somebody by text (DESIGN.md §4, masking). */
export function searchesOf(lines: readonly NamedLine[]): number {
  return Math.ceil(lines.filter(({ text }) => text !== undefined).length / LINES_PER_SEARCH);
}

const LINES_PER_SEARCH = 100;
