import type { Action } from '../action.ts';

export const downloadExport: Action<'GET /v1/exports/:jobId/file'> = async () => {
  throw new Error('UNBUILT');
};
