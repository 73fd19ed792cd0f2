import { PartnerAgreementRecords } from './agreement-records/element.ts';
import { define } from './define.ts';

define('partner-agreement-records', PartnerAgreementRecords);

export { agreementsFromSearchParams, agreementsToSearchParams } from './agreement-records/address.ts';
export type { RecordsLoad } from './agreement-records/element.ts';
export type { RecordsState } from './agreement-records/query.ts';
export { PartnerAgreementRecords };

declare global {
  interface HTMLElementTagNameMap {
    'partner-agreement-records': PartnerAgreementRecords;
  }
}
