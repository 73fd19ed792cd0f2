import type { ListForms } from '../ports/ready.ts';
import type { Security } from '../ports/security.ts';
import type { Reads, Unit } from '../ports/store.ts';
import { operatorCommands, operatorReads } from './accounts/operators.ts';
import { partnerCommands, partnerReads } from './accounts/partners.ts';
import { sessionCommands, sessionReads } from './accounts/sessions.ts';
import { auditCommands, auditReads } from './audit/audit.ts';
import type { Connection } from './connection.ts';
import { consumptionReads, customerCommands, customerReads } from './customers/customers.ts';
import { deliveryCommands } from './deliveries/deliveries.ts';
import { revealCommands, revealReads, searchCommands, searchReads } from './limits/limits.ts';

export function readsOf(connection: Connection, forms: ListForms): Reads {
  return {
    partners: partnerReads(connection),
    operators: operatorReads(connection),
    sessions: sessionReads(connection),
    customers: customerReads(connection, forms),
    consumption: consumptionReads(connection),
    reveals: revealReads(connection),
    searches: searchReads(connection),
    audit: auditReads(connection),
  };
}

export function unitOf(connection: Connection, { security, forms }: { security: Security; forms: ListForms }): Unit {
  const reads = readsOf(connection, forms);
  return {
    ...reads,
    partners: { ...reads.partners, ...partnerCommands(connection) },
    operators: { ...reads.operators, ...operatorCommands(connection, forms) },
    sessions: { ...reads.sessions, ...sessionCommands(connection) },
    customers: { ...reads.customers, ...customerCommands(connection, forms) },
    deliveries: deliveryCommands(connection),
    reveals: { ...reads.reveals, ...revealCommands(connection) },
    searches: { ...reads.searches, ...searchCommands(connection) },
    audit: { ...reads.audit, ...auditCommands(connection, security) },
  };
}
