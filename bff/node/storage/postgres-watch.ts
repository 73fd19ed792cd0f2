import pg from 'pg';

/** A query that takes so long is looked after. */
const PATIENCE_MILLISECONDS = 2_000;
const PROBE_MILLISECONDS = 1_500;
const BETWEEN_LOOKS_MILLISECONDS = 1_000;
/** What a server says for itself has a code of five (SQLSTATE); whatever the network does has another, or none. */
const SERVER_CODE = /^[0-9A-Z]{5}$/;

interface Asked {
  /** When the oldest query was asked, or the one before it answered. */
  since: number;
  /** Queries on the connection that are not answered. */
  queries: number;
  /** At the last look the server knew nothing of the query. */
  isDoubted: boolean;
}

export interface QueryWatchOptions {
  url: string;
  /** Told where nobody answers at the other end. */
  onAway(error: Error): void;
}

/**
 * Looks after queries that take long. A network that swallows everything looks to a driver like a server that works hard, for
 * minutes. So somebody else asks the server, on a connection of its own: where it does not answer, every query is given up; where it
 * does and has nothing to do for one of them, that one's connection is dead, such as behind a firewall that forgot it.
 */
export class QueryWatch {
  readonly #options: QueryWatchOptions;
  readonly #asked = new Map<pg.PoolClient, Asked>();
  #timer: ReturnType<typeof setTimeout> | null = null;

  constructor(options: QueryWatchOptions) {
    this.#options = options;
  }

  /** Runs a query under watch. */
  async during<Answer>(client: pg.PoolClient, ask: () => Promise<Answer>): Promise<Answer> {
    const before = this.#asked.get(client);
    if (before) before.queries += 1;
    else this.#asked.set(client, { since: performance.now(), queries: 1, isDoubted: false });
    this.#timer ??= this.#lookAgain(PATIENCE_MILLISECONDS);
    try {
      return await ask();
    } finally {
      this.#answered(client);
    }
  }

  #answered(client: pg.PoolClient): void {
    const asked = this.#asked.get(client);
    if (!asked || asked.queries === 1) this.#asked.delete(client);
    else Object.assign(asked, { since: performance.now(), queries: asked.queries - 1, isDoubted: false });
  }

  #lookAgain(milliseconds: number): ReturnType<typeof setTimeout> {
    return setTimeout(() => void this.#look(), milliseconds).unref();
  }

  async #look(): Promise<void> {
    const late = [...this.#asked].filter(([, { since }]) => performance.now() - since >= PATIENCE_MILLISECONDS);
    if (late.length > 0) {
      try {
        const active = await activeOf(
          this.#options.url,
          late.map(([client]) => processOf(client)),
        );
        for (const [client, asked] of late) this.#judge(client, asked, active === null || active.has(processOf(client)));
      } catch (error) {
        if (!SERVER_CODE.test(String((error as { code?: unknown }).code))) this.#giveUp(error as Error);
      }
    }
    this.#timer = this.#asked.size > 0 ? this.#lookAgain(BETWEEN_LOOKS_MILLISECONDS) : null;
  }

  /** Once may be between two messages of one query; twice is not. */
  #judge(client: pg.PoolClient, asked: Asked, isKnown: boolean): void {
    if (this.#asked.get(client) !== asked) return;
    if (asked.isDoubted && !isKnown) cut(client);
    asked.isDoubted = !isKnown;
  }

  #giveUp(error: Error): void {
    this.#options.onAway(error);
    for (const client of this.#asked.keys()) cut(client);
  }
}

/**
 * Which of these processes of the server work on something; null where it cannot be told, because something stands between that hands
 * connections on.
 */
async function activeOf(url: string, processes: readonly number[]): Promise<Set<number> | null> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: PROBE_MILLISECONDS, query_timeout: PROBE_MILLISECONDS });
  // Heard so that it does not end the process; the query tells.
  client.on('error', () => {});
  try {
    await client.connect();
    const text =
      "select pg_backend_pid() as own, array(select pid from pg_stat_activity where state = 'active' and pid = any($1)) as active";
    const [found] = (await client.query<{ own: number; active: number[] }>(text, [processes])).rows;
    return found && found.own === processOf(client) ? new Set(found.active) : null;
  } finally {
    // Its end may not come through either.
    cut(client);
  }
}

type Inner = { processID: number; connection: { stream: { destroy(error?: Error): void } } };

function processOf(client: pg.PoolClient | pg.Client): number {
  return (client as unknown as Inner).processID;
}

/** Breaks a connection, whatever it waits for. */
function cut(client: pg.PoolClient | pg.Client): void {
  (client as unknown as Inner).connection.stream.destroy();
}
