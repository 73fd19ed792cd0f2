import type { Unit } from '../../ports/store.ts';
import type { Connection } from '../connection.ts';
import { unbuilt } from '../unbuilt.ts';

export const sealedCustomers = (_connection: Connection): Pick<Unit['customers'], 'sealedAfter'> => unbuilt();
