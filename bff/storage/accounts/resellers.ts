import type { Reads, Unit } from '../../ports/store.ts';
import type { Connection } from '../connection.ts';
import { unbuilt } from '../unbuilt.ts';

export const resellerReads = (_connection: Connection): Reads['resellers'] => unbuilt();
export const resellerCommands = (_connection: Connection): Omit<Unit['resellers'], keyof Reads['resellers']> => unbuilt();
