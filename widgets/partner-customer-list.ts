import { PartnerCustomerList } from './customer-list/index.ts';
import { define } from './define.ts';

define('partner-customer-list', PartnerCustomerList);

export * from './customer-list/index.ts';
export type { PartnerEventMap, PartnerEventMaps } from './events.ts';
