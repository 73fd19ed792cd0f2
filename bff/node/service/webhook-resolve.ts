import { type LookupAddress, lookup } from 'node:dns';
import { Resolver } from 'node:dns/promises';

/** What a name resolves to, as `lookup` of Node tells it. */
export type Resolve = (
  hostname: string,
  options: { all: true },
  callback: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
) => void;

export interface ResolveOptions {
  /** Whether names of the own network are asked for: in the machine's hosts file, with its search domains. */
  allowsPrivate: boolean;
  /** Name servers instead of the machine's. */
  servers?: readonly string[];
  /** Default: the system's own resolver. */
  system?: Resolve;
}

/** Together below the time in which a connection must stand. */
const PATIENCE = { timeout: 1_000, tries: 2, maxTimeout: 2_000 };

/** No name server knows the name, or there is none; where one is silent, the system's resolver would wait for it as well. */
const UNKNOWN: ReadonlySet<string> = new Set(['ENOTFOUND', 'ENODATA', 'EBADNAME', 'ECONNREFUSED']);

/**
 * Asks name servers from the event loop. The system's resolver holds a thread of the process for as long as a name server is silent, and has two at
 * most: one partner whose names lead to silent servers would keep every other name from being resolved, the database's among them.
 */
export function createResolve({ allowsPrivate, servers, system = lookup }: ResolveOptions): Resolve {
  const ask = async (hostname: string): Promise<LookupAddress[]> => {
    // A new one each time reads which servers the machine has now.
    const resolver = new Resolver(PATIENCE);
    if (servers) resolver.setServers(servers);
    const [six, four] = await Promise.allSettled([resolver.resolve6(hostname), resolver.resolve4(hostname)]);
    const found = [...addressesOf(six, 6), ...addressesOf(four, 4)];
    if (found.length === 0 && four.status === 'rejected') throw four.reason;
    return found;
  };
  return (hostname, options, callback) => {
    ask(hostname).then(
      (addresses) => callback(null, addresses),
      (error: NodeJS.ErrnoException) =>
        allowsPrivate && UNKNOWN.has(error.code ?? '') ? system(hostname, options, callback) : callback(error, []),
    );
  };
}

function addressesOf(told: PromiseSettledResult<string[]>, family: 4 | 6): LookupAddress[] {
  return told.status === 'fulfilled' ? told.value.map((address) => ({ address, family })) : [];
}
