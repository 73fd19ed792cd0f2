import { PartnerCustomer } from './customer/index.ts';
import { define } from './define.ts';

define('partner-customer', PartnerCustomer);

export * from './customer/index.ts';
export type { PartnerEventMap, PartnerEventMaps } from './events.ts';
