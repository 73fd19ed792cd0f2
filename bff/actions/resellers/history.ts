import type { Action } from '../action.ts';

export const listResellerManagers: Action<'GET /v1/resellers/:partnerId/account-managers'> = async () => {
  throw new Error('UNBUILT');
};
