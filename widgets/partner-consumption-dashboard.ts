import { PartnerConsumptionDashboard } from './consumption-dashboard/index.ts';
import { define } from './define.ts';

define('partner-consumption-dashboard', PartnerConsumptionDashboard);

export * from './consumption-dashboard/index.ts';
export type { PartnerEventMap, PartnerEventMaps } from './events.ts';
