import type { ClosedRestore, LoadedDatabase } from '../../actions/restore/close.ts';
import type { Security } from '../../ports/security.ts';
import type { BackupManifest } from '../../storage/index.ts';

export interface RestoreOptions {
  /** Puts the backup in the place of data. */
  isReplacing: boolean;
  security: Security;
  /** Throws `StartFailure` where this backup cannot be used here; asked before anything is changed. */
  check(manifest: Pick<BackupManifest, 'fieldKeyIds' | 'schema'> & { release: string | null }): void;
  /** What is done to the loaded data in the same transaction; a throw leaves everything as it was. `backupAt` is null where the backup does not say. */
  close(loaded: LoadedDatabase, backupAt: string | null): Promise<ClosedRestore>;
  /** Told under which name what is there now will be kept, before that happens. */
  onKept(name: string): void;
}

export interface Restored extends ClosedRestore {
  backupAt: string | null;
  rows: number;
}
