import type { Action } from '../action.ts';

export const createExport: Action<'POST /v1/exports'> = async () => {
  throw new Error('UNBUILT');
};
