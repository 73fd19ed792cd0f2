import type { Action } from '../action.ts';

export const listExports: Action<'GET /v1/exports'> = async () => {
  throw new Error('UNBUILT');
};
