import { define } from './define.ts';
import { PartnerMyPartner } from './my-partner/element.ts';

define('partner-my-partner', PartnerMyPartner);

export { PartnerMyPartner };

declare global {
  interface HTMLElementTagNameMap {
    'partner-my-partner': PartnerMyPartner;
  }
}
