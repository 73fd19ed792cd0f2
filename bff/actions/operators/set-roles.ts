import type { Action } from '../action.ts';

export const setOperatorRoles: Action<'PUT /v1/operators/:operatorId/roles'> = async () => {
  throw new Error('UNBUILT');
};
