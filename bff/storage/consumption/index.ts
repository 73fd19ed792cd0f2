import type { ConsumptionCommands, ConsumptionReads } from '../../ports/consumption.ts';
import type { Connection } from '../connection.ts';

/** Stands in for what is to come. */
const unbuilt = (): never => {
  throw new Error('Not built yet.');
};

export function figureReads(_connection: Connection): ConsumptionReads {
  return {
    state: unbuilt,
    total: unbuilt,
    classes: unbuilt,
    byCycle: unbuilt,
    byDay: unbuilt,
    groups: unbuilt,
    groupsWithin: unbuilt,
    lines: unbuilt,
    values: unbuilt,
    kinds: unbuilt,
    customers: unbuilt,
    budget: unbuilt,
  };
}

export function figureCommands(_connection: Connection): ConsumptionCommands {
  return { saveBudget: unbuilt, rebuild: unbuilt, catchUp: unbuilt };
}
