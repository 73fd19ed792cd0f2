import { newManifest } from '../domain/manifest-rules.ts';
import { agreementFiles } from '../files/agreements/index.ts';
import type { AgreementText, AgreementVersion, NewSignatureRow, SignatureRow } from '../ports/agreements.ts';
import type { Security, Store } from '../ports/index.ts';
import type { AuditEntry } from '../ports/records.ts';
import type { Unit } from '../ports/store.ts';
import { AGREEMENT_TEXTS, type AgreementSource } from './agreements-texts/index.ts';
import { type WorldPartner, type WorldPartnerName, worldId, worldPartner } from './generate-partners.ts';
import {
  effectiveAtOf,
  generateSignatures,
  type PastSignature,
  type SigningPlan,
  VERSION_PLANS,
  type VersionPlan,
} from './generate-signatures.ts';

const PUBLISHER = { kind: 'partner-key', id: 'demonstration' } as const;

export interface AgreementsPlan {
  name: WorldPartnerName;
  seed: string;
  now: number;
  /** All of its customers, in the order of the world. */
  customers: readonly SigningPlan[];
  /** What else happened meanwhile; the audit trail tells all of it in order of time. */
  history: readonly AuditEntry[];
}

type Published = AgreementVersion & { texts: readonly AgreementText[] };

/** Agreements that a partner of the demonstration begins with, and what its customers have signed of them. */
export async function seedAgreements(store: Store, security: Security, plan: AgreementsPlan): Promise<void> {
  const { record, englishShare } = worldPartner(plan.name);
  const versions = await Promise.all(VERSION_PLANS.map((one) => versionOf(security, record, one, plan.now)));
  const locale = englishShare > 0.5 ? 'en' : 'zh-CN';
  const past = plan.customers.flatMap((customer, index) => generateSignatures({ ...plan, index, locale }, customer));
  const rows = await Promise.all(past.map((one, index) => rowsOf(security, { ...plan, partner: record, versions, index }, one)));
  const inOrder = [...rows.flat(), ...plan.history].sort((one, other) => (one.at < other.at ? -1 : 1));
  await store.write(record.partnerId, async (unit) => {
    for (const version of versions) await publish(unit, version);
    for (const one of inOrder)
      await unit.audit.append(record.partnerId, 'recordId' in one ? entryOf(await unit.agreements.append(one)) : one);
  });
}

/** Both chains bear each other out. */
function entryOf({ kind, recordId, customerId, withdraws, code, version, sequence, hash, at }: SignatureRow): AuditEntry {
  return {
    at,
    actor: { kind: 'end-customer', id: customerId },
    sessionId: worldId('ses', recordId),
    requestId: worldId('req', recordId),
    action: kind === 'signed' ? 'agreement.sign' : 'agreement.withdraw-signature',
    targets: withdraws === null ? [customerId, recordId] : [customerId, withdraws, recordId],
    details: { code, version, sequence, hash },
    outcome: 'done',
    refusal: null,
  };
}

/**
 * What a demonstration of an earlier release has not yet: the newest version of each agreement, effective from now on. Nobody has signed it;
 * what is there already stays as it is.
 */
export async function addAgreements(store: Store, security: Security, name: WorldPartnerName, now: number): Promise<void> {
  const { record } = worldPartner(name);
  if ((await store.reads.agreements.versions(record.partnerId)).length > 0) return;
  const newest = VERSION_PLANS.filter(
    ({ code, version }) => !VERSION_PLANS.some((other) => other.code === code && other.version > version),
  );
  const versions = await Promise.all(newest.map((one) => versionOf(security, record, { ...one, version: 1, effectiveDay: 0 }, now, one)));
  await store.write(record.partnerId, async (unit) => {
    for (const version of versions) await publish(unit, version);
  });
}

async function publish(unit: Unit, version: Published): Promise<void> {
  await unit.agreements.publish(version, version.texts);
  await unit.agreements.markTold(version.partnerId, version.code, version.version, version.effectiveAt);
}

async function versionOf(
  security: Security,
  { partnerId }: WorldPartner['record'],
  plan: VersionPlan,
  now: number,
  from: VersionPlan = plan,
): Promise<Published> {
  const effectiveAt = new Date(effectiveAtOf(plan, now)).toISOString();
  const sources = AGREEMENT_TEXTS.filter(({ code, version }) => code === from.code && version === from.version);
  const texts = await Promise.all(sources.map((one) => madeOnce(security, one)));
  const { code, version, audience, noticeDays, isRequired, viewPolicy } = plan;
  const terms = { code, version, audience, noticeDays, isRequired, viewPolicy };
  return { partnerId, ...terms, effectiveAt, publishedAt: effectiveAt, publishedBy: PUBLISHER, withdrawnAt: null, texts };
}

const made = new Map<AgreementSource, Promise<AgreementText>>();

/** The same for every partner and every world of a page. */
function madeOnce(security: Security, source: AgreementSource): Promise<AgreementText> {
  const text = made.get(source) ?? textOf(security, source);
  made.set(source, text);
  return text;
}

async function textOf(security: Security, { locale, title, source }: AgreementSource): Promise<AgreementText> {
  const outcome = agreementFiles.render(source);
  if (!('rendered' in outcome)) throw new Error(`The text ${title} cannot be published: ${JSON.stringify(outcome.faults)}`);
  const { rendered } = outcome;
  return { locale, title, source, rendered, sourceSha256: await security.sha256(source), renderedSha256: await security.sha256(rendered) };
}

interface RowGround {
  name: WorldPartnerName;
  seed: string;
  partner: WorldPartner['record'];
  versions: readonly Published[];
  index: number;
}

/** A signature with the manifest it answers, and its withdrawal where there is one. */
async function rowsOf(security: Security, ground: RowGround, past: PastSignature): Promise<NewSignatureRow[]> {
  const { customerId, code, version, locale, personId, capacity, presentedAt, signedAt, withdrawn } = past;
  const texts = ground.versions.find((one) => one.code === code && one.version === version)?.texts ?? [];
  const text = texts.find((one) => one.locale === locale) ?? texts[0];
  if (!text) throw new Error(`There is no text of ${code} ${version}.`);
  const idOf = (prefix: string, what = 'signature') => worldId(prefix, `${ground.seed}/${ground.name}/${what}/${ground.index}`);
  const { title, sourceSha256, renderedSha256 } = text;
  const { partnerId } = ground.partner;
  const about = { partnerId, customerId, personId, code, version, locale: text.locale, title, sourceSha256, renderedSha256 };
  const manifest = newManifest({ manifestId: idOf('man'), ...about }, presentedAt);
  const { manifestId } = manifest;
  const manifestSha256 = await security.sha256(await security.signManifest(manifest));
  const shared = { ...about, capacity, method: 'tick-and-sign', manifestId, manifestSha256, presentedAt: manifest.presentedAt } as const;
  const recordId = idOf('sig');
  const signed: NewSignatureRow = {
    ...shared,
    kind: 'signed',
    recordId,
    withdraws: null,
    reason: null,
    at: new Date(signedAt).toISOString(),
    annexSha256: null,
  };
  if (withdrawn === null) return [signed];
  const { at, reason } = withdrawn;
  const takenBack = { kind: 'withdrawn', recordId: idOf('sig', 'withdrawal'), withdraws: recordId, reason } as const;
  return [signed, { ...signed, ...takenBack, at: new Date(at).toISOString() }];
}
