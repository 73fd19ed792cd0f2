import type { Action } from '../action.ts';

export const assignCustomers: Action<'POST /v1/assignments'> = async () => {
  throw new Error('UNBUILT');
};
