import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import type { Hosts } from './hosts.ts';
import { seen, settled, tourAgreement, tourDashboard, tourList, tourQuotas } from './tour.ts';

/** Everything that keeps something in a browser, or leaves the page, throws. */
function forbidAll(): void {
  const refuse = (name: string) => (): never => {
    throw new DOMException(`${name} is not allowed here.`, 'SecurityError');
  };
  for (const name of ['localStorage', 'sessionStorage', 'indexedDB', 'caches'])
    Object.defineProperty(window, name, { configurable: true, get: refuse(name) });
  Object.defineProperty(Document.prototype, 'cookie', { configurable: true, get: refuse('cookie'), set: refuse('cookie') });
  Object.defineProperty(Navigator.prototype, 'serviceWorker', { configurable: true, get: refuse('serviceWorker') });
  for (const name of ['open', 'alert', 'confirm', 'prompt', 'Notification'])
    Object.defineProperty(window, name, { configurable: true, value: refuse(name) });
}

/** What a browser has kept for the page's origin, asked where nothing is forbidden. */
function kept(page: Page): Promise<unknown> {
  return page.evaluate(async () => ({
    local: { ...localStorage },
    session: { ...sessionStorage },
    cookies: document.cookie,
    databases: await indexedDB.databases(),
    caches: await caches.keys(),
    workers: (await navigator.serviceWorker.getRegistrations()).length,
  }));
}

const NOTHING = { local: {}, session: {}, cookies: '', databases: [], caches: [], workers: 0 };

export function isolationSuite(hosts: () => Hosts): void {
  describe('a host that shuts its page off', () => {
    // By `require-corp`: with the headers of docs/CSP.md (policy.ts).
    test('is cross-origin isolated by credentialless, and all widgets work', async () => {
      const headers = () => ({ 'cross-origin-opener-policy': 'same-origin', 'cross-origin-embedder-policy': 'credentialless' });
      const { page, context, complaints } = await hosts().open({ name: 'isolated', headers });
      await settled(seen(page));
      expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
      expect(await complaints()).toEqual([]);
      await context.close();
    });

    test('with cookies and storage blocked, and no window to open: all works, nothing is kept, nobody else is asked', async () => {
      const prepare = async (page: Page): Promise<void> => {
        await page.addInitScript(forbidAll);
        const protocol = await page.context().newCDPSession(page);
        await protocol.send('Emulation.setDocumentCookieDisabled', { disabled: true });
      };
      const { page, context, complaints, requests } = await hosts().open({ name: 'no-storage' }, { prepare });
      const widgets = seen(page);
      await settled(widgets);
      await tourList(page, widgets);
      await tourQuotas(page, widgets);
      await tourDashboard(page, widgets);
      await tourAgreement(page, widgets);
      expect(await complaints()).toEqual([]);
      const asked = new Set(requests.filter((address) => /^(https?|wss?):/.test(address)).map((address) => new URL(address).origin));
      expect([...asked].sort()).toEqual([hosts().origin, hosts().bff.origin].sort());
      const other = await context.newPage();
      for (const origin of asked) {
        await other.goto(`${origin}/nothing-here`);
        expect(await kept(other)).toEqual(NOTHING);
      }
      expect(await context.cookies()).toEqual([]);
      await context.close();
    });
  });
}
