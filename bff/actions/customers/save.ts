import type { Action } from '../action.ts';

export const saveCustomers: Action<'PUT /v1/customers'> = async () => {
  throw new Error('UNBUILT');
};
