import type { Reads, Unit } from '../../ports/store.ts';
import type { Connection } from '../connection.ts';
import { unbuilt } from '../unbuilt.ts';

export const shownReads = (_connection: Connection): Pick<Reads['reveals'], 'isShown'> => unbuilt();
export const shownCommands = (_connection: Connection): Pick<Unit['reveals'], 'show'> => unbuilt();
