import type { EndpointKey } from '../../shared/contract/index.ts';

/** How a request reaches the BFF. The default is the network; stories and tests hand in the BFF itself. */
export type Transport = (request: Request) => Promise<Response>;

export const networkTransport: Transport = (request) => fetch(request);

export interface RequestParts {
  /** What stands in the path: `customerId` for `:customerId`. */
  params?: unknown;
  /** What is undefined is not asked. */
  query?: unknown;
  body?: unknown;
  /** By which a command happens once, and the code that opens it. */
  headers?: Readonly<Record<string, string>> | undefined;
  token?: string | undefined;
  signal?: AbortSignal | undefined;
}

/** What addresses are relative to. A `<base>` of another origin, such as one for a portal's images, is none of the BFF's. */
function pageAddress(): string {
  const { baseURI } = document;
  const { origin } = globalThis;
  // Not a text where something in the page is called so.
  const isOwn = origin === 'null' || (typeof baseURI === 'string' && new URL(baseURI).origin === origin);
  return isOwn ? baseURI : origin;
}

/** Where the BFF is, whole; without a `base-url` where the page itself is. */
export function wholeAddress(baseUrl: string, path = ''): URL {
  return new URL(baseUrl.replace(/\/$/, '') + path, pageAddress());
}

/**
 * Builds the request of an endpoint. No cookie travels and nothing is kept; the referrer is cut to the origin, by which a
 * GET from the BFF's own origin can still be told apart. Nobody is followed elsewhere: a redirect is no answer.
 */
export function requestOf(baseUrl: string, key: EndpointKey, parts: RequestParts): Request {
  const [method = 'GET', path = '/'] = key.split(' ');
  const headers = new Headers({ accept: 'application/json, application/problem+json', ...parts.headers });
  if (parts.token) headers.set('authorization', `Bearer ${parts.token}`);
  if (parts.body !== undefined) headers.set('content-type', 'application/json');
  return new Request(addressOf(baseUrl, path, parts), {
    method,
    headers,
    body: parts.body === undefined ? null : JSON.stringify(parts.body),
    signal: parts.signal ?? null,
    credentials: 'omit',
    cache: 'no-store',
    redirect: 'manual',
    referrerPolicy: 'strict-origin',
  });
}

function addressOf(baseUrl: string, path: string, { params, query }: RequestParts): URL {
  const values = new Map(Object.entries(params ?? {}));
  const named = path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(values.get(name) ?? '')));
  const url = wholeAddress(baseUrl, named);
  for (const [name, value] of Object.entries(query ?? {})) if (value !== undefined) url.searchParams.set(name, String(value));
  return url;
}
