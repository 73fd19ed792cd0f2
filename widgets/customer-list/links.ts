import type { CustomerRow } from './query.ts';

/** Detail of `partner-customer-open`. */
export interface CustomerOpen {
  customerId: string;
  /** The reseller whose customer it is; null for the partner's own. */
  indirectPartnerId: string | null;
  /** The part of the page that is meant, such as `arrears`; null for the page as a whole. */
  section: CustomerSection | null;
}

export type CustomerSection = 'arrears';

export function customerOpen(row: CustomerRow, section: CustomerSection | null = null): CustomerOpen {
  return { customerId: row.customerId, indirectPartnerId: row.reseller?.partnerId ?? null, section };
}

/**
 * The address of a customer's page by the host's template, such as `/customers/{customerId}`. What has no place in it (`{section}`,
 * `{reseller}`) is added as a query parameter of that name, where there is something to say.
 */
export function customerAddress(template: string, { customerId, indirectPartnerId, section }: CustomerOpen): string {
  const values = { customerId, section: section ?? '', reseller: indirectPartnerId ?? '' };
  let address = template;
  for (const [name, value] of Object.entries(values)) {
    const isPlaced = template.includes(`{${name}}`);
    if (isPlaced) address = address.replaceAll(`{${name}}`, encodeURIComponent(value));
    else if (value && name !== 'customerId') address += `${address.includes('?') ? '&' : '?'}${name}=${encodeURIComponent(value)}`;
  }
  return address;
}
