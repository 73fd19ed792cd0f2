import type { Action } from '../action.ts';

export const searchAudit: Action<'GET /v1/audit'> = async () => {
  throw new Error('UNBUILT');
};
