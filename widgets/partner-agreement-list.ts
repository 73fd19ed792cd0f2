import { PartnerAgreementList } from './agreement-list/element.ts';
import { define } from './define.ts';

define('partner-agreement-list', PartnerAgreementList);

export { PartnerAgreementList };

declare global {
  interface HTMLElementTagNameMap {
    'partner-agreement-list': PartnerAgreementList;
  }
}
