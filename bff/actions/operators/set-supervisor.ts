import type { Action } from '../action.ts';

export const setOperatorSupervisor: Action<'PUT /v1/operators/:operatorId/supervisor'> = async () => {
  throw new Error('UNBUILT');
};
