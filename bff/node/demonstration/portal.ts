import { randomBytes } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { LOCALES, type Locale } from '../../../shared/values/lists.ts';
import type { WorldPartnerName } from '../../sandbox/world.ts';
import { serveFolder } from '../service/static.ts';
import { portalPage } from './portal-pages.ts';
import type { PageContext, PortalPerson } from './portal-parts.ts';
import { signInPage } from './portal-people.ts';
import { CUSTOMER_PAGE, FIRST_PAGE, type PortalPage, readRoute, safeReturn } from './portal-routes.ts';

const COOKIE = 'demonstration_portal';
const LONGEST_FORM_BYTES = 4096;
const MOST_SESSIONS = 1000;

const PAGE_HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'no-store',
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  // The BFF tells its own pages by the referrer where a browser sends no Origin, so that it must stay.
  'referrer-policy': 'strict-origin',
  'x-content-type-options': 'nosniff',
  'cross-origin-opener-policy': 'same-origin',
};

export interface PortalOptions extends PageContext {
  /** Where the portal's server reaches the BFF. */
  bffUrl: string;
  /** Origin of the portal's pages, besides localhost. */
  publicOrigin: string;
}

/**
 * The demonstration portal: what a partner's own server does. Keeps its own sign-in, holds the secret key, and mints sessions through the
 * public contract. Answers null for paths that are not its own.
 */
export function createPortal(options: PortalOptions): (request: Request) => Promise<Response | null> {
  const assets = serveFolder({ folder: fileURLToPath(new URL('../../../stories/portal/', import.meta.url)) });
  const people = new Map<string, PortalPerson>();
  return async (request) => {
    const url = new URL(request.url);
    if (request.method === 'GET' && url.pathname.startsWith('/portal/assets/'))
      return assets(url.pathname.slice('/portal/assets/'.length), request);
    const route = readRoute(request.method, url.pathname);
    if (route === null) return null;
    const refusal = refuseStranger(request, url, options.publicOrigin);
    if (refusal) return refusal;
    const id = readCookie(request);
    const person = people.get(id);
    switch (route) {
      case 'start':
        return person
          ? redirect(pathFor(person, safeReturn(url.searchParams.get('to'))))
          : page(signInPage(options, safeReturn(url.searchParams.get('to'))));
      case 'sign-in':
        return signIn(request, people, options, ownOrigin(url, options));
      case 'sign-out':
        people.delete(id);
        return redirect('/', `${COOKIE}=; Path=/; Max-Age=0`);
      case 'session':
        return person
          ? mintSession(ownOrigin(url, options), person, { ...options, locale: nearestLocale(url.searchParams.get('locale')) })
          : Response.json({}, { status: 401 });
      default:
        if (!person) return redirect(`/?to=${encodeURIComponent(url.pathname + url.search)}`);
        return isTheirs(person, route) ? page(portalPage(options, person, route)) : redirect(pathFor(person, FIRST_PAGE));
    }
  };
}

/** Pages answer to their own names alone, so that no other site can point its name at this machine; forms come from their own pages. */
function refuseStranger(request: Request, url: URL, publicOrigin: string): Response | null {
  const isOwnName = ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname) || url.host === new URL(publicOrigin).host;
  if (!isOwnName)
    return new Response('This portal answers to localhost. Set PUBLIC_ORIGIN to reach it under another name.', { status: 421 });
  if (request.method === 'GET') return null;
  const origin = request.headers.get('origin');
  const site = request.headers.get('sec-fetch-site') ?? 'none';
  const isOwnPage = origin === null ? ['same-origin', 'none'].includes(site) : URL.parse(origin)?.host === url.host;
  return isOwnPage ? null : new Response('Only pages of this portal may do that.', { status: 403 });
}

/** The origin browsers see: behind a proxy that speaks TLS, requests arrive as plain http. */
function ownOrigin(url: URL, { publicOrigin }: PortalOptions): string {
  return url.host === new URL(publicOrigin).host ? publicOrigin : url.origin;
}

/** Operators' pages and the customer's page keep apart. */
function isTheirs(person: PortalPerson, route: PortalPage): boolean {
  return (person.kind === 'customer') === (route === 'my-partner');
}

