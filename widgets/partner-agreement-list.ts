import { PartnerAgreementList } from './agreement-list/index.ts';
import { define } from './define.ts';

define('partner-agreement-list', PartnerAgreementList);

export * from './agreement-list/index.ts';
export type { PartnerEventMap, PartnerEventMaps } from './events.ts';
