import { CompiledQuery, type Dialect, PostgresDialect, type PostgresPoolClient } from 'kysely';
import pg from 'pg';

export interface PostgresOptions {
  url: string;
  connections: number;
}

const CONNECT_MILLISECONDS = 5_000;
/** Compiling a plan to machine code costs more than any query of the store; and its disks seek as fast as they read on. */
const SESSION_SETTINGS = 'set jit = off; set random_page_cost = 1.1';

/** Kysely over `pg`, with statements that the server prepares once for each connection. Integers of 64 bits arrive as text. */
export function postgresDialect({ url, connections }: PostgresOptions): Dialect {
  const pool = new pg.Pool({
    connectionString: url,
    max: connections,
    connectionTimeoutMillis: CONNECT_MILLISECONDS,
    allowExitOnIdle: true,
  });
  // A connection that breaks while idle is replaced; the next query that needs one tells.
  pool.on('error', () => {});
  const clients = new WeakMap<pg.PoolClient, PostgresPoolClient>();
  return new PostgresDialect({
    pool: {
      async connect() {
        const client = await pool.connect();
        const known = clients.get(client);
        if (known) return known;
        // One that breaks while it is in use, between two queries: the next query tells. Unheard, the event would end the process.
        client.on('error', () => {});
        const made = withPreparedStatements(client);
        clients.set(client, made);
        return made;
      },
      end: () => pool.end(),
      options: pool.options,
    },
    onCreateConnection: async (connection) => void (await connection.executeQuery(CompiledQuery.raw(SESSION_SETTINGS))),
  });
}

const NAMES_MAXIMUM = 1_000;
const PARAMETERS_MAXIMUM = 200;
const names = new Map<string, string>();

function withPreparedStatements(client: pg.PoolClient): PostgresPoolClient {
  const query = (text: string, parameters: readonly unknown[]) => {
    const name = parameters.length > 0 && parameters.length <= PARAMETERS_MAXIMUM ? nameOf(text) : undefined;
    return client.query({ text, values: [...parameters], ...(name ? { name } : {}) });
  };
  return { query, release: (error?: boolean) => client.release(error) } as unknown as PostgresPoolClient;
}

function nameOf(text: string): string | undefined {
  let name = names.get(text);
  if (name === undefined && names.size < NAMES_MAXIMUM) {
    name = `s${names.size}`;
    names.set(text, name);
  }
  return name;
}
