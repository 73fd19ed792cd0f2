import { freezeMigrations } from './frozen-migrations.ts';

/** `npm run freeze-migrations`, with every release: from then on its migrations can no longer be edited. */
try {
  const names = freezeMigrations();
  console.log(names.length > 0 ? `Frozen: ${names.join(', ')}.` : 'Nothing new: every migration was frozen before.');
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}
