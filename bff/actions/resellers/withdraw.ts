import type { Action } from '../action.ts';

export const withdrawResellers: Action<'POST /v1/resellers/withdraw'> = async () => {
  throw new Error('UNBUILT');
};
