import type { Action } from '../action.ts';

export const removeRole: Action<'DELETE /v1/roles/:code'> = async () => {
  throw new Error('UNBUILT');
};
