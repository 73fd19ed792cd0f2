export { BackupDamaged, dumpDatabase, isEmptyDatabase, loadDatabase } from './dump.ts';
export { type Engine, sqliteEngine } from './engine.ts';
export { appliedNumber, DatabaseTooNew, DatabaseUnreleased, migrate, SCHEMA_NUMBER } from './migrate.ts';
export { postgresEngine } from './postgres-engine.ts';
export { openStore, type StoreOptions } from './store.ts';
export type { Tables } from './tables.ts';
