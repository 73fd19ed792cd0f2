import { PartnerAgreementRecords } from './element.ts';

export type { RevealReport } from '../core/reveals.ts';
export { agreementsFromSearchParams, agreementsToSearchParams } from './address.ts';
export type { PartnerAgreementRecordsEventMap, RecordsLoad } from './events.ts';
export type { RecordsState } from './query.ts';
export { PartnerAgreementRecords };

declare global {
  interface HTMLElementTagNameMap {
    'partner-agreement-records': PartnerAgreementRecords;
  }
}
