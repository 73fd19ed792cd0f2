import { hasUnseen } from '../../../shared/values/unseen.ts';

/** Letters, digits and hyphens between dots: no user name before an @, no address in numbers alone, no second @ or backslash. */
const HOST = '(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)+[A-Za-z][A-Za-z0-9-]{0,61}[A-Za-z0-9]';
/** Characters of RFC 3986 behind the host. */
const BEHIND = "[A-Za-z0-9\\-._~:/?#@!$&'()*+,;=%]*";
const WEB_ADDRESS = new RegExp(`^https://${HOST}(?::\\d{1,5})?(?:[/?#]${BEHIND})?$`);
const MAIL_ADDRESS = new RegExp(`^mailto:[A-Za-z0-9._+-]{1,64}@${HOST}$`);
const HREF_MAXIMUM = 2_000;

/** The host of an address at the start of what a link says: behind a scheme or an @, or with www. A name of a file is none. */
const SAID_HOST = new RegExp(`^\\s*(?:https?:(?://)?(?:[^\\s/@]*@)?|(?:mailto:)?[^\\s/@]+@|(?=www\\.))(${HOST})(?![A-Za-z0-9.-]*@)`, 'i');

/** Whether what a link says is an address at another host than the one it leads to: whoever reads it would be led elsewhere. */
export function saysAnotherHost(said: string, href: string): boolean {
  const host = SAID_HOST.exec(said)?.[1]?.toLowerCase();
  return host !== undefined && host !== hostOf(href);
}

function hostOf(href: string): string | undefined {
  return new RegExp(`^(?:https://|mailto:[^@]*@)(${HOST})`).exec(href)?.[1]?.toLowerCase();
}

/**
 * The address of a link as it may stand in an agreement, or null: `https:` with a host that is a name, or `mailto:` with one address and
 * nothing else. Chinese and other letters behind the host are written in percent signs, so that the same text always has the same bytes.
 */
export function safeHref(url: string): string | null {
  if (hasUnseen(url)) return null;
  const href = url.replace(/[^\p{ASCII}\s]+/gu, (letters) => encodeURIComponent(letters));
  return href.length <= HREF_MAXIMUM && (WEB_ADDRESS.test(href) || MAIL_ADDRESS.test(href)) ? href : null;
}
