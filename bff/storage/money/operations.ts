import type { MoneyOperationCommands, MoneyOperationReads } from '../../ports/money-operations.ts';
import type { Connection } from '../connection.ts';

export function moneyOperationReads(_connection: Connection): MoneyOperationReads {
  const unbuilt = () => Promise.reject(new Error('UNBUILT'));
  return { find: unbuilt, items: unbuilt, movedSince: unbuilt };
}

export function moneyOperationCommands(_connection: Connection): MoneyOperationCommands {
  const unbuilt = () => Promise.reject(new Error('UNBUILT'));
  return { add: unbuilt, saveItems: unbuilt, update: unbuilt, addReference: unbuilt };
}
