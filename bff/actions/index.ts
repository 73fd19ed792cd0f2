import type { EndpointKey } from '../../shared/contract/index.ts';
import { accountActions } from './accounts/index.ts';
import type { Action } from './action.ts';
import { agreementActions } from './agreements/index.ts';
import { assignCustomers } from './assignments/assign.ts';
import { listAccountManagers } from './assignments/managers.ts';
import { saveAssignments } from './assignments/save.ts';
import { withdrawCustomers } from './assignments/withdraw.ts';
import { searchAudit } from './audit/search.ts';
import { consumptionActions } from './consumption/index.ts';
import { couponActions } from './coupons/index.ts';
import { showCustomer } from './customers/detail.ts';
import { recordDisclosure } from './customers/disclose.ts';
import { listFilterOptions } from './customers/filter-options.ts';
import { revealCustomers } from './customers/reveal.ts';
import { showRevealAllowance } from './customers/reveal-allowance.ts';
import { saveCustomers } from './customers/save.ts';
import { searchCustomers } from './customers/search.ts';
import { tagCustomers } from './customers/tag.ts';
import { dissociationActions } from './dissociations/index.ts';
import { addWebhook } from './events/add-webhook.ts';
import { changeWebhookSecret } from './events/change-secret.ts';
import { listDeliveries } from './events/list-deliveries.ts';
import { listEvents } from './events/list-events.ts';
import { listWebhooks } from './events/list-webhooks.ts';
import { removeWebhook } from './events/remove-webhook.ts';
import { replayEvents } from './events/replay.ts';
import { saveWebhook } from './events/save-webhook.ts';
import { testWebhook } from './events/test-webhook.ts';
import { createExport } from './exports/create.ts';
import { downloadExport } from './exports/download.ts';
import { listExports } from './exports/list.ts';
import { cancelJob } from './jobs/cancel.ts';
import { showJob } from './jobs/show.ts';
import { operationActions } from './money-operations/index.ts';
import { saveOperators } from './operators/save.ts';
import { searchOperators } from './operators/search.ts';
import { setOperatorRoles } from './operators/set-roles.ts';
import { setOperatorSupervisor } from './operators/set-supervisor.ts';
import { paymentAgreementActions } from './payment-agreements/index.ts';
import { savePreferences } from './preferences/save.ts';
import { showPreferences } from './preferences/show.ts';
import { quotaActions } from './quotas/index.ts';
import { assignResellers } from './resellers/assign.ts';
import { listResellerManagers } from './resellers/history.ts';
import { listResellers } from './resellers/list.ts';
import { saveResellers } from './resellers/save.ts';
import { withdrawResellers } from './resellers/withdraw.ts';
import { listRoles } from './roles/list.ts';
import { removeRole } from './roles/remove.ts';
import { saveRole } from './roles/save.ts';
import { endSession } from './sessions/end.ts';
import { mintSession } from './sessions/mint.ts';
import { revokeSessions } from './sessions/revoke.ts';
import { swapSecret } from './sessions/swap.ts';
import { viewSession } from './sessions/view.ts';
import { saveSettings } from './settings/save.ts';
import { showSettings } from './settings/show.ts';
import { stepUpActions } from './step-up/index.ts';

/** What each endpoint does. An endpoint of the contract that is missing here does not compile. */
export const actions: { readonly [Key in EndpointKey]: Action<Key> } = {
  'POST /v1/sessions': mintSession,
  'POST /v1/sessions/revoke': revokeSessions,
  'POST /v1/session/token': swapSecret,
  'GET /v1/session': viewSession,
  'DELETE /v1/session': endSession,
  'POST /v1/customers/search': searchCustomers,
  'GET /v1/customers/filter-options': listFilterOptions,
  'GET /v1/customers/reveal-allowance': showRevealAllowance,
  'POST /v1/customers/reveal': revealCustomers,
  'GET /v1/settings': showSettings,
  'PUT /v1/settings': saveSettings,
  'PUT /v1/operators': saveOperators,
  'POST /v1/operators/search': searchOperators,
  'PUT /v1/operators/:operatorId/roles': setOperatorRoles,
  'PUT /v1/operators/:operatorId/supervisor': setOperatorSupervisor,
  'GET /v1/roles': listRoles,
  'PUT /v1/roles/:code': saveRole,
  'DELETE /v1/roles/:code': removeRole,
  'PUT /v1/customers': saveCustomers,
  'PUT /v1/assignments': saveAssignments,
  'POST /v1/assignments': assignCustomers,
  'POST /v1/assignments/withdraw': withdrawCustomers,
  'GET /v1/account-managers': listAccountManagers,
  'POST /v1/customers/tags': tagCustomers,
  'GET /v1/resellers': listResellers,
  'GET /v1/resellers/:partnerId/account-managers': listResellerManagers,
  'POST /v1/resellers/assign': assignResellers,
  'POST /v1/resellers/withdraw': withdrawResellers,
  'GET /v1/customers/:customerId': showCustomer,
  'POST /v1/customers/disclosures': recordDisclosure,
  'GET /v1/preferences/customer-list': showPreferences,
  'PUT /v1/preferences/customer-list': savePreferences,
  'POST /v1/exports': createExport,
  'GET /v1/exports': listExports,
  'GET /v1/exports/:jobId/file': downloadExport,
  'GET /v1/jobs/:jobId': showJob,
  'POST /v1/jobs/:jobId/cancel': cancelJob,
  'GET /v1/audit': searchAudit,
  'GET /v1/events': listEvents,
  'GET /v1/webhooks': listWebhooks,
  'POST /v1/webhooks': addWebhook,
  'PUT /v1/webhooks/:webhookId': saveWebhook,
  'DELETE /v1/webhooks/:webhookId': removeWebhook,
  'POST /v1/webhooks/:webhookId/secret': changeWebhookSecret,
  'POST /v1/webhooks/:webhookId/test': testWebhook,
  'GET /v1/webhooks/:webhookId/deliveries': listDeliveries,
  'POST /v1/webhooks/:webhookId/replay': replayEvents,
  'PUT /v1/resellers': saveResellers,
  ...quotaActions,
  ...couponActions,
  ...operationActions,
  ...accountActions,
  ...dissociationActions,
  ...stepUpActions,
  ...consumptionActions,
  ...agreementActions,
  ...paymentAgreementActions,
};
