import type { Minor } from '../../../shared/values/minor.ts';
import { minorToText } from '../../../shared/values/minor.ts';
import type { EventEntryOf } from '../../ports/events.ts';
import type { World } from '../../ports/index.ts';
import type { Book, LedgerAccount } from '../../ports/ledger.ts';
import type { MoneyOperation } from '../../ports/money-operations.ts';
import type { Unit } from '../../ports/store.ts';
import { instantOf } from '../audit-entry.ts';
import { emit } from '../events/emit.ts';
import { onlyOne } from '../money/tell-coupons.ts';

/** The account that allocations come out of and go back to. */
export const BALANCE = { kind: 'account', accountType: 'balance' } as const satisfies LedgerAccount;
const UPSTREAM = { kind: 'upstream' } as const satisfies LedgerAccount;

/** What one party receives or returns. */
export interface PartyMove {
  item: number;
  kind: 'customer' | 'reseller';
  id: string;
  amount: Minor;
}

/**
 * Gives money to customers or resellers, out of the account or out of what was held for the operation. What a reseller receives comes into
 * its own book from upstream, which of a reseller is also its distributor. Answers what each has left.
 */
export async function moveToParties(
  world: World,
  unit: Unit,
  operation: MoneyOperation,
  { from, moves, at }: { from: LedgerAccount; moves: readonly PartyMove[]; at: string },
): Promise<Map<string, Minor>> {
  const { operationId, partnerId, currency } = operation;
  const to = moves.map((move) => ({ from, to: partyAccount(move), amount: move.amount, item: move.item }));
  const moved = await unit.ledger.move(bookOf(partnerId, currency), operationId, at, to);
  for (const { id, amount, item } of resellersOf(moves)) {
    await unit.ledger.move(bookOf(id, currency), operationId, at, [{ from: UPSTREAM, to: BALANCE, amount, item }]);
  }
  await tell(world, unit, operation, 'money.allocated', moves);
  return new Map(moves.map(({ id }, index) => [id, moved[index]?.toAfter ?? 0n]));
}

/** Takes money back from customers or resellers; answers what each has left. */
export async function moveFromParties(
  world: World,
  unit: Unit,
  operation: MoneyOperation,
  { moves, at }: { moves: readonly PartyMove[]; at: string },
): Promise<Map<string, Minor>> {
  const { operationId, partnerId, currency } = operation;
  for (const { id, amount, item } of resellersOf(moves)) {
    await unit.ledger.move(bookOf(id, currency), operationId, at, [{ from: BALANCE, to: UPSTREAM, amount, item }]);
  }
  const from = moves.map((move) => ({ from: partyAccount(move), to: BALANCE, amount: move.amount, item: move.item }));
  const moved = await unit.ledger.move(bookOf(partnerId, currency), operationId, at, from);
  await tell(world, unit, operation, 'money.recalled', moves);
  return new Map(moves.map(({ id }, index) => [id, moved[index]?.fromAfter ?? 0n]));
}

/** A partner's book of money. */
export function bookOf(partnerId: string, currency: string | null): Book {
  if (currency === null) throw new Error('An operation that moves money has a currency.');
  return { partnerId, asset: 'money', currency };
}

function partyAccount({ kind, id }: PartyMove): LedgerAccount {
  return kind === 'customer' ? { kind, customerId: id } : { kind, resellerId: id };
}

function resellersOf(moves: readonly PartyMove[]): PartyMove[] {
  return moves.filter(({ kind }) => kind === 'reseller');
}

/** Whoever owns the book hears of all of it; a reseller of what moved in its own account. */
async function tell(
  world: World,
  unit: Unit,
  operation: MoneyOperation,
  type: 'money.allocated' | 'money.recalled',
  moves: readonly PartyMove[],
): Promise<void> {
  if (moves.length === 0) return;
  const at = instantOf(world.clock.now());
  await emit(world, unit, operation.partnerId, [eventOf(type, at, operation, moves)]);
  for (const move of resellersOf(moves)) await emit(world, unit, move.id, [eventOf(type, at, operation, [move])]);
}

function eventOf<Type extends 'money.allocated' | 'money.recalled'>(
  type: Type,
  at: string,
  { operationId, currency }: MoneyOperation,
  moves: readonly PartyMove[],
): EventEntryOf<'money.allocated'> | EventEntryOf<'money.recalled'> {
  const parties = moves.map(({ kind, id, amount }) => ({
    customerId: kind === 'customer' ? id : null,
    resellerId: kind === 'reseller' ? id : null,
    amount: minorToText(amount),
  }));
  const total = minorToText(moves.reduce((sum, { amount }) => sum + amount, 0n));
  const customerId = onlyOne(parties.map((one) => one.customerId));
  return { type, at, customerId, data: { operationId, currency: currency ?? '', total, parties } };
}
