import { MANIFEST_LIFE_SECONDS } from '../../shared/values/agreement-lists.ts';
import { LOCALES, type Locale } from '../../shared/values/lists.ts';

/** What was presented to whom and when; signed by the server, sent back by the signer as it is. */
export interface Manifest {
  manifestId: string;
  partnerId: string;
  customerId: string;
  /** The partner's own id of the person; null where its server named none. */
  personId: string | null;
  code: string;
  version: number;
  locale: Locale;
  title: string;
  sourceSha256: string;
  renderedSha256: string;
  /** By the real clock. */
  presentedAt: string;
  expiresAt: string;
}

/** Clocks of replicas may differ by so much. */
const CLOCKS_DIFFER_MILLISECONDS = 60_000;

const TEXTS = ['manifestId', 'partnerId', 'customerId', 'code', 'title', 'sourceSha256', 'renderedSha256'] as const;
const INSTANTS = ['presentedAt', 'expiresAt'] as const;

/** A manifest that can be signed for `MANIFEST_LIFE_SECONDS`. `now`: milliseconds since 1970 in UTC, by the real clock, here and below. */
export function newManifest(facts: Omit<Manifest, 'presentedAt' | 'expiresAt'>, now: number): Manifest {
  const instantOf = (milliseconds: number) => new Date(milliseconds).toISOString();
  return { ...facts, presentedAt: instantOf(now), expiresAt: instantOf(now + MANIFEST_LIFE_SECONDS * 1000) };
}

/** What a signed payload says, where it is a manifest; null where it is anything else. */
export function manifestOf(payload: Record<string, unknown> | null): Manifest | null {
  if (payload === null) return null;
  const { personId, version, locale } = payload;
  const isWhole =
    TEXTS.every((name) => typeof payload[name] === 'string') &&
    INSTANTS.every((name) => typeof payload[name] === 'string' && !Number.isNaN(Date.parse(payload[name]))) &&
    (personId === null || typeof personId === 'string') &&
    Number.isSafeInteger(version) &&
    LOCALES.some((one) => one === locale);
  return isWhole ? pick(payload as unknown as Manifest) : null;
}

/** Nothing but what a manifest is made of: it becomes part of a row. */
function pick(manifest: Manifest): Manifest {
  const { manifestId, partnerId, customerId, personId, code, version, locale, title } = manifest;
  const { sourceSha256, renderedSha256, presentedAt, expiresAt } = manifest;
  return {
    ...{ manifestId, partnerId, customerId, personId, code, version, locale, title },
    ...{ sourceSha256, renderedSha256, presentedAt, expiresAt },
  };
}

/**
 * Whether a manifest was made for who sends it back. It is bound to partner, customer and person, not to a session, so that a session that
 * ends between presenting and signing loses nothing. One from the future was made before a clock was set back: what it says of time is no
 * evidence.
 */
export function isFor(
  manifest: Manifest,
  { partnerId, customerId, personId }: Pick<Manifest, 'partnerId' | 'customerId' | 'personId'>,
  now: number,
) {
  const isTheirs = manifest.partnerId === partnerId && manifest.customerId === customerId && manifest.personId === personId;
  return isTheirs && Date.parse(manifest.presentedAt) <= now + CLOCKS_DIFFER_MILLISECONDS;
}

/** True from the instant on that the manifest names. */
export function isExpired({ expiresAt }: Pick<Manifest, 'expiresAt'>, now: number): boolean {
  return Date.parse(expiresAt) <= now;
}
