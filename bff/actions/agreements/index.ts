import type { agreementEndpoints } from '../../../shared/contract/agreements.ts';
import type { Action } from '../action.ts';
import { checkText } from './check-text.ts';
import { requestContact } from './contact.ts';
import { showCustomerStandings } from './customer-standings.ts';
import { showEvidenceKeys } from './evidence-keys.ts';
import { showGate } from './gate.ts';
import { listAgreements } from './list-agreements.ts';
import { showPending } from './pending.ts';
import { present } from './present.ts';
import { publishVersion } from './publish.ts';
import { downloadReceipt } from './receipt.ts';
import { searchStandings } from './search-standings.ts';
import { showSignature } from './show-signature.ts';
import { downloadText, showText } from './show-text.ts';
import { sign } from './sign.ts';
import { listSignatures } from './signatures.ts';
import { withdrawSignature } from './withdraw-signature.ts';
import { withdrawVersion } from './withdraw-version.ts';

export const agreementActions: { readonly [Key in keyof typeof agreementEndpoints]: Action<Key> } = {
  'POST /v1/agreements/versions': publishVersion,
  'POST /v1/agreements/versions/check': checkText,
  'POST /v1/agreements/versions/withdraw': withdrawVersion,
  'GET /v1/agreements/gate': showGate,
  'GET /v1/agreements': listAgreements,
  'GET /v1/agreements/:code/versions/:version/text': showText,
  'GET /v1/agreements/:code/versions/:version/file': downloadText,
  'GET /v1/agreements/pending': showPending,
  'POST /v1/agreements/present': present,
  'POST /v1/agreements/sign': sign,
  'GET /v1/agreements/signatures': listSignatures,
  'GET /v1/agreements/signatures/:recordId': showSignature,
  'GET /v1/agreements/signatures/:recordId/receipt': downloadReceipt,
  'POST /v1/agreements/signatures/:recordId/withdraw': withdrawSignature,
  'POST /v1/agreements/standings/search': searchStandings,
  'GET /v1/customers/:customerId/agreements': showCustomerStandings,
  'POST /v1/contact-requests': requestContact,
  'GET /v1/evidence/keys': showEvidenceKeys,
};
