import { currentVersion } from '../../domain/agreement-rules.ts';
import type { Refusal } from '../../domain/refusal.ts';
import type { AgreementVersion } from '../../ports/agreements.ts';
import type { PartnerRecord } from '../../ports/records.ts';
import { typed } from '../program/release.ts';

export const NOTHING_PUBLISHED = 'Nothing was published.';

type Named = Pick<PartnerRecord, 'partnerId' | 'name'>;

/** What became of publishing, and what follows. */
export function publishedLines(version: AgreementVersion, { partnerId, name }: Named, businessNow: number): string[] {
  const { code, version: number, effectiveAt } = version;
  const isLater = Date.parse(effectiveAt) > businessNow;
  return [
    `${code} version ${number} of ${name} is published, ${isLater ? `effective from ${effectiveAt} on` : 'effective now'}.`,
    ...version.texts.flatMap(({ locale, title, sourceSha256, renderedSha256 }) => [
      `  ${locale}  ${title}`,
      `    source    sha256 ${sourceSha256}`,
      `    rendered  sha256 ${renderedSha256}`,
    ]),
    askedWords(version),
    `It never changes: a correction is a new version. To take it back: ${typed(`agreement withdraw --partner ${partnerId} --code ${code} --version ${number}`)}`,
  ];
}

/** Who is asked to sign, and until when. */
function askedWords({ audience, noticeDays, isRequired }: Pick<AgreementVersion, 'audience' | 'noticeDays' | 'isRequired'>): string {
  const asked = `Asked to sign: ${audience.join(', ')} customers.`;
  if (!isRequired) return `${asked} Nothing waits for it.`;
  const days = noticeDays === 0 ? 'At once' : `After ${noticeDays} ${noticeDays === 1 ? 'day' : 'days'}`;
  return `${asked} ${days}, what they do themselves waits for the signature.`;
}

/** What became of withdrawing, and which version counts instead. */
export function withdrawnLines({ code, version }: AgreementVersion, versions: readonly AgreementVersion[], businessNow: number): string[] {
  const counts = currentVersion(versions, new Date(businessNow).toISOString());
  return [
    `${code} version ${version} is withdrawn. What was signed stays signed.`,
    counts ? `Version ${counts.version} counts now.` : 'No version counts now: nobody is asked to sign it.',
  ];
}

interface Typed {
  partner: Named;
  code: string;
  version?: number;
}

/** Why nothing was done, and what to type next. */
export function refusalSentence({ refusal, errors = [] }: Refusal, { partner: { partnerId, name }, code, version }: Typed): string {
  const look = `${typed(`agreement list --partner ${partnerId}`)} shows what there is.`;
  switch (refusal) {
    case 'agreement-unchanged':
      return `The newest version of ${code} says exactly this already. ${NOTHING_PUBLISHED} ${look}`;
    case 'agreement-effective-past':
      return `--effective lies in the past. Name a later instant, or leave it out for now. ${NOTHING_PUBLISHED}`;
    case 'agreement-effective-order':
      return `A version of ${code} becomes effective later than this one would. Name an instant after it, or withdraw it first. ${NOTHING_PUBLISHED} ${look}`;
    case 'agreement-withdrawn':
      return `${code} version ${version} of ${name} was withdrawn before. Nothing was changed.`;
    case 'not-found':
      return `${name} has no version ${version} of ${code}. Nothing was changed. ${look}`;
    default:
      return [`Refused: ${refusal}.`, ...errors.map(({ detail }) => detail), 'Nothing was changed.'].join(' ');
  }
}
