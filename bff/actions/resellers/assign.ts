import type { Action } from '../action.ts';

export const assignResellers: Action<'POST /v1/resellers/assign'> = async () => {
  throw new Error('UNBUILT');
};
