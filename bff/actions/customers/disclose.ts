import type { Action } from '../action.ts';

export const recordDisclosure: Action<'POST /v1/customers/disclosures'> = async () => {
  throw new Error('UNBUILT');
};
