import type { EndpointKey } from '../../../shared/contract/index.ts';
import { accountExamples } from './accounts.ts';
import { agreementExamples } from './agreements.ts';
import { assignmentExamples } from './assignments.ts';
import { consumptionExamples } from './consumption.ts';
import { couponExamples } from './coupons.ts';
import { customerPageExamples } from './customer-page.ts';
import { customerExamples } from './customers.ts';
import { dissociationExamples } from './dissociations.ts';
import { eventExamples } from './events.ts';
import type { Example } from './example.ts';
import { exportExamples } from './exports.ts';
import { operationExamples } from './operations.ts';
import { partnerDataExamples } from './partner-data.ts';
import { quotaExamples } from './quotas.ts';
import { roleExamples } from './roles.ts';
import { sessionExamples } from './sessions.ts';
import { stepUpExamples } from './step-up.ts';

/** One request and answer per endpoint, for `/openapi.json`. They parse by the contract's own schemas (see the test). */
export const EXAMPLES: { readonly [Key in EndpointKey]: Example<Key> } = {
  ...sessionExamples,
  ...partnerDataExamples,
  ...customerExamples,
  ...customerPageExamples,
  ...assignmentExamples,
  ...roleExamples,
  ...exportExamples,
  ...eventExamples,
  ...accountExamples,
  ...consumptionExamples,
  ...agreementExamples,
  ...couponExamples,
  ...dissociationExamples,
  ...operationExamples,
  ...quotaExamples,
  ...stepUpExamples,
};
