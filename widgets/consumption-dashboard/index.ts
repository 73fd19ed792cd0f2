import { PartnerConsumptionDashboard } from './element.ts';

export type { RevealReport } from '../core/reveals.ts';
export { dashboardFromSearchParams, dashboardToSearchParams } from './address.ts';
export type { DashboardLoad, PartnerConsumptionDashboardEventMap } from './events.ts';
export type { DashboardState } from './query.ts';
export { PartnerConsumptionDashboard };

declare global {
  interface HTMLElementTagNameMap {
    'partner-consumption-dashboard': PartnerConsumptionDashboard;
  }
}
