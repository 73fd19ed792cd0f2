import type { Action } from '../action.ts';

export const searchOperators: Action<'POST /v1/operators/search'> = async () => {
  throw new Error('UNBUILT');
};
