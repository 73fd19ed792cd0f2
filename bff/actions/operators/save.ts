import type { Action } from '../action.ts';

export const saveOperators: Action<'PUT /v1/operators'> = async () => {
  throw new Error('UNBUILT');
};
