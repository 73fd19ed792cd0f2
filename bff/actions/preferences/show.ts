import type { Action } from '../action.ts';

export const showPreferences: Action<'GET /v1/preferences/customer-list'> = async () => {
  throw new Error('UNBUILT');
};
