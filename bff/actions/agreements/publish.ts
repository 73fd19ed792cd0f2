import { checkFaults, checkFollows, checkSentTexts, nextVersion } from '../../domain/publish-rules.ts';
import { isRefusal, type Refusal } from '../../domain/refusal.ts';
import type { AgreementText, AgreementVersion } from '../../ports/agreements.ts';
import type { World } from '../../ports/index.ts';
import type { Unit } from '../../ports/store.ts';
import type { CallOf } from '../action.ts';
import { instantOf } from '../audit-entry.ts';
import { onceCommand } from '../once/once-command.ts';
import { tellPending } from './announce.ts';
import { toVersion } from './views.ts';

type Publish = CallOf<'POST /v1/agreements/versions'>;

/** Publishes a version: from then on neither its texts nor its terms change. Changes no association, and asks for nothing before it is effective. */
export async function publishVersion(world: World, call: Publish) {
  const { code } = call.body;
  const { partnerId } = call.caller.partner;
  const texts = await renderTexts(world, call.body.texts);
  const command = { action: 'agreement.publish', permission: null, targets: [code] } as const;
  return onceCommand<'POST /v1/agreements/versions'>(world, call, command, async (unit) => {
    const by = { kind: 'partner-key', id: call.caller.keyId } as const;
    const version = isRefusal(texts) ? texts : await publishIn(world, unit, { partnerId, by, terms: call.body, texts });
    return isRefusal(version) ? version : { answer: toVersion(version), details: publishedDetails(version) };
  });
}

interface Publishing {
  partnerId: string;
  by: AgreementVersion['publishedBy'];
  terms: Omit<Publish['body'], 'texts'>;
  texts: readonly AgreementText[];
}

/** Decides whether the version may follow those before it, and publishes it; the partner's lock is held. */
export async function publishIn(
  world: World,
  unit: Unit,
  { partnerId, by, terms, texts }: Publishing,
): Promise<AgreementVersion | Refusal> {
  const { code, effectiveAt, audience, noticeDays, isRequired, viewPolicy } = terms;
  const at = instantOf(world.clock.businessNow());
  const asked = effectiveAt === undefined ? null : instantOf(Date.parse(effectiveAt));
  const earlier = await unit.agreements.versions(partnerId, code);
  const refused = checkFollows(earlier, { audience, noticeDays, isRequired, viewPolicy, texts }, { effectiveAt: asked, at });
  if (refused) return refused;
  const version: AgreementVersion = {
    ...{ partnerId, code, version: nextVersion(earlier), audience, noticeDays, isRequired, viewPolicy },
    effectiveAt: asked ?? at,
    publishedAt: at,
    publishedBy: by,
    withdrawnAt: null,
    texts,
  };
  await unit.agreements.publish(version, texts);
  if (version.effectiveAt <= at) await tellPending(world, unit, version);
  return version;
}

/** The texts with their digests, or why they cannot be frozen. */
export async function renderTexts({ agreementFiles, security }: World, sent: Publish['body']['texts']): Promise<AgreementText[] | Refusal> {
  const refused = checkSentTexts(sent);
  if (refused) return refused;
  const rendered = sent.map(({ source }) => agreementFiles.render(source));
  const faulty = checkFaults(rendered.map((one) => ('faults' in one ? one.faults : [])));
  if (faulty) return faulty;
  return Promise.all(
    sent.map(async ({ locale, title, source }, index) => {
      const text = (rendered[index] as { rendered: string }).rendered;
      return {
        locale,
        title,
        source,
        rendered: text,
        sourceSha256: await security.sha256(source),
        renderedSha256: await security.sha256(text),
      };
    }),
  );
}

/** What a reviewer needs to tell which text was published, and from when on. */
export function publishedDetails({ version, effectiveAt, noticeDays, isRequired, audience, viewPolicy, texts }: AgreementVersion) {
  const digests = texts.map(({ locale, sourceSha256, renderedSha256 }) => `${locale} ${sourceSha256} ${renderedSha256}`);
  return { version, effectiveAt, noticeDays, isRequired, audience: [...audience], viewPolicy, digests };
}
