import { expect } from '@open-wc/testing';
import { type Presentation, takePresentation } from './signing/presented.ts';

const HASH = 'a'.repeat(64);

async function presentationOf(rendered: string, different: { named?: object; renderedSha256?: string } = {}): Promise<Presentation> {
  const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(rendered)));
  const digest = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  const agreement = { code: 'notice', version: 1, locale: 'en', sourceSha256: HASH, renderedSha256: different.renderedSha256 ?? digest };
  const payload = btoa(JSON.stringify({ ...agreement, ...different.named })).replaceAll('=', '');
  return { manifest: `e30.${payload}.x`, agreement, rendered, before: null } as unknown as Presentation;
}

const blocks = (...all: unknown[]) => JSON.stringify({ format: 1, blocks: all });
const GOOD = blocks({ kind: 'paragraph', content: [{ kind: 'text', text: 'As it is.' }] });

describe('what a service presents to be signed', () => {
  it('is shown where text, digest and manifest say the same', async () => {
    expect(await takePresentation(await presentationOf(GOOD))).to.have.nested.property('document.format', 1);
  });

  it('is not shown where the text is another one, however large, or the manifest names another', async () => {
    const large = blocks({ kind: 'paragraph', content: [{ kind: 'text', text: '甲'.repeat(3_500_000) }] });
    for (const presentation of [
      await presentationOf(GOOD, { renderedSha256: HASH }),
      await presentationOf(large, { renderedSha256: HASH }),
      await presentationOf(GOOD, { named: { version: 2 } }),
      await presentationOf(GOOD, { named: { renderedSha256: HASH } }),
      { ...(await presentationOf(GOOD)), manifest: 'none' },
    ])
      expect(await takePresentation(presentation)).to.equal('untrue');
  });

  it('is not shown in part: what is no document, or holds what this page does not know, is for a newer page', async () => {
    for (const rendered of [
      '<!doctype html><p>503</p>',
      'null',
      '{"format":2,"blocks":[]}',
      blocks({ kind: 'clause', content: [] }),
      blocks({ kind: 'paragraph', content: [{ kind: 'image', href: 'javascript:alert(1)' }] }),
    ])
      expect(await takePresentation(await presentationOf(rendered))).to.equal('unknown');
  });
});
