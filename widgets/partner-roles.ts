import { define } from './define.ts';
import { PartnerRoles } from './roles/element.ts';

define('partner-roles', PartnerRoles);

export { PartnerRoles };

declare global {
  interface HTMLElementTagNameMap {
    'partner-roles': PartnerRoles;
  }
}
