import type { agreementEndpoints } from '../../../shared/contract/agreements.ts';
import type { Action } from '../action.ts';

const unbuilt = async (): Promise<never> => {
  throw new Error('This endpoint is not built yet.');
};

export const agreementActions: { readonly [Key in keyof typeof agreementEndpoints]: Action<Key> } = {
  'POST /v1/agreements/versions': unbuilt,
  'POST /v1/agreements/versions/check': unbuilt,
  'POST /v1/agreements/versions/withdraw': unbuilt,
  'GET /v1/agreements/gate': unbuilt,
  'GET /v1/agreements': unbuilt,
  'GET /v1/agreements/:code/versions/:version/text': unbuilt,
  'GET /v1/agreements/:code/versions/:version/file': unbuilt,
  'GET /v1/agreements/pending': unbuilt,
  'POST /v1/agreements/present': unbuilt,
  'POST /v1/agreements/sign': unbuilt,
  'GET /v1/agreements/signatures': unbuilt,
  'GET /v1/agreements/signatures/:recordId': unbuilt,
  'GET /v1/agreements/signatures/:recordId/receipt': unbuilt,
  'POST /v1/agreements/signatures/:recordId/withdraw': unbuilt,
  'POST /v1/agreements/standings/search': unbuilt,
  'GET /v1/customers/:customerId/agreements': unbuilt,
  'POST /v1/contact-requests': unbuilt,
  'GET /v1/evidence/keys': unbuilt,
};
