import { hasUnseen } from '../../../shared/values/unseen.ts';

/** Letters, digits and hyphens between dots: no user name before an @, no address in numbers alone, no second @ or backslash. */
const HOST = '(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)+[A-Za-z][A-Za-z0-9-]{0,61}[A-Za-z0-9]';
/** Characters of RFC 3986 behind the host. */
const BEHIND = "[A-Za-z0-9\\-._~:/?#@!$&'()*+,;=%]*";
const WEB_ADDRESS = new RegExp(`^https://${HOST}(?::\\d{1,5})?(?:[/?#]${BEHIND})?$`);
const MAIL_ADDRESS = new RegExp(`^mailto:[A-Za-z0-9._+-]{1,64}@${HOST}$`);
const HREF_MAXIMUM = 2_000;

/**
 * The address of a link as it may stand in an agreement, or null: `https:` with a host that is a name, or `mailto:` with one address and
 * nothing else. Chinese and other letters behind the host are written in percent signs, so that the same text always has the same bytes.
 */
export function safeHref(url: string): string | null {
  if (hasUnseen(url)) return null;
  const href = url.replace(/[^\p{ASCII}\s]+/gu, (letters) => encodeURIComponent(letters));
  return href.length <= HREF_MAXIMUM && (WEB_ADDRESS.test(href) || MAIL_ADDRESS.test(href)) ? href : null;
}
