import { define } from './define.ts';
import { PartnerRoles } from './roles/index.ts';

define('partner-roles', PartnerRoles);

export type { PartnerEventMap, PartnerEventMaps } from './events.ts';
export * from './roles/index.ts';
