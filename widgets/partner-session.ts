import { define } from './define.ts';
import { PartnerSession } from './session/index.ts';

define('partner-session', PartnerSession);

export type { PartnerEventMap, PartnerEventMaps } from './events.ts';
export * from './session/index.ts';
