import { PartnerAudit } from './audit/index.ts';
import { define } from './define.ts';

define('partner-audit', PartnerAudit);

export * from './audit/index.ts';
export type { PartnerEventMap, PartnerEventMaps } from './events.ts';
