import { PartnerMyPartner } from './element.ts';

export type { ContactRequest, PartnerMyPartnerEventMap } from './events.ts';
export { PartnerMyPartner };

declare global {
  interface HTMLElementTagNameMap {
    'partner-my-partner': PartnerMyPartner;
  }
}
