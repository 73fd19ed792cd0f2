import type { Locale } from '../../../shared/values/lists.ts';
import type { Currency } from '../../../shared/values/money.ts';
import type { CustomerScope } from '../../domain/actor.ts';
import type { AuditScope } from '../../domain/audit-rules.ts';
import type { Span } from '../../domain/consumption-window.ts';
import type { StandingQuery } from '../../ports/agreements.ts';
import type { Security } from '../../ports/security.ts';
import type { CustomerQuery } from '../../ports/store.ts';
import type { CallOf } from '../action.ts';

export type AskedExport = CallOf<'POST /v1/exports'>['body']['export'];
export type AskedCustomers = Extract<AskedExport, { what: 'customers' }>;
export type AskedAudit = Extract<AskedExport, { what: 'audit' }>;
export type AskedOperations = Extract<AskedExport, { what: 'operations' }>;
export type AskedLines = Extract<AskedExport, { what: 'consumption-lines' }>;
export type AskedStandings = Extract<AskedExport, { what: 'agreement-standings' }>;
export type AskedDistribution = Extract<AskedExport, { what: 'consumption-distribution' }>;

/** What a job is to write, settled when it was asked for. */
export type ExportRequest = { locale: Locale } & (
  | {
      asked: AskedCustomers;
      /** Whose customers, in whose scope, by which cycle and currency. */
      basis: Pick<CustomerQuery, 'partnerIds' | 'isOfResellers' | 'scope' | 'cycle' | 'currency'>;
    }
  | {
      asked: AskedAudit;
      basis: {
        scope: AuditScope;
        /** The newest row that belongs to the file; what happens later does not. */
        newest: number;
      };
    }
  | {
      asked: AskedOperations;
      /** In whose books, in whose scope. */
      basis: { books: readonly string[]; scope: CustomerScope; isOfResellers: boolean };
    }
  | {
      asked: AskedLines | AskedDistribution;
      basis: Pick<CustomerQuery, 'partnerIds' | 'isOfResellers' | 'scope'> & {
        consumption: Pick<Span, 'cycles' | 'dates'> & { currency: Currency | null };
      };
    }
  | {
      asked: AskedStandings;
      /** As who stands where with an agreement was asked for; versions and clock stay those of then. */
      basis: Pick<CustomerQuery, 'partnerIds' | 'isOfResellers' | 'scope'> & { standings: Omit<StandingQuery, 'partnerIds' | 'scope'> };
    }
);
export type OperationsRequest = Extract<ExportRequest, { basis: { books: readonly string[] } }>;
export type StandingsRequest = Extract<ExportRequest, { basis: { standings: object } }>;
export type ConsumptionRequest = Extract<ExportRequest, { basis: { consumption: object } }>;

/** Sealed as a whole: a filter may hold a name or a number. */
export function sealRequest(security: Security, partnerId: string, jobId: string, request: ExportRequest): Promise<string> {
  return security.sealField(JSON.stringify(request), contextOf(partnerId, jobId));
}

/** Throws where the text was not sealed for this job. */
export async function openRequest(security: Security, { partnerId, jobId, request }: SealedRequest): Promise<ExportRequest> {
  return JSON.parse(await security.openField(request, contextOf(partnerId, jobId))) as ExportRequest;
}

interface SealedRequest {
  partnerId: string;
  jobId: string;
  request: string;
}

/** The same request under the present key; null where it is already. Throws where no key opens it. */
export async function resealRequest(security: Security, sealed: SealedRequest): Promise<string | null> {
  if (sealed.request === '' || !security.isOutdated(sealed.request)) return null;
  return sealRequest(security, sealed.partnerId, sealed.jobId, await openRequest(security, sealed));
}

/** Equal for equal requests of one operator; keyed, because the hash of a short name alone could be guessed. */
export function hashRequest(security: Security, whose: { partnerId: string; operatorId: string }, request: unknown): Promise<string> {
  return security.indexField(JSON.stringify(request), JSON.stringify([whose.partnerId, whose.operatorId, 'export']));
}

function contextOf(partnerId: string, jobId: string): string {
  return JSON.stringify([partnerId, jobId, 'request']);
}
