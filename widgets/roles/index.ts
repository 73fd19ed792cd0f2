import { PartnerRoles } from './element.ts';

export type { PartnerRolesEventMap, RolesChange } from './events.ts';
export { PartnerRoles };

declare global {
  interface HTMLElementTagNameMap {
    'partner-roles': PartnerRoles;
  }
}
