import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { answerOf, usageOf } from './answers.ts';

const PAGE = 1000;

/**
 * Writes answers of `ListSubCustomerBillDetail`, one a line: `node tests/import/make-bill-detail-file.ts RECORDS FILE [CUSTOMERS]`, the records of 2024-09, shared out
 * evenly.
 */
export async function makeBillDetailFile(records: number, path: string, customers = 1000): Promise<void> {
  const output = createWriteStream(path);
  const each = Math.ceil(records / customers);
  for (let customer = 0; customer < customers; customer += 1) {
    for (let from = 0; from < each; from += PAGE) {
      const page = Array.from({ length: Math.min(PAGE, each - from) }, (_none, index) => recordOf(customer, from + index));
      if (!output.write(`${answerOf(page, each)}\n`)) await once(output, 'drain');
    }
  }
  output.end();
  await once(output, 'finish');
}

function recordOf(customer: number, index: number) {
  return usageOf(`${index % 7}.${String(index % 1_000_000).padStart(6, '0')}000001`, {
    customer_id: `upstream-${customer}`,
    id: `line-${customer}-${index}`,
    trade_id: `trade-${index}`,
    consume_time: `2024-09-${String((index % 30) + 1).padStart(2, '0')}T04:00:00Z`,
    service_type_code: `service-${index % 40}`,
    resource_id: `resource-${index % 997}`,
    resource_name: `server ${index % 997}`,
    region_code: `region-${index % 9}`,
    enterprise_project_id: String(index % 5),
  });
}

if (import.meta.main) {
  const [records = '1000000', path = 'bill-detail.json', customers = '1000'] = process.argv.slice(2);
  await makeBillDetailFile(Number(records), path, Number(customers));
}
