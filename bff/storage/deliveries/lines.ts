import type { Amount } from '../../../shared/values/amount.ts';
import { billDayAt } from '../../../shared/values/bill-cycle.ts';
import { BILL_CLASSES, LINE_AMOUNTS, type LineAmount } from '../../../shared/values/consumption-lists.ts';
import { CURRENCY_PATTERN } from '../../../shared/values/money.ts';
import type { BillLineRecord } from '../../ports/records.ts';
import { type Connection, insertMany, partsOf } from '../connection.ts';
import { bitOf, PAIR_COLUMNS } from '../consumption/amounts.ts';
import { type AssignmentAt, assignmentsOf } from '../consumption/periods.ts';
import { type ValueKeys, valueKeysOf } from '../consumption/values.ts';
import { TYPE_CODES } from '../customers/columns.ts';
import { needPartnerKey } from '../keys.ts';

const LINE_COLUMNS = [
  'customer_key',
  'part_key',
  'line_number',
  'currency',
  'consumed_at',
  'category',
  'service',
  'region',
  'resource_id',
  'description',
  'partner_key',
  'cycle',
  'assignment_key',
  'association_type',
  'bill_class',
  'bill_type',
  'charge_mode',
  'faults',
  'stated',
  'day',
  'service_key',
  'region_key',
  'type_key',
  'project_key',
  'traded_at',
  'trade_id',
  'resource_name',
  ...PAIR_COLUMNS,
] as const;

interface Delivery {
  delivery_key: number;
  source: string;
  line_count: number;
}

/** A delivery that has not been switched in; anything else is a bug of the caller. */
export async function needOpen({ db }: Connection, partnerKey: number, deliveryId: string): Promise<Delivery> {
  const delivery = await db
    .selectFrom('deliveries')
    .select(['delivery_key', 'source', 'line_count'])
    .where('partner_key', '=', partnerKey)
    .where('delivery_id', '=', deliveryId)
    .where('switched_at', 'is', null)
    .executeTakeFirst();
  if (!delivery) throw new Error('The store has no such open delivery.');
  return delivery;
}

/** What lines are written with, read once for all of them. */
interface Around {
  partnerKey: number;
  customers: ReadonlyMap<string, BilledCustomer>;
  parts: ReadonlyMap<string, number>;
  valueKey: ValueKeys;
  assignmentAt: AssignmentAt;
}

export async function addLines(
  connection: Connection,
  partnerId: string,
  deliveryId: string,
  lines: readonly BillLineRecord[],
): Promise<void> {
  const partnerKey = await needPartnerKey(connection, partnerId);
  const delivery = await needOpen(connection, partnerKey, deliveryId);
  const customers = await customersOf(connection, partnerKey, lines);
  const kept = lines.map((line) => asTaken(line, customers));
  const around: Around = {
    partnerKey,
    customers,
    parts: await partKeysOf(connection, partnerKey, delivery, kept),
    valueKey: await valueKeysOf(connection, partnerKey, kept),
    assignmentAt: await assignmentsOf(
      connection,
      [...customers.values()].map(({ customer_key: key }) => key),
    ),
  };
  const rows = kept.map((line, index) => toLineRow(line, around, delivery.line_count + index + 1));
  await insertMany(connection, 'bill_lines', LINE_COLUMNS, rows);
  await addMembers(connection, around, kept);
  await connection.db
    .updateTable('deliveries')
    .set({ line_count: delivery.line_count + lines.length })
    .where('delivery_key', '=', delivery.delivery_key)
    .execute();
}

/** Words of a bill line in which a customer may have put a name; those of an erased customer are not taken. */
const NO_WORDS = { resourceId: null, description: null } as const satisfies Partial<BillLineRecord>;

function asTaken(line: BillLineRecord, customers: ReadonlyMap<string, BilledCustomer>): BillLineRecord {
  const customer = customers.get(line.customerId);
  if (customer === undefined) throw new Error('A bill line names a customer that the store does not have.');
  // It stands in the list as it is.
  if (!CURRENCY_PATTERN.test(line.currency)) throw new Error('A bill line names no currency.');
  if (customer.erased_at === null) return line;
  const { resourceName: _name, enterpriseProject: _project, ...others } = line;
  return { ...others, ...NO_WORDS };
}

