import { PartnerAgreementRecords } from './agreement-records/index.ts';
import { define } from './define.ts';

define('partner-agreement-records', PartnerAgreementRecords);

export * from './agreement-records/index.ts';
export type { PartnerEventMap, PartnerEventMaps } from './events.ts';
