import type { Action } from '../action.ts';

export const saveRole: Action<'PUT /v1/roles/:code'> = async () => {
  throw new Error('UNBUILT');
};
