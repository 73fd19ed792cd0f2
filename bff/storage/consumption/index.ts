import type { ConsumptionCommands, ConsumptionReads } from '../../ports/consumption.ts';
import type { Connection } from '../connection.ts';
import { saveBudget } from './budgets.ts';
import { catchUp, rebuild } from './catch-up.ts';
import { checkYear, yearsOf } from './check.ts';
import { byCycle, byDay, classesOf, totalOf } from './figures.ts';
import { groupsOf, groupsWithin } from './groups.ts';
import { knownReads } from './known.ts';
import { linesOf } from './lines.ts';

export function figureReads(connection: Connection): ConsumptionReads {
  return {
    ...knownReads(connection),
    total: (query) => totalOf(connection, query),
    classes: (query) => classesOf(connection, query),
    byCycle: (query) => byCycle(connection, query),
    byDay: (query) => byDay(connection, query),
    groups: (query, group) => groupsOf(connection, query, group),
    groupsWithin: (query, outer, group) => groupsWithin(connection, query, outer, group),
    years: (partnerId) => yearsOf(connection, partnerId),
    check: (partnerId, year) => checkYear(connection, partnerId, year),
    lines: (query, from, limit) => linesOf(connection, query, from, limit),
  };
}

export function figureCommands(connection: Connection): ConsumptionCommands {
  return {
    saveBudget: (partnerId, customerId, currency, budget) => saveBudget(connection, { partnerId, customerId, currency, budget }),
    rebuild: (partnerId, from) => rebuild(connection, partnerId, from),
    catchUp: (partnerId) => catchUp(connection, partnerId),
  };
}
