import type { Action } from '../action.ts';

export const saveAssignments: Action<'PUT /v1/assignments'> = async () => {
  throw new Error('UNBUILT');
};
