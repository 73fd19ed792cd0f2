import type { PostgresPool, PostgresPoolClient } from 'kysely';
import pg from 'pg';
import type { Meter } from '../../ports/meter.ts';
import { isStalePlan } from '../../storage/index.ts';
import { QueryWatch } from './postgres-watch.ts';
import { nameOf } from './statement-names.ts';

export interface PostgresPoolOptions {
  url: string;
  connections: number;
  meter?: Pick<Meter, 'poolWait'> | undefined;
  /** How long a query may run before the server ends it, and, a little later, before it is given up here. Default: as long as it takes. */
  queryMilliseconds?: number | undefined;
  /** Statements asked for at once are sent at once, and answered in their order; else each waits for the answer to the one before. */
  isPipelined?: boolean | undefined;
}

/** A server that is there answers a connect in a few milliseconds; one that is away must not hold requests up. */
const CONNECT_MILLISECONDS = 1_500;
/** How long a query waits for a connection that others use. */
const POOL_WAIT_MILLISECONDS = 5_000;
/** A server that could not be reached is not tried again for so long: what comes meanwhile fails at once. */
const KNOWN_AWAY_MILLISECONDS = 500;
/** The server ends a query first, so that it says so; what is given up here is a server that says nothing at all. */
const SILENCE_MILLISECONDS = 5_000;

class Client extends pg.Client {
  constructor(config?: pg.ClientConfig) {
    super({ ...config, connectionTimeoutMillis: CONNECT_MILLISECONDS });
    // One that breaks, even with the message that welcomes it: the next query tells. Unheard, the event would end the process.
    this.on('error', () => {});
  }
}

class PipelinedClient extends Client {
  constructor(config?: pg.ClientConfig) {
    // Known to the driver, not to its types yet.
    super({ ...config, pipeline: true } as pg.ClientConfig);
  }
}

/** A pool as Kysely wants it: fails fast where the server is away, prepares statements, and parts with connections that are no longer of use. */
export function postgresPool({ url, connections, meter, queryMilliseconds, isPipelined = false }: PostgresPoolOptions): PostgresPool {
  const pool = new pg.Pool({
    connectionString: url,
    max: connections,
    connectionTimeoutMillis: POOL_WAIT_MILLISECONDS,
    allowExitOnIdle: true,
    keepAlive: true,
    application_name: 'partner-widgets',
    Client: isPipelined ? PipelinedClient : Client,
    ...(queryMilliseconds ? { statement_timeout: queryMilliseconds, query_timeout: queryMilliseconds + SILENCE_MILLISECONDS } : {}),
  });
  // A connection that breaks while idle is replaced; the next query that needs one tells.
  pool.on('error', () => {});
  const clients = new WeakMap<pg.PoolClient, PostgresPoolClient>();
  const { reach, noteAway } = reaching(pool);
  const watch = new QueryWatch({ url, onAway: noteAway });
  return {
    async connect() {
      const startedAt = performance.now();
      const client = await reach();
      meter?.poolWait(performance.now() - startedAt);
      const known = clients.get(client);
      if (known) return known;
      const made = preparing(client, watch);
      clients.set(client, made);
      return made;
    },
    end: () => pool.end(),
    options: pool.options,
  };
}

/** Connects; remembers for a moment that the server could not be reached, where no connection is left that shows otherwise. */
function reaching(pool: pg.Pool): { reach(): Promise<pg.PoolClient>; noteAway(error: unknown): void } {
  let open = 0;
  let away: { until: number; error: unknown } | null = null;
  pool.on('connect', () => {
    open += 1;
    away = null;
  });
  pool.on('remove', () => {
    open -= 1;
  });
  const noteAway = (error: unknown) => {
    away = { until: performance.now() + KNOWN_AWAY_MILLISECONDS, error };
  };
  return {
    noteAway,
    async reach() {
      if (away && performance.now() < away.until) throw away.error;
      try {
        return await pool.connect();
      } catch (error) {
        if (open === 0) noteAway(error);
        throw error;
      }
    },
  };
}

/** The driver gave a query up; the connection goes on waiting for its answer. */
const GIVEN_UP = /^Query read timeout$/;

function preparing(client: pg.PoolClient, watch: QueryWatch): PostgresPoolClient {
  /** Ended when it is given back: what the server prepared on it, or is still busy with, is of no more use. */
  let isSpent = false;
  const ask = (text: string, parameters: readonly unknown[], isPrepared: boolean) => {
    const name = isPrepared ? nameOf(text, parameters.length) : undefined;
    return watch.during(client, () => client.query({ text, values: [...parameters], ...(name ? { name } : {}) }));
  };
  const query = async (text: string, parameters: readonly unknown[]) => {
    try {
      return await ask(text, parameters, !isSpent);
    } catch (error) {
      if (GIVEN_UP.test((error as Error).message)) isSpent = true;
      if (!isStalePlan(error)) throw error;
      isSpent = true;
      // Inside a transaction everything is lost until its end; whoever runs it runs it again.
      if (isInTransaction(client)) throw error;
      return await ask(text, parameters, false);
    }
  };
  return { query, release: (error?: boolean) => client.release(isSpent || error) } as unknown as PostgresPoolClient;
}

/** What the server said of the connection with its last answer: `I` idle, `T` in a transaction, `E` in one that failed. */
function isInTransaction(client: pg.PoolClient): boolean {
  return (client as unknown as { getTransactionStatus(): string | null }).getTransactionStatus() !== 'I';
}
