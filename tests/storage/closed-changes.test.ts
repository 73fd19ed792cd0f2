import { expect, test } from 'vitest';
import { PARTNER, partnerRecord } from './records.ts';
import { onBothEngines } from './stores.ts';

onBothEngines('Closed changes', (engines) => {
  test('are noticed by a replica that was running when another one closed them, and until it opens them', async () => {
    const { store, address } = await engines.open();
    const other = await engines.reopen(address);
    await store.write(PARTNER, (unit) => unit.partners.add(partnerRecord()));
    const change = () => other.write(PARTNER, (unit) => unit.partners.setCurrency(PARTNER, 'CNY'));
    await change();
    await store.operations.closeChanges({ since: '2024-09-30T05:00:00.000Z', backupAt: '2024-09-30T04:00:00.000Z' });
    await expect(change()).rejects.toMatchObject({ name: 'ChangesClosed' });
    expect(await other.operations.closedChanges()).toEqual({ since: '2024-09-30T05:00:00.000Z', backupAt: '2024-09-30T04:00:00.000Z' });
    await store.operations.openChanges();
    await change();
  });
});
