import { PartnerConsumptionDashboard } from './consumption-dashboard/element.ts';
import { define } from './define.ts';

define('partner-consumption-dashboard', PartnerConsumptionDashboard);

export { dashboardFromSearchParams, dashboardToSearchParams } from './consumption-dashboard/address.ts';
export type { DashboardState } from './consumption-dashboard/query.ts';
export { PartnerConsumptionDashboard };

declare global {
  interface HTMLElementTagNameMap {
    'partner-consumption-dashboard': PartnerConsumptionDashboard;
  }
}
