import type { LedgerCommands, LedgerReads } from '../../ports/ledger.ts';
import type { Connection } from '../connection.ts';

export function ledgerReads(_connection: Connection): LedgerReads {
  const unbuilt = () => Promise.reject(new Error('UNBUILT'));
  return { balances: unbuilt, currencies: unbuilt };
}

export function ledgerCommands(_connection: Connection): LedgerCommands {
  const unbuilt = () => Promise.reject(new Error('UNBUILT'));
  return { move: unbuilt };
}
