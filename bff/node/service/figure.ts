/** A value that costs a query. */
export interface Figure<Value> {
  /** What was read last; undefined until something was. */
  readonly last: Value | undefined;
  /** Reads it anew where the last reading is five seconds old. Never throws, and takes no longer than a second. */
  refresh(): Promise<void>;
}

const KEPT_MILLISECONDS = 5_000;
const PATIENCE_MILLISECONDS = 1_000;
/** A reading that hangs longer is given up, so that a database that came back is asked anew. */
const GIVEN_UP_MILLISECONDS = 10_000;

/** Read seldom, only when somebody looks, one reading at a time; the last one stands in while the database is away. */
export function figureOf<Value>(read: () => Promise<Value>, onFailure: (error: unknown) => void): Figure<Value> {
  let last: Value | undefined;
  let readAt = Number.NEGATIVE_INFINITY;
  let under: { way: Promise<void>; since: number } | null = null;

  const begin = (since: number): Promise<void> => {
    const own: { way: Promise<void>; since: number } = { way: Promise.resolve(), since };
    own.way = read()
      .then((value) => {
        // One that was given up tells of an earlier time.
        if (under !== own) return;
        last = value;
        readAt = performance.now();
      }, onFailure)
      .finally(() => {
        if (under === own) under = null;
      });
    under = own;
    return own.way;
  };
  return {
    get last() {
      return last;
    },
    async refresh() {
      const now = performance.now();
      if (now - readAt < KEPT_MILLISECONDS) return;
      await inTime(under !== null && now - under.since < GIVEN_UP_MILLISECONDS ? under.way : begin(now));
    },
  };
}

async function inTime(way: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, PATIENCE_MILLISECONDS);
  });
  await Promise.race([way, late]);
  clearTimeout(timer);
}
