import { z } from 'zod';
import { type EventType, EXPORT_FORMATS, EXPORT_KINDS, REVEAL_WINDOWS, SESSION_STEPS } from '../values/lists.ts';
import { PROBLEM_CODES } from '../values/problem-codes.ts';
import { instant, madeId } from './fields.ts';

/**
 * What an event of each type says besides whom it is about: ids, amounts and times, so that no event says more of a person than an id does.
 * Members are only ever added.
 */
export const eventData = {
  'customer.assigned': z
    .object({
      operatorId: madeId.describe('The account manager from then on.'),
      previousOperatorId: madeId
        .nullable()
        .describe(
          'Who held the customer before; null where nobody did. The same one where only the beginning of the period was stated anew.',
        ),
      assignedAt: instant.describe('From when on.'),
    })
    .describe('A customer was given to an account manager, or handed over to another one.'),
  'customer.unassigned': z
    .object({ operatorId: madeId.describe('The account manager until then.'), endedAt: instant.describe('Until when.') })
    .describe('A customer has no account manager any more.'),
  'export.done': z
    .object({
      jobId: madeId.describe('What `POST /v1/exports` answered.'),
      operatorId: madeId.describe('Who asked for it, and alone can download it.'),
      what: z.enum(EXPORT_KINDS).describe('What was exported.'),
      format: z.enum(EXPORT_FORMATS).describe('In which form.'),
      rows: z.number().int().min(0).describe('Rows in the file, besides the head.'),
      bytes: z.number().int().min(0).describe('Length of the file.'),
      fileExpiresAt: instant.describe('How long the file can be downloaded.'),
    })
    .describe('The file of an export is ready.'),
  'reveal.limit-reached': z
    .object({
      operatorId: madeId.describe('Whose reveal was refused.'),
      window: z.enum(REVEAL_WINDOWS).describe('The limit that was reached: of the operator a minute, a day, or of all operators an hour.'),
      limit: z.number().int().min(0).describe('Values that may be revealed in it.'),
      cells: z.number().int().min(1).describe('Values that were asked for.'),
    })
    .describe('A reveal did not fit into a limit. Told once for an operator and a limit, until its minute, hour or day is over.'),
  'session.refused': z
    .object({
      step: z.enum(SESSION_STEPS).describe('Minting, with your secret key, or swapping the secret for a token, in the browser.'),
      code: z.enum(PROBLEM_CODES).describe('Why, as the answer named it.'),
      count: z.number().int().min(1).describe('How many there were since this was told last; told once a minute at most.'),
    })
    .describe('Sessions were refused.'),
  'store.restored': z
    .object({
      restoredAt: instant.describe('When it was restored.'),
      backupAt: instant.nullable().describe('When the backup was made; null where it does not say.'),
      lastSequence: z
        .number()
        .int()
        .min(0)
        .describe('The last event that the restored store knows of: what you were told after it, up to this event, it does not.'),
    })
    .describe(
      'The store was restored from a backup: what happened after the backup is not in it. Compare your data with it from then on, and send again what is missing.',
    ),
  'webhook.test': z.object({ webhookId: madeId.describe('The webhook.') }).describe('Sent to one webhook because you asked for it.'),
} as const satisfies Record<EventType, z.ZodObject>;

export type EventDataOf<Type extends EventType> = z.output<(typeof eventData)[Type]>;
