import type { Action } from '../action.ts';

export const savePreferences: Action<'PUT /v1/preferences/customer-list'> = async () => {
  throw new Error('UNBUILT');
};
