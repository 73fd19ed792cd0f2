import type { Action } from '../action.ts';

export const showSettings: Action<'GET /v1/settings'> = async () => {
  throw new Error('UNBUILT');
};
