import { PartnerAgreementList } from './element.ts';

export type { SignatureDetail, SignWantedDetail } from '../core/agreement-events.ts';
export type { AgreementListLoad, PartnerAgreementListEventMap } from './events.ts';
export { PartnerAgreementList };

declare global {
  interface HTMLElementTagNameMap {
    'partner-agreement-list': PartnerAgreementList;
  }
}
