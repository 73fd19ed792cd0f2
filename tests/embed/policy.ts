import { describe, expect, test } from 'vitest';
import { fencesOf } from '../docs/fences.ts';
import type { Hosts } from './hosts.ts';
import { seen, settled, tourAgreement, tourDashboard, tourExport, tourList, tourQuotas } from './tour.ts';

const DOCUMENT = 'docs/CSP.md';
const NONCE = 'R4nd0m';
const EXAMPLE_BFF = 'https://bff.example.com';

/** A block of the document by its mark, such as `embed-header:nonces`, for the BFF that is there. */
function blockOf(mark: string, bff: string): string {
  const block = fencesOf(DOCUMENT).find((fence) => fence.mark === mark);
  if (!block) throw new Error(`${DOCUMENT} has no block ${mark}.`);
  return block.code.replaceAll(EXAMPLE_BFF, bff);
}

/** Headers as they are written, one a line, with what is indented below it. */
function headersOf(mark: string, bff: string): Record<string, string> {
  const lines = blockOf(mark, bff).replaceAll(/\n\s+/g, ' ').split('\n');
  return Object.fromEntries(
    lines.map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 1).trim()]),
  );
}

/** `mark` is what blocks of headers are called in docs/CSP.md. */
export function policySuite(hosts: () => Hosts, mark: string): void {
  describe('a host that sends the headers of docs/CSP.md', () => {
    test('with nonces and Trusted Types sees no report, through dialogs, charts, files and paper', async () => {
      const headers = (bff: string) => headersOf(`${mark}:nonces`, bff);
      const entry = (bff: string) => blockOf('embed-markup:nonces', bff);
      const { page, context, complaints } = await hosts().open({ name: 'policy-nonces', headers, nonce: NONCE, entry });
      const widgets = seen(page);
      await settled(widgets);
      await tourList(page, widgets);
      await tourExport(page, widgets);
      await tourQuotas(page, widgets);
      await tourDashboard(page, widgets);
      await tourAgreement(page, widgets, { signs: true });
      expect(await complaints()).toEqual([]);
      await context.close();
    });

    for (const name of ['hosts', 'isolated']) {
      test(`for ${name} sees no report either`, async () => {
        const headers = (bff: string) => headersOf(`${mark}:${name}`, bff);
        const { page, context, complaints } = await hosts().open({ name: `policy-${name}`, headers });
        await settled(seen(page));
        expect(await page.evaluate(() => crossOriginIsolated)).toBe(name === 'isolated');
        expect(await complaints()).toEqual([]);
        await context.close();
      });
    }

    test('is told of what breaks them: without the widgets’ policy there are reports', async () => {
      const headers = (bff: string) =>
        Object.fromEntries(
          Object.entries(headersOf(`${mark}:hosts`, bff)).map(([header, value]) => [
            header,
            value.replace('trusted-types partner-widgets', "trusted-types 'none'"),
          ]),
        );
      const { page, context, complaints } = await hosts().open({ name: 'policy-broken', headers });
      await expect.poll(async () => (await complaints()).join('\n')).toContain('trusted-types');
      expect(await page.locator('partner-customer-list').evaluate((list) => list.shadowRoot)).toBeNull();
      await context.close();
    });
  });
}
