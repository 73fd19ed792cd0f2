import type { Reads, Unit } from '../../ports/store.ts';
import type { Connection } from '../connection.ts';
import { unbuilt } from '../unbuilt.ts';

export const preferenceReads = (_connection: Connection): Reads['preferences'] => unbuilt();
export const preferenceCommands = (_connection: Connection): Omit<Unit['preferences'], keyof Reads['preferences']> => unbuilt();
