import { z } from 'zod';
import { CONTACT_TOPICS } from '../values/agreement-lists.ts';
import { ASSOCIATION_TYPES, type EventType, EXPORT_FORMATS, EXPORT_KINDS, REVEAL_WINDOWS, SESSION_STEPS } from '../values/lists.ts';
import { COUPON_ASSETS, OPERATION_KINDS } from '../values/money-lists.ts';
import { PROBLEM_CODES } from '../values/problem-codes.ts';
import { amountOf, couponId, currency, customerId, instant, madeId, quotaId } from './fields.ts';

/**
 * What an event of each type says besides whom it is about: ids, amounts and times, so that no event says more of a person than an id does.
 * Members are only ever added.
 */
const moved = z.object({
  operationId: madeId.describe('The operation.'),
  currency: currency.describe('Of all its amounts.'),
  total: amountOf.describe('All amounts together.'),
});
const coupons = moved.extend({
  asset: z.enum(COUPON_ASSETS).describe('What kind of coupon.'),
  quotaId: quotaId.nullable().describe('The quota; null where an operation touched several.'),
  coupons: z.array(z.object({ couponId, customerId, amount: amountOf })).describe('At most 100; a longer operation tells several events.'),
});
const decided = z.object({ operationId: madeId.describe('The operation.'), kind: z.enum(OPERATION_KINDS).describe('What it does.') });

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
  'coupon.issued': coupons.describe('Coupons were issued to customers.'),
  'coupon.recalled': coupons.describe('Coupons were recalled: by an operator, or because the tie to the customer ended or changed.'),
  'coupon.redeemed': moved
    .extend({
      couponId: couponId.describe('The coupon.'),
      usageId: madeId.describe('The usage record.'),
      balance: amountOf.describe('What is left of it.'),
    })
    .describe('A coupon was spent, partly or wholly.'),
  'coupon.refunded': moved
    .extend({
      couponId: couponId.describe('The coupon.'),
      usageId: madeId.describe('The usage record.'),
      balance: amountOf.describe('What is left of it.'),
    })
    .describe('What a coupon had paid was given back.'),
  'coupon.expired': coupons.describe('What was left of expired coupons went back to their quota.'),
  'quota.granted': moved
    .extend({
      quotaId: quotaId.describe('The quota that was granted from.'),
      grants: z.array(z.object({ resellerId: madeId, quotaId, amount: amountOf })).describe('The child quotas.'),
    })
    .describe('Quota was granted to resellers; told to the distributor and to each reseller, which sees its own grant alone.'),
  'quota.recalled': moved
    .extend({ quotas: z.array(z.object({ resellerId: madeId, quotaId, amount: amountOf })).describe('The child quotas.') })
    .describe('Granted quotas were taken back; told to the distributor and to each reseller, which sees its own alone.'),
  'money.allocated': moved
    .extend({
      parties: z
        .array(z.object({ customerId: customerId.nullable(), resellerId: madeId.nullable(), amount: amountOf }))
        .describe('Who received it.'),
    })
    .describe('Money was allocated to customers or resellers.'),
  'money.recalled': moved
    .extend({
      parties: z
        .array(z.object({ customerId: customerId.nullable(), resellerId: madeId.nullable(), amount: amountOf }))
        .describe('From whom.'),
    })
    .describe('Allocated money was recalled.'),
  'operation.awaiting-approval': decided
    .extend({
      currency: currency.describe('Of the amount.'),
      amount: amountOf.describe('What is reserved.'),
      operatorId: madeId.describe('Who asked for it.'),
    })
    .describe('An operation above a limit waits for a second person.'),
  'operation.decided': decided
    .extend({
      decision: z.enum(['approved', 'rejected', 'lapsed']).describe('Lapsed: nobody decided in time.'),
      operatorId: madeId.nullable().describe('Who decided.'),
    })
    .describe('An operation that waited was approved, rejected, or nobody decided in time.'),
  'operation.ended': decided
    .extend({
      state: z.enum(['done', 'stopped']).describe('How.'),
      done: z.number().int().min(0).describe('Items done.'),
      refused: z.number().int().min(0).describe('Items refused.'),
    })
    .describe('A long operation has ended.'),
  'customer.dissociation-submitted': z
    .object({ dissociationId: madeId.describe('To answer with, once the customer has handled it.') })
    .describe('A dissociation was submitted; the customer must handle it.'),
  'customer.dissociated': z
    .object({
      dissociationId: madeId.describe('The dissociation.'),
      operationId: madeId.nullable().describe('What came back; null where nothing did.'),
    })
    .describe('A customer does not belong to the partner any more.'),
  'customer.association-changed': z
    .object({
      from: z.enum(ASSOCIATION_TYPES).describe('Until then.'),
      to: z.enum(ASSOCIATION_TYPES).describe('From then on.'),
      operationId: madeId.nullable().describe('What came back; null where nothing did.'),
    })
    .describe('The type of association of a customer changed.'),
  'agreement.pending': z
    .object({
      code: z.string().describe('The agreement.'),
      version: z.number().int().describe('The version that counts from now on.'),
      effectiveAt: instant.describe('Since when.'),
      noticeDays: z.number().int().describe('Days until it must be signed.'),
      isRequired: z.boolean().describe('Whether what customers do themselves waits for it after that.'),
      audience: z.enum([...ASSOCIATION_TYPES, 'all']).describe('Customers of this association type are asked.'),
    })
    .describe('A version became effective: customers it is meant for are asked to sign it. Told once for all of them.'),
  'agreement.signed': z
    .object({
      recordId: madeId.describe('The record.'),
      code: z.string().describe('The agreement.'),
      version: z.number().int().describe('The version.'),
      signedAt: instant.describe('When.'),
    })
    .describe('A customer signed.'),
  'agreement.withdrawn': z
    .object({
      recordId: madeId.nullable().describe('The signature that its customer withdrew; null where the partner withdrew the version itself.'),
      code: z.string().describe('The agreement.'),
      version: z.number().int().describe('The version.'),
      withdrawnAt: instant.describe('When.'),
    })
    .describe('A customer withdrew its signature, or the partner a version.'),
  'customer.contact-requested': z
    .object({ topic: z.enum(CONTACT_TOPICS).describe('What about.'), requestedAt: instant.describe('When.') })
    .describe('An end customer asks to be contacted.'),
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
