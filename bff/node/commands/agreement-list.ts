import { currentVersion, versionsInForce } from '../../domain/agreement-rules.ts';
import type { AgreementVersion } from '../../ports/agreements.ts';
import type { PartnerRecord } from '../../ports/records.ts';
import type { OpenedWorld } from '../program/world.ts';

/** The agreements of a partner, a line each for their versions, newest first, and how many have signed what counts. */
export async function listLines(world: Pick<OpenedWorld, 'store' | 'clock'>, { partnerId, name }: PartnerRecord): Promise<string[]> {
  const at = new Date(world.clock.businessNow()).toISOString();
  const versions = await world.store.reads.agreements.versions(partnerId);
  const lines = [`${partnerId}  ${name}${versions.length === 0 ? ': no agreements' : ''}`];
  for (const [code, ofCode] of Map.groupBy(versions, (version) => version.code)) {
    const current = currentVersion(ofCode, at);
    lines.push(`  ${code}${current ? await countWords(world, ofCode, current, at) : ': no version counts now'}`);
    const newestFirst = ofCode.toSorted((one, other) => other.version - one.version);
    lines.push(...newestFirst.flatMap((version) => versionLines(version, { isCurrent: version === current, at })));
  }
  return lines;
}

async function countWords(
  { store }: Pick<OpenedWorld, 'store'>,
  ofCode: readonly AgreementVersion[],
  current: AgreementVersion,
  at: string,
): Promise<string> {
  const { partnerId, code } = current;
  const query = { partnerIds: [partnerId], scope: { kind: 'all' }, code, current, effective: versionsInForce(ofCode, at), at } as const;
  const { signed, pending, overdue } = await store.reads.agreements.standingCounts(query);
  return `: ${signed} signed, ${pending} to sign, ${overdue} overdue`;
}

function versionLines(version: AgreementVersion, { isCurrent, at }: { isCurrent: boolean; at: string }): string[] {
  const { effectiveAt, withdrawnAt, audience, isRequired, noticeDays, viewPolicy } = version;
  const state =
    withdrawnAt !== null ? `withdrawn ${withdrawnAt}` : isCurrent ? 'counts now' : effectiveAt > at ? 'effective later' : 'superseded';
  const terms = [audience.join(' and '), isRequired ? `required after ${noticeDays} ${noticeDays === 1 ? 'day' : 'days'}` : 'not required'];
  if (viewPolicy !== 'none') terms.push(`view: ${viewPolicy}`);
  return [
    `    version ${version.version}  ${state}; effective ${effectiveAt}; ${terms.join('; ')}`,
    ...version.texts.map(({ locale, title, sourceSha256 }) => `      ${locale}  ${title}  sha256 ${sourceSha256}`),
  ];
}
