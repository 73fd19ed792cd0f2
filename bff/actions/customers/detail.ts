import type { Action } from '../action.ts';

export const showCustomer: Action<'GET /v1/customers/:customerId'> = async () => {
  throw new Error('UNBUILT');
};
