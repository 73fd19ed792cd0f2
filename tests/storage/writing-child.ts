import { openSqliteStore } from '../../bff/node/storage/stores.ts';
import { auditEntry, PARTNER } from './records.ts';
import { security } from './security.ts';

/** Writes without end and prints each command's number once the store has answered it. */
const store = await openSqliteStore({ path: process.argv[2] as string, security });
for (let first = 0; ; first += 16) {
  await Promise.all(
    Array.from({ length: 16 }, async (_, index) => {
      const row = await store.write(PARTNER, (unit) => unit.audit.append(PARTNER, auditEntry(`n.${first + index}`)));
      process.stdout.write(`${row.sequence} ${row.hash}\n`);
    }),
  );
}
