import type { Action } from '../action.ts';

export const withdrawCustomers: Action<'POST /v1/assignments/withdraw'> = async () => {
  throw new Error('UNBUILT');
};
