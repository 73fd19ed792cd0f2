import type { Reads } from '../../ports/store.ts';
import type { Connection } from '../connection.ts';
import { unbuilt } from '../unbuilt.ts';

export const auditSearch = (_connection: Connection): Pick<Reads['audit'], 'search' | 'count'> => unbuilt();
