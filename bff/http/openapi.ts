import type { Hono } from 'hono';
import { createDocsPage } from './docs-page.ts';
import type { ExchangeOptions } from './exchange.ts';
import { createOpenApi } from './openapi-document.ts';

const FOR_AN_HOUR = 'public, max-age=3600';

export interface Place {
  /** Path under which the BFF stands; empty: none, or one that whoever mounts it takes away. */
  basePath: string;
  publicOrigin?: ExchangeOptions['publicOrigin'];
}

/** `/openapi.json`, and `/docs`, which is the same for people. Made when first asked for. */
export function mountOpenApi(app: Hono, { basePath, publicOrigin }: Place = { basePath: '' }): void {
  const origin = typeof publicOrigin === 'string' ? publicOrigin : '';
  // Without a path of its own a server cannot know under which it was mounted: the document's own folder is right everywhere.
  const server = basePath === '' ? '.' : `${origin}${basePath}`;
  let document: string | undefined;
  let page: ReturnType<typeof createDocsPage> | undefined;
  app.get('/openapi.json', () => {
    document ??= JSON.stringify(createOpenApi(server));
    const headers = { 'content-type': 'application/json; charset=utf-8', 'cache-control': FOR_AN_HOUR, 'access-control-allow-origin': '*' };
    return new Response(document, { headers: { ...headers, 'x-content-type-options': 'nosniff' } });
  });
  app.get('/docs', async () => {
    page ??= createDocsPage(basePath);
    const { html, styleHash } = await page;
    return new Response(html, {
      headers: {
        'content-type': 'text/html; charset=utf-8',
        'cache-control': FOR_AN_HOUR,
        'content-security-policy': `default-src 'none'; style-src '${styleHash}'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'`,
        'referrer-policy': 'no-referrer',
        'x-content-type-options': 'nosniff',
      },
    });
  });
}
