/** A page that somebody who is signed in can open. */
export type PortalPage = 'customers' | 'customer' | 'coupons' | 'consumption' | 'agreements' | 'roles' | 'audit' | 'mailbox' | 'my-partner';
export type PortalRoute = PortalPage | 'start' | 'sign-in' | 'sign-out' | 'session';

const ROUTES: Readonly<Record<string, PortalRoute>> = {
  'GET /': 'start',
  'GET /customers': 'customers',
  'GET /roles': 'roles',
  'GET /coupons': 'coupons',
  'GET /consumption': 'consumption',
  'GET /agreements': 'agreements',
  'GET /audit': 'audit',
  'GET /mailbox': 'mailbox',
  'GET /my-partner': 'my-partner',
  'POST /portal/sign-in': 'sign-in',
  'POST /portal/sign-out': 'sign-out',
  'POST /portal/session': 'session',
};

/** `/customers/{id}`; the characters of an id, some of which browsers escape. */
const CUSTOMER_PATH = /^\/customers\/(?:[A-Za-z0-9._:-]|%3A){1,64}$/i;
export const FIRST_PAGE = '/customers';
/** The one page of an end customer; all others are the operators’. */
export const CUSTOMER_PAGE = '/my-partner';
const LONGEST_RETURN = 2000;

/** What a request is for; null where it is not for the portal. */
export function readRoute(method: string, path: string): PortalRoute | null {
  if (method === 'GET' && CUSTOMER_PATH.test(path)) return 'customer';
  const route = `${method} ${path}`;
  return Object.hasOwn(ROUTES, route) ? (ROUTES[route] ?? null) : null;
}

/** Where a sign-in leads: to the page that was asked for, where it is one of the portal's own; else to the first. */
export function safeReturn(to: string | null): string {
  const base = 'http://portal.invalid';
  const url = to !== null && to.length <= LONGEST_RETURN && to.startsWith('/') ? URL.parse(to, base) : null;
  if (url?.origin !== base) return FIRST_PAGE;
  const route = readRoute('GET', url.pathname);
  return route === null || route === 'start' ? FIRST_PAGE : url.pathname + url.search;
}
