import type { WebhookRecord } from '../../ports/events.ts';
import type { World } from '../../ports/index.ts';
import { secretContext } from '../events/secret-context.ts';
import { resealRequest } from '../exports/request.ts';
import { draftContext } from '../step-up/drafts.ts';
import { openAddress, sealAddress } from '../step-up/operator-address.ts';
import { commandEntry } from './command-entry.ts';

export type ResealWorld = Pick<World, 'store' | 'security' | 'clock'>;

export interface ResealedOthers {
  resealed: number;
  /** What no key at hand opens, or what changed in between: it stays as it is. */
  left: number;
}

/** Seals anew the secrets of a partner's webhooks that an earlier key sealed, so that nothing needs that key any more. */
export async function resealWebhooks(world: ResealWorld, partnerId: string): Promise<ResealedOthers> {
  const counts: ResealedOthers = { resealed: 0, left: 0 };
  for (const webhook of await world.store.reads.events.webhooks(partnerId)) {
    const made = await resealedSecrets(world, webhook).catch(() => 'unopened' as const);
    if (made === null) continue;
    const isSaved = made !== 'unopened' && (await saveSecrets(world, webhook, made));
    if (isSaved) counts.resealed += 1;
    else counts.left += 1;
  }
  return counts;
}

/** Seals anew where codes are sent to a partner's operators, and their drafts. */
export async function resealOperators(world: ResealWorld, partnerId: string): Promise<ResealedOthers> {
  const counts: ResealedOthers = { resealed: 0, left: 0 };
  const { operators, drafts } = world.store.reads;
  for (const { operatorId, userId, ...read } of await operators.addresses(partnerId)) {
    const anew = async () => sealAddress(world.security, partnerId, userId, await openAddress(world.security, partnerId, userId, read));
    await resealOne(world, read.emailSealed, counts, anew, ({ emailSealed }) =>
      world.store.write(partnerId, async (unit) => {
        if ((await unit.operators.address(partnerId, operatorId))?.emailSealed !== read.emailSealed) return false;
        await unit.operators.saveAddress(partnerId, operatorId, { ...read, emailSealed });
        return true;
      }),
    );
  }
  for (const { operatorId, draft, savedAt, contentSealed } of await drafts.list(partnerId)) {
    const context = draftContext(partnerId, operatorId, draft);
    const anew = async () => world.security.sealField(await world.security.openField(contentSealed, context), context);
    await resealOne(world, contentSealed, counts, anew, (made) =>
      world.store.write(partnerId, async (unit) => {
        if ((await unit.drafts.find(partnerId, operatorId, draft))?.contentSealed !== contentSealed) return false;
        await unit.drafts.save(partnerId, operatorId, draft, { savedAt, contentSealed: made });
        return true;
      }),
    );
  }
  return counts;
}

/** What the present key sealed stays; `save` answers false where what was read has changed meanwhile. */
export async function resealOne<Made>(
  { security }: ResealWorld,
  sealed: string,
  counts: ResealedOthers,
  anew: () => Promise<Made>,
  save: (made: Made) => Promise<boolean>,
): Promise<void> {
  if (!security.isOutdated(sealed)) return;
  const made = await anew().catch(() => null);
  const isSaved = made !== null && (await save(made));
  if (isSaved) counts.resealed += 1;
  else counts.left += 1;
}

/** Seals anew what exports of all partners that wait or run were asked for. */
export async function resealExports({ store, security }: ResealWorld): Promise<ResealedOthers> {
  const counts: ResealedOthers = { resealed: 0, left: 0 };
  for (const { partnerId, jobId } of await store.reads.jobs.due(END_OF_TIME, WAITING_MAXIMUM)) {
    const job = await store.reads.jobs.find(partnerId, jobId);
    if (!job) continue;
    const made = await resealRequest(security, job).catch(() => 'unopened');
    if (made === null) continue;
    const isSaved =
      made !== 'unopened' && (await store.write(partnerId, (unit) => unit.jobs.resealRequest(partnerId, jobId, job.request, made)));
    if (isSaved) counts.resealed += 1;
    // Where it has ended meanwhile, it needs no key.
    else if (made === 'unopened') counts.left += 1;
  }
  return counts;
}

/** By then every lease has run out, so that running jobs count as well. */
const END_OF_TIME = '9999-12-31T23:59:59.999Z';
const WAITING_MAXIMUM = 10_000;

type Secrets = Pick<WebhookRecord, 'secretSealed' | 'earlier'>;

/** Null where the present key sealed all of them. Throws where no key opens one. */
async function resealedSecrets(
  { security }: ResealWorld,
  { partnerId, webhookId, secretSealed, earlier }: WebhookRecord,
): Promise<Secrets | null> {
  if (![secretSealed, ...(earlier ? [earlier.secretSealed] : [])].some(security.isOutdated)) return null;
  const context = secretContext(partnerId, webhookId);
  const anew = async (sealed: string) =>
    security.isOutdated(sealed) ? security.sealField(await security.openField(sealed, context), context) : sealed;
  return {
    secretSealed: await anew(secretSealed),
    earlier: earlier && { ...earlier, secretSealed: await anew(earlier.secretSealed) },
  };
}

/** False where the secrets are no longer those that were read. */
async function saveSecrets(world: ResealWorld, { partnerId, webhookId, ...read }: WebhookRecord, made: Secrets): Promise<boolean> {
  return world.store.write(partnerId, async (unit) => {
    const present = await unit.events.webhook(partnerId, webhookId);
    const isAsRead = present?.secretSealed === read.secretSealed && present.earlier?.secretSealed === read.earlier?.secretSealed;
    if (!isAsRead) return false;
    await unit.events.saveWebhook(partnerId, webhookId, made);
    await unit.audit.append(partnerId, commandEntry(world, 'customers.reseal', [webhookId]));
    return true;
  });
}
