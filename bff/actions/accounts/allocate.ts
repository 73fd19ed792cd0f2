import type { AnswerOf } from '../../../shared/contract/index.ts';
import type { Refusal } from '../../domain/refusal.ts';
import type { World } from '../../ports/index.ts';
import type { LedgerAccount } from '../../ports/ledger.ts';
import type { MoneyOperation } from '../../ports/money-operations.ts';
import type { Unit } from '../../ports/store.ts';
import type { CallOf, Replayed } from '../action.ts';
import { instantOf } from '../audit-entry.ts';
import { emit } from '../events/emit.ts';
import { awaitingEvent } from '../money/awaiting-event.ts';
import { approvalFor } from '../money/limits.ts';
import { WHOLE_OPERATION } from '../money-operations/held.ts';
import type { DecidedCall } from './decide-parties.ts';
import { BALANCE, bookOf, moveToParties, type PartyMove } from './move-parties.ts';
import { partyCommand } from './party-command.ts';

type Allocate = CallOf<'POST /v1/accounts/allocations'>;
type Moved = AnswerOf<'POST /v1/accounts/allocations'>;

/**
 * Allocates money to customers, or to resellers, who find it in their own account (R-ACC-1, R-ACC-2, R-ACC-4). Above a limit it is held until a
 * second person approves.
 */
export function allocateMoney(world: World, call: Allocate): Promise<Moved | Refusal | Replayed<Moved>> {
  return partyCommand(world, call, {
    way: 'allocation',
    action: 'accounts.allocate',
    approvalOf: async (unit, { total }) => {
      if (total === 0n) return null;
      return approvalFor(unit, call.caller, world.clock, { kind: 'allocation', currency: call.body.currency, amount: total });
    },
    move: async (unit, decided, operation) => {
      if (operation.approval) return hold(world, unit, decided, operation);
      return moveToParties(world, unit, operation, { from: BALANCE, moves: movesOf(decided), at: operation.at });
    },
  });
}

/** The amounts of the items that are not refused, by their number in the call. */
export function movesOf({ items }: DecidedCall): PartyMove[] {
  return items.flatMap(({ id, amount, party, refusal }, index) =>
    refusal === null && party !== null ? [{ item: index + 1, kind: party.kind, id, amount }] : [],
  );
}

/** All of it leaves the account at once, and waits for a second person. */
async function hold(world: World, unit: Unit, { total }: DecidedCall, operation: MoneyOperation): Promise<Map<string, bigint>> {
  const { operationId, partnerId, byPartnerId, currency, at } = operation;
  const held: LedgerAccount = { kind: 'held', operationId, quotaId: null };
  await unit.ledger.move(bookOf(partnerId, currency), operationId, at, [{ from: BALANCE, to: held, amount: total, item: WHOLE_OPERATION }]);
  await emit(world, unit, byPartnerId, [awaitingEvent(operation, instantOf(world.clock.now()))]);
  return new Map();
}
