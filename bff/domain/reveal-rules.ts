import type { RevealWindow } from '../../shared/values/lists.ts';
import { secondsUntilFree } from './limit-rules.ts';
import { type Refusal, refuse } from './refusal.ts';

interface CellsInWindow {
  cells: number;
  oldestAt: string | null;
}

/** Cells revealed in the three windows before now. */
export interface RevealUse {
  operatorMinute: CellsInWindow;
  operatorDay: CellsInWindow;
  partnerHour: CellsInWindow;
}

/** DESIGN.md §4, masking: 200 a minute and 2,000 a day per operator, 10,000 an hour per partner by default. */
export interface RevealLimits {
  revealCellsPerMinute: number;
  revealCellsPerDay: number;
  revealCellsPerPartnerHour: number;
  isRevealPurposeRequired: boolean;
}

interface Allowed {
  limit: number;
  remaining: number;
}

export interface RevealAllowance {
  /** The smallest of the three. */
  remaining: number;
  minute: Allowed;
  day: Allowed;
  partnerHour: Allowed;
  /** When something can be revealed again; null while something remains. */
  retryAfterSeconds: number | null;
  isPurposeRequired: boolean;
}

const MINUTE_SECONDS = 60;
const HOUR_SECONDS = 3600;
const DAY_SECONDS = 86_400;

export function revealAllowanceOf(use: RevealUse, limits: RevealLimits, now: number): RevealAllowance {
  const windows = windowsOf(use, limits);
  const [minute, day, partnerHour] = windows.map(({ limit, cells }) => ({ limit, remaining: Math.max(0, limit - cells) }));
  const remaining = Math.min(...windows.map(({ limit, cells }) => Math.max(0, limit - cells)));
  return {
    remaining,
    minute: minute as Allowed,
    day: day as Allowed,
    partnerHour: partnerHour as Allowed,
    retryAfterSeconds: remaining > 0 ? null : secondsUntilFit(use, limits, 1, now),
    isPurposeRequired: limits.isRevealPurposeRequired,
  };
}

/**
 * Whether a column or a cell may be revealed: whole or not at all. A request that is larger than a limit itself never fits,
 * so no waiting time is named.
 */
export function checkReveal(
  request: { cells: number; hasPurpose: boolean },
  use: RevealUse,
  limits: RevealLimits,
  now: number,
): Refusal | null {
  if (limits.isRevealPurposeRequired && !request.hasPurpose) return refuse('purpose-required');
  const windows = windowsOf(use, limits);
  if (windows.every(({ limit, cells }) => cells + request.cells <= limit)) return null;
  if (windows.some(({ limit }) => request.cells > limit)) return refuse('reveal-limit-reached');
  return refuse('reveal-limit-reached', { retryAfterSeconds: secondsUntilFit(use, limits, request.cells, now) });
}

/** A limit into which a request does not fit. */
export interface ReachedLimit {
  window: RevealWindow;
  limit: number;
  seconds: number;
}

/** The limits into which so many cells do not fit. */
export function limitsReached(cells: number, use: RevealUse, limits: RevealLimits): ReachedLimit[] {
  return windowsOf(use, limits)
    .filter((window) => window.cells + cells > window.limit)
    .map(({ window, limit, seconds }) => ({ window, limit, seconds }));
}

function windowsOf(use: RevealUse, limits: RevealLimits) {
  return [
    { ...use.operatorMinute, window: 'operator-minute' as const, limit: limits.revealCellsPerMinute, seconds: MINUTE_SECONDS },
    { ...use.operatorDay, window: 'operator-day' as const, limit: limits.revealCellsPerDay, seconds: DAY_SECONDS },
    { ...use.partnerHour, window: 'partner-hour' as const, limit: limits.revealCellsPerPartnerHour, seconds: HOUR_SECONDS },
  ];
}

/** The longest wait among the windows that are too full. */
function secondsUntilFit(use: RevealUse, limits: RevealLimits, cells: number, now: number): number {
  const full = windowsOf(use, limits).filter((window) => window.cells + cells > window.limit);
  return Math.max(1, ...full.map((window) => secondsUntilFree({ count: window.cells, oldestAt: window.oldestAt }, window.seconds, now)));
}
