import type { stepUpEndpoints } from '../../../shared/contract/step-up.ts';
import type { Action } from '../action.ts';
import { unbuilt } from '../unbuilt.ts';

export const stepUpActions: { readonly [Key in keyof typeof stepUpEndpoints]: Action<Key> } = {
  'POST /v1/step-up': unbuilt,
  'GET /v1/drafts/:draft': unbuilt,
  'PUT /v1/drafts/:draft': unbuilt,
  'DELETE /v1/drafts/:draft': unbuilt,
};
