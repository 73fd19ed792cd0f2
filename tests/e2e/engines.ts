import { type RunningPostgres, startPostgres } from '../postgres.ts';

/** The two engines that the same promises hold on, and how to point a server at a new database of each. */
export interface Engine {
  name: 'SQLite' | 'PostgreSQL';
  open(): Promise<{ env: NodeJS.ProcessEnv; close(): Promise<void> }>;
}

export const ENGINES: readonly Engine[] = [
  { name: 'SQLite', open: async () => ({ env: {}, close: async () => {} }) },
  {
    name: 'PostgreSQL',
    open: async () => {
      const postgres: RunningPostgres = await startPostgres();
      return { env: { DATABASE_URL: await postgres.createDatabase() }, close: () => postgres.stop() };
    },
  },
];
