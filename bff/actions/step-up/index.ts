import type { stepUpEndpoints } from '../../../shared/contract/step-up.ts';
import type { Action } from '../action.ts';
import { removeDraft, saveDraft, showDraft } from './drafts.ts';
import { requestCode } from './request-code.ts';

export const stepUpActions: { readonly [Key in keyof typeof stepUpEndpoints]: Action<Key> } = {
  'POST /v1/step-up': requestCode,
  'GET /v1/drafts/:draft': showDraft,
  'PUT /v1/drafts/:draft': saveDraft,
  'DELETE /v1/drafts/:draft': removeDraft,
};
