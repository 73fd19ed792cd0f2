import { minorToText } from '../../../shared/values/minor.ts';
import { type LedgerFault, PROOFS, type Proof, type ProvedBook } from '../../ports/proofs.ts';
import type { Reads } from '../../ports/store.ts';

type Proving = Pick<Reads, 'proofs'>;

/** Everything that is wrong with the ledgers, proof by proof. It may be asked while others write: each slice sees one moment. */
export async function* ledgerFaults({ proofs }: Proving): AsyncGenerator<LedgerFault> {
  for (const proof of PROOFS) {
    for (let after: number | null = 0; after !== null; ) {
      const step: Awaited<ReturnType<typeof proofs.step>> = await proofs.step(proof, after);
      yield* step.faults;
      after = step.next;
    }
  }
}

export interface VerifiedBook extends ProvedBook {
  /** The first of them, as many as are told. */
  faults: LedgerFault[];
  /** How many there are. */
  count: number;
}

/** Every book with what is wrong in it; faults of no book come under the partner's first. */
export async function verifyLedgers({ proofs }: Proving): Promise<VerifiedBook[]> {
  const books = new Map<string, VerifiedBook>();
  for (const book of await proofs.books()) books.set(nameOf(book), { ...book, faults: [], count: 0 });
  for await (const fault of ledgerFaults({ proofs })) {
    const { partnerId, asset, currency } = fault;
    const book = books.get(nameOf(fault)) ?? { partnerId, asset, currency, accounts: 0, entries: 0, faults: [], count: 0 };
    books.set(nameOf(fault), book);
    book.count += 1;
    if (book.faults.length < TOLD_PER_BOOK) book.faults.push(fault);
  }
  return [...books.values()].sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1));
}

const TOLD_PER_BOOK = 20;

function nameOf({ partnerId, asset, currency }: Pick<ProvedBook, 'partnerId' | 'asset' | 'currency'>): string {
  return [partnerId, asset, currency].filter((word) => word !== '').join(' ');
}

/** A line for a person, such as `par_… coupon CNY: accounts 12, entries 40: adds up`, and one for each fault. */
export function bookLines(book: VerifiedBook): string[] {
  const head = `${nameOf(book)}: accounts ${book.accounts}, entries ${book.entries}`;
  if (book.count === 0) return [`${head}: adds up`];
  const more = book.count > book.faults.length ? [`  and ${book.count - book.faults.length} more`] : [];
  return [`${head}: ${book.count} FAULTS`, ...book.faults.map((fault) => `  ${faultLine(fault)}`), ...more];
}

export function faultLine({ proof, subject, expected, found }: LedgerFault): string {
  const { says, isAmount } = WORDS[proof];
  const told = (text: string) => (isAmount ? inMajorUnits(text) : text);
  return `${subject}: ${says}: expected ${told(expected)}, found ${told(found)}`;
}

/** What is wrong where a proof fails, and whether numbers of more than a count are amounts of two decimals. */
const WORDS: Readonly<Record<Proof, { says: string; isAmount: boolean }>> = {
  balance: { says: 'its balance is not what its last entry says', isAmount: false },
  'entry-order': { says: 'does not follow from the entry before it', isAmount: true },
  'below-zero': { says: 'was below zero', isAmount: true },
  'book-sum': { says: 'do not add up to zero', isAmount: true },
  'item-sum': { says: 'what it moved does not add up to zero', isAmount: true },
  'entry-item': { says: 'moved something and is not there', isAmount: false },
  'item-entry': { says: 'is done without an entry of what it moved', isAmount: true },
  'operation-counts': { says: 'does not count its items right', isAmount: false },
  'operation-moved': { says: 'has not moved what its items have', isAmount: true },
  'held-for-ended': { says: 'is still reserved for an operation that has ended', isAmount: true },
  'quota-total': { says: 'its total is not what its accounts hold', isAmount: true },
  'quota-granted': { says: 'what it granted is not what its child quotas hold', isAmount: true },
  'quota-issued': { says: 'does not count its coupons right (amounts in 1/100)', isAmount: false },
  'quota-account': { says: 'counts in a quota that it does not belong to', isAmount: false },
  'coupon-account': { says: 'has an account that is not its own', isAmount: false },
  'coupon-entries': { says: 'its entries are not what its face value and its records of use say (amounts in 1/100)', isAmount: false },
  'coupon-state': { says: 'its state is not what is left of it says (amounts in 1/100)', isAmount: false },
  'usage-refunds': { says: 'more was given back than was spent', isAmount: true },
  'reseller-book': { says: "is not what the reseller's book says", isAmount: true },
};

function inMajorUnits(text: string): string {
  return text.replace(/-?\d+/g, (digits) => minorToText(BigInt(digits)));
}
