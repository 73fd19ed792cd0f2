/** Whether a customer's resources are stated at present: stating that there are none is not the same as stating nothing. */
export function resourcesStated(): string[] {
  return [
    'alter table customers add column resources_stated integer not null default 0',
    'update customers set resources_stated = 1 where customer_key in (select customer_key from customer_resources)',
  ];
}
