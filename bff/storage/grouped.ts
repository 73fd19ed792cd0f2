type Read<Value> = (keys: readonly string[]) => Promise<ReadonlyMap<string, Value>>;

/** One that hangs leaves the other to everybody. */
const AT_ONCE = 2;

/**
 * Reads by key for callers who ask one by one: while a read is under way, they wait for the next one, which asks for all of them together.
 * So the more ask, the less each costs; and nobody hears what was read before they asked. Undefined: not found.
 */
export function grouped<Value>(read: Read<Value>): (key: string) => Promise<Value | undefined> {
  let waiting = new Map<string, PromiseWithResolvers<Value | undefined>>();
  let underWay = 0;
  const drain = async () => {
    underWay += 1;
    while (waiting.size > 0) {
      const asked = waiting;
      waiting = new Map();
      try {
        const found = await read([...asked.keys()]);
        for (const [key, { resolve }] of asked) resolve(found.get(key));
      } catch (error) {
        for (const { reject } of asked.values()) reject(error);
      }
    }
    underWay -= 1;
  };
  return (key) => {
    const one = waiting.get(key) ?? Promise.withResolvers<Value | undefined>();
    waiting.set(key, one);
    if (underWay < AT_ONCE) void drain();
    return one.promise;
  };
}
