import type { Action } from '../action.ts';

export const listResellers: Action<'GET /v1/resellers'> = async () => {
  throw new Error('UNBUILT');
};
