import { PartnerCustomerList } from './element.ts';

export type { RevealReport } from '../core/reveals.ts';
export type { PartnerCustomerListEventMap } from './events.ts';
export type { CustomerOpen } from './links.ts';
export type { CustomerListLoad } from './query.ts';
export type { RowAction, RowActionChosen } from './row-action.ts';
export type { CustomerListState } from './state.ts';
export { PartnerCustomerList };

declare global {
  interface HTMLElementTagNameMap {
    'partner-customer-list': PartnerCustomerList;
  }
}
