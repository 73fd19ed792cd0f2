import type { Store } from '../ports/index.ts';

/** What can go wrong behind the BFF, for a story or a test to switch on and off. */
export interface Trouble {
  /** True while the list cannot be read. */
  isStoreBroken: boolean;
}

/** A store that is its own but for the trouble it is in. */
export function inTrouble(store: Store, trouble: Trouble): Store {
  const { customers } = store.reads;
  const list: typeof customers.list = (query) => {
    if (trouble.isStoreBroken) return Promise.reject(new Error('The sandbox was told to fail.'));
    return customers.list(query);
  };
  return {
    reads: { ...store.reads, customers: { ...customers, list } },
    write: (partnerId, command) => store.write(partnerId, command),
    ping: () => store.ping(),
    close: () => store.close(),
  };
}
