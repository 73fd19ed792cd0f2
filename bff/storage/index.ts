export { BackupDamaged, dumpDatabase, isEmptyDatabase, loadDatabase } from './dump.ts';
export { type Engine, sqliteEngine } from './engine.ts';
export { grantTo, type RoleUnfit } from './grants.ts';
export { appliedNumber, DatabaseBusy, type MigrationNews, migrate, SCHEMA_NUMBER } from './migrate.ts';
export { isStalePlan, postgresEngine } from './postgres-engine.ts';
export { checkSchema, DatabaseBehind, DatabaseTooNew, DatabaseUnreleased, readSchema, type SchemaStanding } from './releases.ts';
export { openStore, type StoreOptions } from './store.ts';
export type { Tables } from './tables.ts';
