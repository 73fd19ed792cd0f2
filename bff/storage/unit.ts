import type { ListForms } from '../ports/ready.ts';
import type { Security } from '../ports/security.ts';
import type { Reads, Unit } from '../ports/store.ts';
import { draftCommands, draftReads, passingCommands, passingReads } from './accounts/drafts.ts';
import { operatorCommands, operatorReads } from './accounts/operators.ts';
import { partnerCommands, partnerReads } from './accounts/partners.ts';
import { preferenceCommands, preferenceReads } from './accounts/preferences.ts';
import { resellerCommands, resellerReads } from './accounts/resellers.ts';
import { roleCommands, roleReads } from './accounts/roles.ts';
import { sessionCommands, sessionReads } from './accounts/sessions.ts';
import { stepUpCommands, stepUpReads } from './accounts/step-up.ts';
import { agreementCommands, agreementReads, paymentAgreementCommands, paymentAgreementReads } from './agreements/index.ts';
import { auditCommands, auditReads } from './audit/audit.ts';
import { auditSearch } from './audit/search.ts';
import type { Connection } from './connection.ts';
import { figureCommands, figureReads } from './consumption/index.ts';
import { consumptionReads, customerCommands, customerReads } from './customers/customers.ts';
import { dissociationCommands, dissociationReads } from './customers/dissociations.ts';
import { erasing } from './customers/erase.ts';
import { identifiedCustomers } from './customers/identified.ts';
import { leaving } from './customers/leave.ts';
import { oneCustomer } from './customers/one.ts';
import { consumptionOfOne } from './customers/one-consumption.ts';
import { pickedCustomers } from './customers/picked.ts';
import { sealedCustomers } from './customers/sealed.ts';
import { withdrawing } from './customers/withdraw.ts';
import { deliveryCommands } from './deliveries/deliveries.ts';
import { eventCommands, eventReads } from './events/events.ts';
import { jobCommands, jobReads } from './jobs/jobs.ts';
import { revealCommands, revealReads, searchCommands, searchReads } from './limits/limits.ts';
import { shownCommands, shownReads } from './limits/shown.ts';
import { accountCommands, accountReads } from './money/accounts.ts';
import { answerCommands, answerReads } from './money/answers.ts';
import { approvalReads } from './money/approvals.ts';
import { couponListReads } from './money/coupon-list.ts';
import { usageCommands, usageReads } from './money/coupon-usages.ts';
import { couponCommands, couponReads } from './money/coupons.ts';
import { ledgerCommands, ledgerReads } from './money/ledger.ts';
import { operationLeaseCommands, operationLeaseReads } from './money/operation-leases.ts';
import { operationLogReads } from './money/operation-log.ts';
import { moneyOperationCommands, moneyOperationReads } from './money/operations.ts';
import { proofReads } from './money/proofs/index.ts';
import { quotaListReads } from './money/quota-list.ts';
import { quotaCommands, quotaReads } from './money/quotas.ts';
import { couponSelectionCommands, couponSelectionReads } from './money/selections.ts';

export function readsOf(connection: Connection, forms: ListForms): Reads {
  return {
    partners: partnerReads(connection),
    operators: operatorReads(connection),
    sessions: sessionReads(connection),
    roles: roleReads(connection),
    resellers: resellerReads(connection),
    preferences: preferenceReads(connection),
    stepUp: stepUpReads(connection),
    drafts: draftReads(connection),
    passing: passingReads(connection),
    jobs: jobReads(connection),
    events: eventReads(connection),
    ledger: ledgerReads(connection),
    proofs: proofReads(connection),
    moneyOperations: moneyOperationReads(connection),
    operationLeases: operationLeaseReads(connection),
    approvals: approvalReads(connection),
    operationLog: operationLogReads(connection),
    selections: couponSelectionReads(connection),
    quotas: { ...quotaReads(connection), ...quotaListReads(connection) },
    accounts: accountReads(connection),
    coupons: { ...couponReads(connection), ...couponListReads(connection) },
    usages: usageReads(connection),
    figures: figureReads(connection),
    answers: answerReads(connection),
    dissociations: dissociationReads(connection),
    agreements: agreementReads(connection),
    paymentAgreements: paymentAgreementReads(connection),
    customers: {
      ...customerReads(connection, forms),
      ...oneCustomer(connection),
      picked: (partnerIds, scope, customerIds) => pickedCustomers(connection, partnerIds, scope, customerIds),
      identified: (partnerId, scope, wanted) => identifiedCustomers(connection, partnerId, scope, wanted),
    },
    consumption: { ...consumptionReads(connection), ...consumptionOfOne(connection) },
    reveals: { ...revealReads(connection), ...shownReads(connection) },
    searches: searchReads(connection),
    audit: { ...auditReads(connection), ...auditSearch(connection) },
  };
}

export function unitOf(connection: Connection, { security, forms }: { security: Security; forms: ListForms }): Unit {
  const reads = readsOf(connection, forms);
  return {
    ...reads,
    partners: { ...reads.partners, ...partnerCommands(connection) },
    operators: { ...reads.operators, ...operatorCommands(connection, forms) },
    sessions: { ...reads.sessions, ...sessionCommands(connection) },
    roles: { ...reads.roles, ...roleCommands(connection) },
    resellers: { ...reads.resellers, ...resellerCommands(connection) },
    preferences: { ...reads.preferences, ...preferenceCommands(connection) },
    stepUp: { ...reads.stepUp, ...stepUpCommands(connection) },
    drafts: { ...reads.drafts, ...draftCommands(connection) },
    passing: { ...reads.passing, ...passingCommands(connection) },
    jobs: { ...reads.jobs, ...jobCommands(connection) },
    events: { ...reads.events, ...eventCommands(connection) },
    ledger: { ...reads.ledger, ...ledgerCommands(connection) },
    moneyOperations: { ...reads.moneyOperations, ...moneyOperationCommands(connection) },
    operationLeases: { ...reads.operationLeases, ...operationLeaseCommands(connection) },
    selections: { ...reads.selections, ...couponSelectionCommands(connection) },
    accounts: { ...reads.accounts, ...accountCommands(connection) },
    quotas: { ...reads.quotas, ...quotaCommands(connection) },
    coupons: { ...reads.coupons, ...couponCommands(connection) },
    usages: { ...reads.usages, ...usageCommands(connection) },
    figures: { ...reads.figures, ...figureCommands(connection) },
    answers: { ...reads.answers, ...answerCommands(connection) },
    dissociations: { ...reads.dissociations, ...dissociationCommands(connection) },
    agreements: { ...reads.agreements, ...agreementCommands(connection, security) },
    paymentAgreements: { ...reads.paymentAgreements, ...paymentAgreementCommands(connection) },
    customers: {
      ...reads.customers,
      ...customerCommands(connection, forms),
      ...withdrawing(connection),
      ...leaving(connection),
      ...sealedCustomers(connection),
      ...erasing(connection, forms),
    },
    deliveries: deliveryCommands(connection),
    reveals: { ...reads.reveals, ...revealCommands(connection), ...shownCommands(connection) },
    searches: { ...reads.searches, ...searchCommands(connection) },
    audit: { ...reads.audit, ...auditCommands(connection, security) },
  };
}
