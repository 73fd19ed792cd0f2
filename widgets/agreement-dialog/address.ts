import { AGREEMENT_CODE_PATTERN } from '../../shared/values/agreement-lists.ts';

/**
 * The agreement that a page's address asks for, by which a link is passed on; null where it asks for none. It stands behind the `#`, as
 * `#agreement=CODE`, or with what a router keeps there, as `#/my-partner?agreement=CODE`.
 */
export function askedByHash(hash: string): string | null {
  const code = /(?:^#|[?&])agreement=([^&]+)/.exec(hash)?.[1] ?? '';
  return AGREEMENT_CODE_PATTERN.test(code) ? code : null;
}

/**
 * The link by which somebody else comes to an agreement. `template`: the host's own, with `{agreement}` where the code goes, else the code
 * follows as `#agreement=CODE`. Without one: the page itself, without its query, which may say who looks at it.
 */
export function passOnAddress(template: string | null, code: string, here: string): string {
  if (template?.includes('{agreement}')) return new URL(template.replaceAll('{agreement}', code), here).href;
  const url = new URL(template ?? here, here);
  if (template === null) url.search = '';
  url.hash = `agreement=${code}`;
  return url.href;
}
