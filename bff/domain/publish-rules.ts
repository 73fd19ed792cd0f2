import { AGREEMENT_SOURCE_MAXIMUM_BYTES, type SourceFault, type ViewPolicy } from '../../shared/values/agreement-lists.ts';
import type { Locale } from '../../shared/values/lists.ts';
import type { RuledVersion } from './agreement-rules.ts';
import { type Refusal, refuse } from './refusal.ts';

/** A text as it is sent. */
export interface SentText {
  locale: Locale;
  title: string;
  source: string;
}

/** What a version says, as far as two of them are compared. */
export interface Said extends Pick<RuledVersion, 'audience' | 'noticeDays' | 'isRequired'> {
  viewPolicy: ViewPolicy;
  texts: readonly { locale: Locale; title: string; sourceSha256: string }[];
}

export interface FoundFault {
  line: number;
  fault: SourceFault;
}

/** Faults told of one text; whoever mends these sees the others next. */
const FAULTS_TOLD = 20;

/** Bytes of UTF-8. */
export function bytesOf(text: string): number {
  let bytes = 0;
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0;
    bytes += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x1_0000 ? 3 : 4;
  }
  return bytes;
}

/** Whether a source has more bytes of UTF-8 than a text may have. */
export function isTooLong(source: string): boolean {
  return bytesOf(source) > AGREEMENT_SOURCE_MAXIMUM_BYTES;
}

/** Whether texts can be looked at: each locale once, none too long. */
export function checkSentTexts(texts: readonly SentText[]): Refusal | null {
  if (texts.length === 0 || new Set(texts.map(({ locale }) => locale)).size < texts.length) return refuse('agreement-text-missing');
  const errors = texts.flatMap(({ source }, index) =>
    isTooLong(source) ? [{ pointer: `/body/texts/${index}/source`, detail: `${bytesOf(source)} bytes of UTF-8.` }] : [],
  );
  return errors.length > 0 ? refuse('agreement-text-too-long', { errors }) : null;
}

/** `faults`: of each text, in the order in which they were sent. */
export function checkFaults(faults: readonly (readonly FoundFault[])[]): Refusal | null {
  const errors = faults.flatMap((ofText, index) =>
    ofText.slice(0, FAULTS_TOLD).map(({ line, fault }) => ({ pointer: `/body/texts/${index}/source`, detail: `Line ${line}: ${fault}.` })),
  );
  return errors.length > 0 ? refuse('agreement-text-unsupported', { errors }) : null;
}

/**
 * Whether a version may follow those before it (DOMAIN.md §5.1): it says something new, and becomes effective neither in the past nor before
 * one that stands. `effectiveAt`: null where none was asked for, which means now. What was withdrawn holds nothing up, and may be said again.
 */
export function checkFollows(
  earlier: readonly (RuledVersion & Said)[],
  said: Said,
  { effectiveAt, at }: { effectiveAt: string | null; at: string },
): Refusal | null {
  const newest = newestOf(earlier);
  if (newest && newest.withdrawnAt === null && saysTheSame(newest, said)) return refuse('agreement-unchanged');
  if (effectiveAt !== null && effectiveAt < at) return refuse('agreement-effective-past');
  const from = effectiveAt ?? at;
  const isTooEarly = earlier.some((version) => version.withdrawnAt === null && version.effectiveAt > from);
  return isTooEarly ? refuse('agreement-effective-order') : null;
}

/** The number of the next version of a code; withdrawn ones keep theirs. */
export function nextVersion(earlier: readonly RuledVersion[]): number {
  return (newestOf(earlier)?.version ?? 0) + 1;
}

function newestOf<Version extends RuledVersion>(versions: readonly Version[]): Version | null {
  return versions.reduce<Version | null>((newest, one) => (newest === null || one.version > newest.version ? one : newest), null);
}

function saysTheSame(one: Said, other: Said): boolean {
  const said = ({ audience, noticeDays, isRequired, viewPolicy, texts }: Said) =>
    JSON.stringify([
      audience.toSorted(),
      noticeDays,
      isRequired,
      viewPolicy,
      texts.map(({ locale, title, sourceSha256 }) => [locale, title, sourceSha256]).toSorted(),
    ]);
  return said(one) === said(other);
}

/** Whether a version can be withdrawn by its partner. */
export function checkWithdrawable(version: RuledVersion | undefined): Refusal | null {
  if (version === undefined) return refuse('not-found');
  return version.withdrawnAt === null ? null : refuse('agreement-withdrawn');
}
