import type { StoreUnavailable } from '../../ports/store.ts';
import { isDiskFull } from '../storage/durable-files.ts';

/** Why the database did not do what was asked of it, as a sentence for whoever typed the command. */
export function unavailableSentence({ cause = {} }: StoreUnavailable): string {
  return isDiskFull(cause) ? 'The disk of the database is full.' : 'The database cannot be reached.';
}
