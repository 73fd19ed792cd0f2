import type { Locale } from '../../../shared/values/lists.ts';
import { mayCustomerRead } from '../../domain/agreement-reading.ts';
import { pickText } from '../../domain/agreement-rules.ts';
import { isRefusal, type Refusal, refuse } from '../../domain/refusal.ts';
import type { AgreementText, AgreementVersion } from '../../ports/agreements.ts';
import type { World } from '../../ports/index.ts';
import type { CallOf, SessionCaller } from '../action.ts';
import { instantOf } from '../audit-entry.ts';
import { whoseBook } from '../money/whose-book.ts';

/** A text with its version, and whose it is. */
export interface FoundText {
  partnerId: string;
  version: AgreementVersion;
  text: AgreementText;
}

type Asked = Pick<CallOf<'GET /v1/agreements/:code/versions/:version/text'>, 'caller' | 'params' | 'query'>;

/** More signatures than a customer has under one code. */
const SIGNATURES_READ = 500;

/**
 * The text of a version that a caller may read: operators every version of the partner, or of a reseller; a customer what it is or was asked to
 * sign. A locale that is named must be there; else it is the session's, or the first there is.
 */
export async function findText({ store, clock }: World, { caller, params, query }: Asked): Promise<FoundText | Refusal> {
  const { reads } = store;
  const whose = await whoseBook(reads, caller, query.indirectPartnerId);
  if (isRefusal(whose)) return whose;
  const { partnerId } = whose;
  const version = (await reads.agreements.versions(partnerId, params.code)).find((one) => one.version === params.version);
  if (!version || !(await isReadable({ store, clock }, caller, version))) return refuse('not-found');
  const locale = localeOf(version, query.locale, caller.session.locale);
  const text = locale && (await reads.agreements.text(partnerId, version.code, version.version, locale));
  return text ? { partnerId, version, text } : refuse('not-found');
}

async function isReadable(
  { store, clock }: Pick<World, 'store' | 'clock'>,
  { session: { actor } }: SessionCaller,
  version: AgreementVersion,
): Promise<boolean> {
  if (actor.kind === 'operator') return true;
  const { partnerId, code } = version;
  const { agreements } = store.reads;
  const customer = await agreements.customer(partnerId, actor.customerId);
  if (customer === null) return false;
  const rows = await agreements.ofCustomer(partnerId, actor.customerId, SIGNATURES_READ, code);
  const signed = rows.filter((row) => row.kind === 'signed').map((row) => row.version);
  return mayCustomerRead(version, customer, { signed, at: instantOf(clock.businessNow()) });
}

function localeOf({ texts }: AgreementVersion, asked: Locale | undefined, preferred: Locale): Locale | null {
  if (asked === undefined) return pickText(texts, preferred).locale;
  return texts.some(({ locale }) => locale === asked) ? asked : null;
}
