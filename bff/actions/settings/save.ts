import type { Action } from '../action.ts';

export const saveSettings: Action<'PUT /v1/settings'> = async () => {
  throw new Error('UNBUILT');
};
