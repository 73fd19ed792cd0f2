import type { BillLineRecord } from '../../bff/ports/records.ts';
import type { Store, Unit } from '../../bff/ports/store.ts';

/** The store, with a note of every bill line that is handed to it. */
export function linesHandedOver(store: Store, lines: BillLineRecord[]): Store {
  const noting = (unit: Unit): Unit => ({
    ...unit,
    deliveries: {
      ...unit.deliveries,
      addLines: async (partnerId, deliveryId, added) => {
        await unit.deliveries.addLines(partnerId, deliveryId, added);
        lines.push(...added);
      },
    },
  });
  return { ...store, write: (key, command) => store.write(key, (unit) => command(noting(unit))) };
}
