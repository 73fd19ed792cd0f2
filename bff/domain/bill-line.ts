import type { BillClass } from '../../shared/values/consumption-lists.ts';
import type { AssociationType } from '../../shared/values/lists.ts';

/** What some sources state of a bill line; absent where it is not stated. */
export interface LineStatement {
  tradedAt?: string;
  /** Order or transaction id. */
  tradeId?: string;
  /** Default: the customer's when the line arrives. */
  associationType?: AssociationType;
  /** Default: consumption. */
  billClass?: BillClass;
  /** The upstream's codes (DOMAIN.md §4.2). */
  billType?: number;
  chargeMode?: number;
  /** Names of the codes in `service`, `region` and `resourceType`. */
  serviceName?: string;
  regionName?: string;
  resourceType?: string;
  resourceTypeName?: string;
  resourceName?: string;
  enterpriseProject?: string;
}
