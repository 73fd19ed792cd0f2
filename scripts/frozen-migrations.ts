import { hash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { type Engine, postgresEngine, sqliteEngine } from '../bff/storage/index.ts';
import { MIGRATIONS, type Migration, statementsOf } from '../bff/storage/migrations/list.ts';

/** A released migration: what it is called, and SHA-256 of what it runs on each engine. */
export interface FrozenMigration {
  name: string;
  sqlite: string;
  postgres: string;
}

const FILE = new URL('../tests/storage/released-migrations.json', import.meta.url);

export function frozenMigrations(): FrozenMigration[] {
  return JSON.parse(readFileSync(FILE, 'utf8')) as FrozenMigration[];
}

/** Phase and `runsWith` belong to what is frozen: databases keep them. */
export function hashesOf(migration: Migration): FrozenMigration {
  const { name, phase, runsWith } = migration;
  const hashOn = (engine: Engine) => hash('sha256', JSON.stringify({ name, phase, runsWith, statements: statementsOf(migration, engine) }));
  return { name, sqlite: hashOn(sqliteEngine), postgres: hashOn(postgresEngine) };
}

/** Freezes what is new; throws where a frozen one was edited. Answers with the names of those that are new. */
export function freezeMigrations(): string[] {
  const frozen = frozenMigrations();
  const now = MIGRATIONS.map(hashesOf);
  for (const [index, one] of frozen.entries()) {
    if (JSON.stringify(one) === JSON.stringify(now[index])) continue;
    throw new Error(`Migration ${index + 1} (${one.name}) was released and has been edited. Put it back, and repair with a new one.`);
  }
  writeFileSync(FILE, `${JSON.stringify(now, null, 2)}\n`);
  return now.slice(frozen.length).map(({ name }) => name);
}
