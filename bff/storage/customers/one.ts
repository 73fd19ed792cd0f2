import type { Reads } from '../../ports/store.ts';
import type { Connection } from '../connection.ts';
import { unbuilt } from '../unbuilt.ts';

/** Reads behind one customer's page. */
export const oneCustomer = (_connection: Connection): Pick<Reads['customers'], 'find' | 'managers' | 'expiringResources'> => unbuilt();
export const consumptionOfOne = (_connection: Connection): Pick<Reads['consumption'], 'byService'> => unbuilt();
