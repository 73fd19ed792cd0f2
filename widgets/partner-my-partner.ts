import { define } from './define.ts';
import { PartnerMyPartner } from './my-partner/index.ts';

define('partner-my-partner', PartnerMyPartner);

export type { PartnerEventMap, PartnerEventMaps } from './events.ts';
export * from './my-partner/index.ts';