function toLineRow(line: BillLineRecord, around: Around, lineNumber: number): unknown[] {
  const { customer_key: customerKey, association_type: association } = around.customers.get(line.customerId) as BilledCustomer;
  return [
    customerKey,
    around.parts.get(partName(line)) as number,
    lineNumber,
    line.currency,
    line.consumedAt,
    line.category,
    line.service,
    line.region,
    line.resourceId,
    line.description,
    around.partnerKey,
    line.cycle,
    around.assignmentAt(customerKey, line.consumedAt),
    line.associationType ? TYPE_CODES[line.associationType] : association,
    BILL_CLASSES.indexOf(line.billClass ?? 'consumption') + 1,
    line.billType ?? null,
    line.chargeMode ?? null,
    line.faults ?? 0,
    statedBits(line),
    billDayAt(Date.parse(line.consumedAt)),
    around.valueKey('service', line.service),
    around.valueKey('region', line.region),
    around.valueKey('resourceType', line.resourceType),
    around.valueKey('enterpriseProject', line.enterpriseProject),
    line.tradedAt ?? null,
    line.tradeId ?? null,
    line.resourceName ?? null,
    ...amountsOf(line),
  ];
}

function amountOf(line: BillLineRecord, name: LineAmount): Amount | null {
  if (name === 'due') return line.due;
  return (name === 'list' ? line.listPrice : line.amounts?.[name]) ?? null;
}

function amountsOf(line: BillLineRecord): (bigint | null)[] {
  return LINE_AMOUNTS.flatMap((name) => {
    const amount = amountOf(line, name);
    return [amount?.micro ?? null, amount?.rest ?? null];
  });
}

function statedBits(line: BillLineRecord): number {
  return LINE_AMOUNTS.reduce((bits, name) => (amountOf(line, name) === null ? bits : bits | bitOf(name)), 0);
}

/** Which customers a part speaks of, and which resources belong to whom. A customer that is added to is rolled up anew. */
async function addMembers(connection: Connection, { partnerKey, customers, parts }: Around, lines: readonly BillLineRecord[]) {
  const members = new Map<string, [number, number, string]>();
  const resources = new Map<string, [number, string, number]>();
  for (const line of lines) {
    const partKey = parts.get(partName(line)) as number;
    const { customer_key: customerKey } = customers.get(line.customerId) as BilledCustomer;
    members.set(`${partKey} ${customerKey}`, [partKey, customerKey, line.cycle]);
    if (line.resourceId !== null) resources.set(`${customerKey} ${line.resourceId}`, [partnerKey, line.resourceId, customerKey]);
  }
  const unrolled = 'on conflict (part_key, customer_key) do update set rolled = 0';
  await insertMany(connection, 'part_customers', ['part_key', 'customer_key', 'cycle'], [...members.values()], unrolled);
  const columns = ['partner_key', 'resource_id', 'customer_key'];
  await insertMany(connection, 'billed_resources', columns, [...resources.values()], 'on conflict do nothing');
}

function partName(line: BillLineRecord): string {
  return JSON.stringify([line.billingAccountId, line.cycle]);
}

interface BilledCustomer {
  customer_key: number;
  association_type: number;
  erased_at: string | null;
}

async function customersOf(
  connection: Connection,
  partnerKey: number,
  lines: readonly BillLineRecord[],
): Promise<Map<string, BilledCustomer>> {
  const found = new Map<string, BilledCustomer>();
  for (const part of partsOf([...new Set(lines.map((line) => line.customerId))])) {
    const rows = await connection.db
      .selectFrom('customers')
      .select(['customer_id', 'customer_key', 'association_type', 'erased_at'])
      .where('partner_key', '=', partnerKey)
      .where('customer_id', 'in', part)
      .execute();
    for (const row of rows) found.set(row.customer_id, row);
  }
  return found;
}

async function partKeysOf(
  { db }: Connection,
  partnerKey: number,
  delivery: Delivery,
  lines: readonly BillLineRecord[],
): Promise<Map<string, number>> {
  const keys = new Map<string, number>();
  for (const line of lines) {
    const name = partName(line);
    if (keys.has(name)) continue;
    const place = { delivery_key: delivery.delivery_key, billing_account_id: line.billingAccountId, cycle: line.cycle };
    const made = await db
      .insertInto('delivery_parts')
      .values({ partner_key: partnerKey, source: delivery.source, in_force: 0, switched_at: null, ...place })
      .onConflict((conflict) => conflict.columns(['delivery_key', 'billing_account_id', 'cycle']).doUpdateSet({ in_force: 0 }))
      .returning('part_key')
      .executeTakeFirstOrThrow();
    keys.set(name, made.part_key);
  }
  return keys;
}
