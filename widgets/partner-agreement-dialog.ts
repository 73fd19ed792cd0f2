import { PartnerAgreementDialog } from './agreement-dialog/index.ts';
import { define } from './define.ts';

define('partner-agreement-dialog', PartnerAgreementDialog);

export * from './agreement-dialog/index.ts';
export type { PartnerEventMap, PartnerEventMaps } from './events.ts';
