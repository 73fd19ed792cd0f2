import type { Action } from '../action.ts';

export const listAccountManagers: Action<'GET /v1/account-managers'> = async () => {
  throw new Error('UNBUILT');
};