/** Where somebody is led who asked for a page: to it where it is theirs, else to their own first one. */
function pathFor(person: PortalPerson, path: string): string {
  if (person.kind === 'customer') return CUSTOMER_PAGE;
  return path === CUSTOMER_PAGE ? FIRST_PAGE : path;
}

async function signIn(request: Request, people: Map<string, PortalPerson>, options: PortalOptions, origin: string): Promise<Response> {
  if (Number(request.headers.get('content-length') ?? LONGEST_FORM_BYTES + 1) > LONGEST_FORM_BYTES) return redirect('/');
  const form = new URLSearchParams(await request.text());
  const person = personOf(form, options);
  if (!person) return redirect('/');
  const oldest = people.keys().next().value;
  if (people.size >= MOST_SESSIONS && oldest !== undefined) people.delete(oldest);
  const id = randomBytes(24).toString('base64url');
  people.set(id, person);
  const secure = origin.startsWith('https:') ? '; Secure' : '';
  return redirect(pathFor(person, safeReturn(form.get('to'))), `${COOKIE}=${id}; Path=/; HttpOnly; SameSite=Lax${secure}`);
}

/** Who was chosen; null where the demonstration has nobody like that. */
function personOf(form: URLSearchParams, { keys, signers }: PortalOptions): PortalPerson | null {
  const [name = '', id = ''] = (form.get('operator') ?? form.get('customer') ?? '').split('/');
  if (!Object.hasOwn(keys, name)) return null;
  const partner = name as WorldPartnerName;
  if (!form.has('operator')) {
    return signers.get(partner)?.some(({ customerId }) => customerId === id) ? { kind: 'customer', partner, customerId: id } : null;
  }
  return keys[partner].operators.some(({ userId }) => userId === id) ? { kind: 'operator', partner, userId: id } : null;
}

/** What a partner's server does for its own signed-in user: `POST /v1/sessions` with the secret key. */
async function mintSession(
  origin: string,
  person: PortalPerson,
  { keys, bffUrl, locale }: PortalOptions & { locale: Locale },
): Promise<Response> {
  const { secretKey } = keys[person.partner];
  const minted = await fetch(new URL('/v1/sessions', bffUrl), {
    method: 'POST',
    headers: { authorization: `Bearer ${secretKey}`, 'content-type': 'application/json' },
    body: JSON.stringify({ subject: subjectOf(person, keys), origins: [origin], locale }),
  });
  if (!minted.ok) return Response.json({}, { status: 502 });
  const { secret } = (await minted.json()) as { secret: string };
  return Response.json({ secret }, { headers: { 'cache-control': 'no-store' } });
}

/** The portal's own id of whoever signs for a customer here. */
const CLERK = 'finance-clerk-1';

function subjectOf(person: PortalPerson, keys: PortalOptions['keys']) {
  if (person.kind === 'customer') return { kind: 'end-customer', customerId: person.customerId, personId: CLERK };
  const { operators, partner } = keys[person.partner];
  // Where the BFF keeps the roles, the portal names none.
  const roles = partner.rolesFrom === 'session' ? (operators.find(({ userId }) => userId === person.userId)?.roles ?? []) : undefined;
  return { kind: 'operator', userId: person.userId, roles };
}

/** The language of the page: what the BFF itself says to somebody, such as by mail, is in it too. */
function nearestLocale(asked: string | null): Locale {
  return LOCALES.find((locale) => locale === asked) ?? LOCALES[0];
}

function readCookie(request: Request): string {
  const pairs = (request.headers.get('cookie') ?? '').split(/;\s*/);
  return pairs.find((pair) => pair.startsWith(`${COOKIE}=`))?.slice(COOKIE.length + 1) ?? '';
}

function page(html: string): Response {
  return new Response(html, { headers: PAGE_HEADERS });
}

function redirect(path: string, cookie?: string): Response {
  return new Response(null, {
    status: 303,
    headers: { location: path, 'cache-control': 'no-store', ...(cookie ? { 'set-cookie': cookie } : {}) },
  });
}
