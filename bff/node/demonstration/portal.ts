import { randomBytes } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { LOCALES, type Locale } from '../../../shared/values/lists.ts';
import type { WorldPartnerName } from '../../sandbox/world.ts';
import { serveFolder } from '../service/static.ts';
import { type PageContext, type PortalOperator, portalPage, signInPage } from './portal-pages.ts';
import { readRoute, safeReturn } from './portal-routes.ts';

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
  const operators = new Map<string, PortalOperator>();
  return async (request) => {
    const url = new URL(request.url);
    if (request.method === 'GET' && url.pathname.startsWith('/portal/assets/'))
      return assets(url.pathname.slice('/portal/assets/'.length), request);
    const route = readRoute(request.method, url.pathname);
    if (route === null) return null;
    const refusal = refuseStranger(request, url, options.publicOrigin);
    if (refusal) return refusal;
    const id = readCookie(request);
    const operator = operators.get(id);
    switch (route) {
      case 'start':
        return operator
          ? redirect(safeReturn(url.searchParams.get('to')))
          : page(signInPage(options, safeReturn(url.searchParams.get('to'))));
      case 'sign-in':
        return signIn(request, operators, options, ownOrigin(url, options));
      case 'sign-out':
        operators.delete(id);
        return redirect('/', `${COOKIE}=; Path=/; Max-Age=0`);
      case 'session':
        return operator
          ? mintSession(ownOrigin(url, options), operator, { ...options, locale: nearestLocale(url.searchParams.get('locale')) })
          : Response.json({}, { status: 401 });
      default:
        return operator ? page(portalPage(options, operator, route)) : redirect(`/?to=${encodeURIComponent(url.pathname + url.search)}`);
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

async function signIn(
  request: Request,
  operators: Map<string, PortalOperator>,
  { keys }: PortalOptions,
  origin: string,
): Promise<Response> {
  if (Number(request.headers.get('content-length') ?? LONGEST_FORM_BYTES + 1) > LONGEST_FORM_BYTES) return redirect('/');
  const form = new URLSearchParams(await request.text());
  const choice = form.get('operator') ?? '';
  const [name = '', userId = ''] = choice.split('/');
  const partner = Object.hasOwn(keys, name) ? keys[name as WorldPartnerName] : undefined;
  if (!partner?.operators.some((operator) => operator.userId === userId)) return redirect('/');
  const oldest = operators.keys().next().value;
  if (operators.size >= MOST_SESSIONS && oldest !== undefined) operators.delete(oldest);
  const id = randomBytes(24).toString('base64url');
  operators.set(id, { partner: name as WorldPartnerName, userId });
  const secure = origin.startsWith('https:') ? '; Secure' : '';
  return redirect(safeReturn(form.get('to')), `${COOKIE}=${id}; Path=/; HttpOnly; SameSite=Lax${secure}`);
}

/** What a partner's server does for its own signed-in user: `POST /v1/sessions` with the secret key. */
async function mintSession(
  origin: string,
  { partner, userId }: PortalOperator,
  { keys, bffUrl, locale }: PortalOptions & { locale: Locale },
): Promise<Response> {
  const { secretKey, operators, partner: record } = keys[partner];
  // Where the BFF keeps the roles, the portal names none.
  const roles = record.rolesFrom === 'session' ? (operators.find((operator) => operator.userId === userId)?.roles ?? []) : undefined;
  const minted = await fetch(new URL('/v1/sessions', bffUrl), {
    method: 'POST',
    headers: { authorization: `Bearer ${secretKey}`, 'content-type': 'application/json' },
    body: JSON.stringify({ subject: { kind: 'operator', userId, roles }, origins: [origin], locale }),
  });
  if (!minted.ok) return Response.json({}, { status: 502 });
  const { secret } = (await minted.json()) as { secret: string };
  return Response.json({ secret }, { headers: { 'cache-control': 'no-store' } });
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
