import { type CustomerStatement, stated } from '../../domain/customer-statement.ts';
import type { ResourceRecord } from '../../ports/records.ts';
import type { CallOf } from '../action.ts';
import { instantOf } from '../audit-entry.ts';

type Item = CallOf<'PUT /v1/customers'>['body']['customers'][number];

/** What an item of a call states, in the store's words. Null states that there is none, what is left out stays. */
export function statementOf(item: Item): CustomerStatement {
  const { customerId, credit, associatedAt, earliestResourceExpiryAt, resources, ...plain } = item;
  return stated({
    ...plain,
    associatedAt: associatedAt && asStored(associatedAt),
    credit: credit && {
      availableMinor: minorOf(credit.available),
      arrearsMinor: minorOf(credit.arrears),
      currency: credit.currency,
      asOf: credit.asOf === undefined ? null : asStored(credit.asOf),
    },
    earliestResourceExpiryAt: resources ? earliestOf(resources) : earliestResourceExpiryAt && asStored(earliestResourceExpiryAt),
  });
}

export function resourcesOf({ resources }: Item): ResourceRecord[] | null {
  if (!resources) return null;
  return resources.map(({ resourceId, name = null, service, region = null, expiresAt }) => ({
    resourceId,
    name,
    service,
    region,
    expiresAt: asStored(expiresAt),
  }));
}

function earliestOf(resources: NonNullable<Item['resources']>): string | null {
  return resources.map(({ expiresAt }) => asStored(expiresAt)).sort()[0] ?? null;
}

/** Instants are compared as text, so they all have milliseconds. */
function asStored(instant: string): string {
  return instantOf(Date.parse(instant));
}

/** An amount with two decimals at most, in minor units. */
function minorOf(amount: string): bigint {
  const [whole = '', fraction = ''] = amount.split('.');
  return BigInt(whole + fraction.padEnd(2, '0'));
}
