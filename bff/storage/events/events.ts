import type { EventCommands } from '../../ports/events.ts';
import type { Connection } from '../connection.ts';
import { appending } from './append.ts';
import { settling } from './deliveries.ts';
import { forgetting } from './forget.ts';
import { replaying } from './replay.ts';
import { telling } from './told.ts';
import { webhookCommands } from './webhooks.ts';

export { eventReads } from './reads.ts';

export function eventCommands(connection: Connection): EventCommands {
  return {
    ...appending(connection),
    ...webhookCommands(connection),
    ...settling(connection),
    ...replaying(connection),
    ...forgetting(connection),
    ...telling(connection),
  };
}
