import { DatabaseSync } from 'node:sqlite';
import pg from 'pg';

type Row = Record<string, unknown>;

/** Every table as it lies in the database, read past the store. */
export async function rawTables(address: string): Promise<Map<string, { columns: string[]; rows: Row[] }>> {
  const { tables, ask, close } = address.startsWith('postgres') ? await openRawPostgres(address) : openRawSqlite(address);
  try {
    const read = new Map<string, { columns: string[]; rows: Row[] }>();
    for (const [table, columns] of Map.groupBy(await ask(tables), ({ table }) => String(table))) {
      read.set(table, { columns: columns.map(({ column }) => String(column)).sort(), rows: await ask(`select * from ${table}`) });
    }
    return read;
  } finally {
    await close();
  }
}

/** Everything that a table holds as one text, bytes as the text they spell. */
export function textOf(rows: readonly Row[]): string {
  const decoder = new TextDecoder();
  return JSON.stringify(rows, (_name, value) => {
    if (typeof value === 'bigint') return String(value);
    return value instanceof Uint8Array ? decoder.decode(value) : value;
  });
}

interface Raw {
  /** Asks for every table and column of it. */
  tables: string;
  ask(text: string): Promise<Row[]>;
  close(): Promise<void>;
}

function openRawSqlite(path: string): Raw {
  const database = new DatabaseSync(path, { readOnly: true });
  return {
    tables: `select t.name as "table", c.name as "column" from sqlite_master t join pragma_table_info(t.name) c
      where t.type = 'table' and t.name not like 'sqlite_%' order by 1, 2`,
    ask: async (text) => {
      const statement = database.prepare(text);
      statement.setReadBigInts(true);
      return statement.all();
    },
    close: async () => database.close(),
  };
}

async function openRawPostgres(url: string): Promise<Raw> {
  const client = new pg.Client(url);
  await client.connect();
  return {
    tables: `select table_name as "table", column_name as "column" from information_schema.columns
      where table_schema = current_schema() order by 1, 2`,
    ask: async (text) => (await client.query(text)).rows,
    close: () => client.end(),
  };
}
