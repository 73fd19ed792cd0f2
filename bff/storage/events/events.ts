import type { EventCommands, EventReads } from '../../ports/events.ts';
import type { Connection } from '../connection.ts';
import { unbuilt } from '../unbuilt.ts';

export function eventReads(_connection: Connection): EventReads {
  return {
    after: unbuilt,
    bounds: unbuilt,
    webhooks: unbuilt,
    webhook: unbuilt,
    deliveries: unbuilt,
    due: unbuilt,
    sendable: unbuilt,
    backlog: unbuilt,
    forgettable: unbuilt,
  };
}

export function eventCommands(_connection: Connection): EventCommands {
  return {
    append: unbuilt,
    appendFor: unbuilt,
    addWebhook: unbuilt,
    saveWebhook: unbuilt,
    removeWebhook: unbuilt,
    claim: unbuilt,
    release: unbuilt,
    settle: unbuilt,
    parkOverdue: unbuilt,
    replay: unbuilt,
    forget: unbuilt,
    skipTo: unbuilt,
  };
}
