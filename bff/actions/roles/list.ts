import type { Action } from '../action.ts';

export const listRoles: Action<'GET /v1/roles'> = async () => {
  throw new Error('UNBUILT');
};
