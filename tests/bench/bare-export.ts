import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';

/**
 * The peer: what anybody would write in Node for the same table. One statement, row by row into a file, no work kept on the way: it
 * cannot be cancelled, gone on with or downloaded elsewhere, and nobody else is served while it runs. Prints seconds and bytes as JSON.
 */
const [path = '', target = '/dev/null'] = process.argv.slice(2);
const started = performance.now();
const used = process.cpuUsage();
const database = new DatabaseSync(path, { readOnly: true });
const rows = database
  .prepare(
    `select customer_id, partner_customer_no, customer_name_masked, account_name_masked, association_type, associated_at, o.user_id, o.name_masked,
      assigned_at, credit_available, credit_arrears, credit_currency, credit_as_of,
      (select cast(t.total_micro as text) || ' ' || t.currency from cycle_totals t where t.customer_key = c.customer_key and t.cycle = '2026-11') as consumption,
      resource_expiry_at, mobile_masked, email_masked, tags, verification, customer_type, level, frozen
    from customers c left join operators o on o.operator_key = c.manager_key
    order by c.partner_key, c.associated_at desc, c.customer_id desc`,
  )
  .iterate();
const file = createWriteStream(target);
let count = 0;
let bytes = 0;
let text = '';
for (const row of rows) {
  text += `${Object.values(row)
    .map((value) => (value === null ? '' : /[",\r\n]/.test(String(value)) ? `"${String(value).replaceAll('"', '""')}"` : String(value)))
    .join(',')}\r\n`;
  count += 1;
  if (text.length < 65_536) continue;
  bytes += Buffer.byteLength(text);
  if (!file.write(text)) await once(file, 'drain');
  text = '';
}
bytes += Buffer.byteLength(text);
await new Promise((resolve) => file.end(text, () => resolve(null)));
database.close();
const { user, system } = process.cpuUsage(used);
const seconds = (performance.now() - started) / 1000;
console.log(
  JSON.stringify({ rows: count, bytes, seconds, processorSeconds: (user + system) / 1e6, peak: process.resourceUsage().maxRSS / 1000 }),
);
