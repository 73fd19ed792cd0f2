import type { ExportKind, JobState, Permission } from '../../shared/values/lists.ts';
import { type AuditScope, auditScopeOf } from './audit-rules.ts';
import { type Refusal, refuse } from './refusal.ts';

/** Exports of one operator that may wait or run at once. */
export const MAXIMUM_LIVE_EXPORTS = 5;
/** Workers that may die over a job before it is given up: something about the job itself kills them. */
export const MAXIMUM_ATTEMPTS = 5;

/** A job that waits or runs. */
export function isLive(state: JobState): boolean {
  return state === 'queued' || state === 'running';
}

/**
 * Customers are for administrators alone (R-EXP-4), also as a list of who has signed, which names all of them; operations for whoever reads
 * their log; consumption for whoever may export it; the trail for everybody, each as far as they see it.
 */
export function checkExportPermission(what: ExportKind, permissions: readonly Permission[]): Refusal | null {
  const needed = NEEDED[what];
  return needed === null || permissions.includes(needed) ? null : refuse('permission-missing');
}

const NEEDED: Readonly<Record<ExportKind, Permission | null>> = {
  customers: 'customer.export',
  audit: null,
  operations: 'operation-log.read',
  'consumption-lines': 'consumption.export',
  'consumption-distribution': 'consumption.export',
  'agreement-standings': 'customer.export',
};

/** What an export was made of: a kind, and of the trail how much; null of anything else. */
export interface ExportContent {
  what: ExportKind;
  auditScope: AuditScope | null;
}

/** Whether somebody may still have the file of an export of their own: rights may have shrunk since it was made. */
export function checkExportContent({ what, auditScope }: ExportContent, permissions: readonly Permission[]): Refusal | null {
  if (auditScope === 'all' && auditScopeOf(permissions) !== 'all') return refuse('permission-missing');
  return checkExportPermission(what, permissions);
}

/** Whether one more export fits beside those that wait or run. */
export function checkExportRoom(live: number): Refusal | null {
  return live < MAXIMUM_LIVE_EXPORTS ? null : refuse('exports-full');
}

export interface ExportFile {
  state: JobState;
  fileExpiresAt: string | null;
}

/** Only what is done can be downloaded (R-EXP-2), and only until its file expires. */
export function checkDownload({ state, fileExpiresAt }: ExportFile, now: number): Refusal | null {
  if (state !== 'done' || fileExpiresAt === null) return refuse('export-not-done');
  return Date.parse(fileExpiresAt) <= now ? refuse('export-expired') : null;
}

/** Whole seconds left to download: null before the export is done, 0 when it is over. */
export function downloadSecondsLeft({ state, fileExpiresAt }: ExportFile, now: number): number | null {
  if (state !== 'done' || fileExpiresAt === null) return null;
  return Math.max(0, Math.ceil((Date.parse(fileExpiresAt) - now) / 1000));
}
