import type { AnswerOf } from '../../../shared/contract/index.ts';
import { compareDocuments } from '../../domain/agreement-changes.ts';
import { type Pending, pickText } from '../../domain/agreement-rules.ts';
import { type Manifest, newManifest } from '../../domain/manifest-rules.ts';
import { isRefusal, type Refusal, refuse } from '../../domain/refusal.ts';
import { secondsUntil } from '../../domain/session-rules.ts';
import { checkPresenting } from '../../domain/signing-rules.ts';
import type { AgreementText, AgreementVersion, SigningCustomer } from '../../ports/agreements.ts';
import type { World } from '../../ports/index.ts';
import { refuseOutdated } from '../access/refuse-outdated.ts';
import type { CallOf } from '../action.ts';
import { auditEntry, instantOf } from '../audit-entry.ts';
import { loadSigning } from './load.ts';
import { toPending } from './views.ts';

type Present = CallOf<'POST /v1/agreements/present'>;
type Answer = AnswerOf<'POST /v1/agreements/present'>;

/** What is presented, before it is put on record. */
interface Presented {
  manifest: Manifest;
  answer: Answer;
}

/**
 * Presents the text that is asked of this customer, which the server chooses, and signs what it presented to whom and when. Nothing is given
 * out before that is on record.
 */
export async function present(world: World, call: Present): Promise<Answer | Refusal> {
  const { partnerId } = call.caller.partner;
  const { customerId } = call.caller.session.actor;
  const now = world.clock.now();
  const presented = await prepare(world, call, now);
  return world.store.write(partnerId, async (unit) => {
    const outdated = await refuseOutdated(unit, call.caller, null, now);
    const refused = outdated ?? (isRefusal(presented) ? presented : null);
    const made = { at: instantOf(now), action: 'agreement.present', targets: [customerId] } as const;
    const details = isRefusal(presented) ? { code: call.body.code } : detailsOf(presented.manifest);
    await unit.audit.append(partnerId, auditEntry(call, { ...made, details }, refused ?? undefined));
    return refused ?? (presented as Presented).answer;
  });
}

function detailsOf({ manifestId, code, version, locale, renderedSha256 }: Manifest) {
  return { manifestId, code, version, locale, renderedSha256 };
}

async function prepare(world: World, { caller, body }: Present, now: number): Promise<Presented | Refusal> {
  const { partner, session } = caller;
  const { partnerId } = partner;
  const { customerId, personId } = session.actor;
  const signing = await loadSigning(world.store.reads, partnerId, customerId);
  if (signing === null) return refuse('not-found');
  const businessNow = world.clock.businessNow();
  const versions = signing.versions.filter(({ code }) => code === body.code);
  const newest = signing.standings.find(({ code }) => code === body.code) ?? null;
  const pending = checkPresenting(versions, newest, signing.customer, instantOf(businessNow));
  if (isRefusal(pending)) return pending;
  const { version } = pending;
  const { locale } = pickText(version.texts, body.locale, session.locale);
  const text = await world.store.reads.agreements.text(partnerId, version.code, version.version, locale);
  if (text === null) throw new Error('The text of a version is not there.');
  const { title, sourceSha256, renderedSha256 } = text;
  const facts = {
    partnerId,
    customerId,
    personId,
    code: version.code,
    version: version.version,
    locale,
    title,
    sourceSha256,
    renderedSha256,
  };
  const manifest = newManifest({ manifestId: world.security.makeId('man'), ...facts }, now);
  const answer: Answer = {
    manifest: await world.security.signManifest(manifest),
    presentedAt: manifest.presentedAt,
    expiresInSeconds: secondsUntil(manifest.expiresAt, now),
    agreement: agreementOf(pending, text, businessNow),
    rendered: text.rendered,
    company: companyOf(signing.customer),
    partnerName: partner.name,
    before: await beforeOf(world, partnerId, pending, text, newest?.signedAt ?? null),
  };
  return { manifest, answer };
}

function agreementOf(pending: Pending<AgreementVersion>, text: AgreementText, businessNow: number): Answer['agreement'] {
  const { locale, sourceSha256, renderedSha256 } = text;
  const { viewPolicy, texts } = pending.version;
  const locales = texts.map((one) => one.locale);
  return { ...toPending(pending, locale, businessNow), sourceSha256, renderedSha256, viewPolicy, locales };
}

function companyOf({ customerId, partnerCustomerNo, customerNameMasked }: SigningCustomer): Answer['company'] {
  return { customerId, partnerCustomerNo, customerName: customerNameMasked };
}

/** The version signed before, and what changed since; null where that one had no text in this locale. */
async function beforeOf(
  { store }: World,
  partnerId: string,
  { version, signedVersion }: Pending<AgreementVersion>,
  { locale, rendered }: AgreementText,
  signedAt: string | null,
): Promise<Answer['before']> {
  if (signedVersion === null || signedAt === null) return null;
  const text = await store.reads.agreements.text(partnerId, version.code, signedVersion, locale);
  if (!text) return null;
  const changes = compareDocuments(JSON.parse(text.rendered), JSON.parse(rendered));
  return { version: signedVersion, signedAt, changes: JSON.stringify(changes) };
}
