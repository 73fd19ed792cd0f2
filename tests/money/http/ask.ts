import { minorToText } from '../../../shared/values/minor.ts';
import type { Books } from './books.ts';
import type { No } from './rules.ts';
import { ofQuota } from './rules.ts';
import type { Wish } from './wishes.ts';
import type { MoneyWorld, Who } from './world.ts';

/** A call, and what the model says will come of it. */
export interface Ask {
  who: Who;
  method: string;
  path: string;
  body: unknown;
  /** It goes with an idempotency key. */
  isCommand: boolean;
  /** Why the whole is refused. */
  no: No;
  /** Of each item, in order, why it is refused; left out where the answer tells of none. */
  items?: readonly No[];
  /** Does it in the model, by what was answered. */
  apply(answer: Answer): void;
}

/** What answers have that the model asks for. */
export interface Answer {
  operation: { operationId: string };
  operationId: string;
  results: { refusal: string | null; couponId?: string; quotaId?: string; resellerId?: string; balance?: string; amount: string | null }[];
  usageId: string;
  selectionId: string;
  dissociationId: string;
  returnedTo: string;
  balance: string;
  available: string;
}

/** Makes a wish a call about what the model has; null where it has nothing of the kind. */
export type Asking = (wish: Wish, books: Books, world: MoneyWorld) => Ask | null | Promise<Ask | null>;

export const text = minorToText;
export const instant = (milliseconds: number) => new Date(milliseconds).toISOString();
export const minor = (amount: number) => BigInt(amount);

/** The number with which references and the like are told apart. */
let made = 0;
export const newId = (kind: string) => `${kind}-${++made}`;

export function expectText(found: string, wanted: bigint): void {
  if (found !== text(wanted)) throw new Error(`Answered ${found} where the model has ${text(wanted)}.`);
}

/** The first of some answers that is a no. */
export const first = (...noes: readonly No[]): No => noes.find((no) => no !== null) ?? null;
export { ofQuota };
