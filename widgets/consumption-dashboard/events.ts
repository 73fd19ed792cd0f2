import type { Failure } from '../core/failure.ts';
import type { RevealReport } from '../core/reveals.ts';
import type { DashboardState, DashboardViewName } from './query.ts';

/** Detail of `partner-load`. */
export interface DashboardLoad {
  view: DashboardViewName;
  /** Bill lines that the figures stand for. */
  lines: number;
}

/** Events of `<partner-consumption-dashboard>` by name. */
export interface PartnerConsumptionDashboardEventMap {
  'partner-load': CustomEvent<DashboardLoad>;
  'partner-error': CustomEvent<Failure>;
  'partner-state-change': CustomEvent<{ state: DashboardState }>;
  'partner-reveal': CustomEvent<RevealReport>;
}
