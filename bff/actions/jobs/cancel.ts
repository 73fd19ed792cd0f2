import type { Action } from '../action.ts';

export const cancelJob: Action<'POST /v1/jobs/:jobId/cancel'> = async () => {
  throw new Error('UNBUILT');
};
