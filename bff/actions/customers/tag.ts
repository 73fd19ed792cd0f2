import type { Action } from '../action.ts';

export const tagCustomers: Action<'POST /v1/customers/tags'> = async () => {
  throw new Error('UNBUILT');
};
