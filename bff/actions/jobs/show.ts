import type { Action } from '../action.ts';

export const showJob: Action<'GET /v1/jobs/:jobId'> = async () => {
  throw new Error('UNBUILT');
};
