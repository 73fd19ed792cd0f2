import { isRefusal, type Refusal, refuse } from '../../domain/refusal.ts';
import type { OwnedValue, Unit } from '../../ports/store.ts';
import { refuseOutdated } from '../access/refuse-outdated.ts';
import type { CallOf } from '../action.ts';
import { whoseCustomers } from './whose.ts';

type Asked = Pick<CallOf<'POST /v1/customers/reveal'>['body'], 'field' | 'customerIds' | 'indirectPartnerId'>;

/**
 * The stored values of one field of some customers, in the order asked for, as scope, session and permission stand within the command: either may
 * have ended while it waited. One customer that is not in scope refuses all, like one that is not there.
 */
export async function valuesInScope(
  unit: Unit,
  caller: CallOf<'POST /v1/customers/reveal'>['caller'],
  { field, customerIds, indirectPartnerId }: Asked,
  now: number,
): Promise<OwnedValue[] | Refusal> {
  const outdated = await refuseOutdated(unit, caller, 'customer.reveal', now);
  if (outdated) return outdated;
  const whose = await whoseCustomers({ store: { reads: unit } }, caller, indirectPartnerId);
  if (isRefusal(whose)) return whose;
  const values = await unit.customers.values(whose.partnerIds, whose.scope, field, customerIds);
  const byId = new Map(values.map((value) => [value.customerId, value]));
  if (byId.size !== customerIds.length) return refuse('not-found');
  if (byId.size !== values.length) return refuse('request-invalid', { errors: [SEVERAL] });
  return customerIds.map((customerId) => byId.get(customerId) as OwnedValue);
}

/** Only where all resellers were asked for: a customer may have gone from one to another. */
const SEVERAL = { pointer: '/body/indirectPartnerId', detail: 'Several resellers have a customer of this id; name one.' };
