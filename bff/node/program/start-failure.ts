/** Something the person at the command line can put right; the message is a sentence that says how. */
export class StartFailure extends Error {
  override name = 'StartFailure';
}

/** Files that this process makes (database, log, keys, backups) are for its own account alone: they hold names, and who did what. */
export function keepFilesPrivate(): void {
  process.umask(0o077);
}
