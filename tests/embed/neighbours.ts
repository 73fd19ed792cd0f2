import { describe, expect, test } from 'vitest';
import type { Hosts } from './hosts.ts';
import { OTHER_VERSION } from './portal-files.ts';
import { seen, settled } from './tour.ts';

const NONCE = 'r4nd0m';
/** The portal draws with its own Lit, under Lit's own policy, before the widgets come. */
const OWN_LIT = `<script type="module" nonce="${NONCE}">
import { html, render } from '/lit.js';
render(html\`<p id="own">Drawn by the portal’s \${'own'} Lit</p>\`, document.body.appendChild(document.createElement('div')));
</script>`;
const policy = (types: string) => (bff: string) => ({
  'content-security-policy': `default-src 'none'; script-src 'nonce-${NONCE}' 'strict-dynamic'; connect-src 'self' ${bff}; img-src data:; require-trusted-types-for 'script'; trusted-types ${types}`,
});

export function neighboursSuite(hosts: () => Hosts): void {
  describe('a host that has more than this kit on its page', () => {
    test('draws with its own Lit beside it, each under a policy of its own name', async () => {
      const definition = { name: 'own-lit', head: OWN_LIT, nonce: NONCE, headers: policy('lit-html partner-widgets') };
      const { page, context, complaints } = await hosts().open(definition);
      await settled(seen(page));
      expect(await page.locator('#own').textContent()).toBe('Drawn by the portal’s own Lit');
      expect(await complaints()).toEqual([]);
      await context.close();
    });

    test('has two versions of it, one under tags with a suffix, and both work', async () => {
      const head = `<script type="module" nonce="${NONCE}">
import { register } from '/other/register.js';
await register({ suffix: 'v2' });
</script>`;
      const { page, context, complaints } = await hosts().open({
        name: 'two-versions',
        head,
        nonce: NONCE,
        suffixes: ['', 'v2'],
        headers: policy("partner-widgets 'allow-duplicates'"),
      });
      await settled(seen(page));
      await settled(seen(page, 'v2'));
      const versions = await page.evaluate(() =>
        ['partner-customer-list', 'partner-customer-list-v2'].map(
          (tag) => (customElements.get(tag) as unknown as { version: string }).version,
        ),
      );
      expect(versions[1]).toBe(OTHER_VERSION);
      expect(versions[0]).not.toBe(OTHER_VERSION);
      expect(await complaints()).toEqual([]);
      await context.close();
    });

    test('that loads another version under the same tags is warned once for each, and the first goes on working', async () => {
      const warnings: string[] = [];
      const { page, context, complaints } = await hosts().open(
        {
          name: 'same-tags',
          nonce: NONCE,
          around: (widgets) => `${widgets}<script type="module" nonce="${NONCE}" src="/other/index.js"></script>`,
        },
        { prepare: async (page) => void page.on('console', (message) => message.type() === 'warning' && warnings.push(message.text())) },
      );
      await settled(seen(page));
      await expect.poll(() => warnings.length).toBeGreaterThan(0);
      const tags = warnings.map((text) => /^<(partner-[a-z-]+)> is release/.exec(text)?.[1]);
      expect(tags).toContain('partner-customer-list');
      expect(new Set(tags).size).toBe(tags.length);
      for (const text of warnings) expect(text).toContain(OTHER_VERSION);
      expect(await complaints()).toEqual([]);
      await context.close();
    });
  });
}
