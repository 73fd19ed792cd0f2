import { expect, fixture, html } from '@open-wc/testing';
import { isBrowserNewEnough } from './minimum.ts';
import { sayTooOld } from './too-old.ts';

describe('a browser below the minimum', () => {
  const supports = CSS.supports;
  afterEach(() => {
    CSS.supports = supports;
  });

  it('is told by what it can do, not by its name', () => {
    expect(isBrowserNewEnough()).to.equal(true);
    CSS.supports = () => false;
    expect(isBrowserNewEnough()).to.equal(false);
  });

  it('shows one sentence in the language of the place instead of a blank', async () => {
    const page = await fixture(
      html`<div><p lang="zh-Hans-CN"><partner-old></partner-old></p><p lang="fr"><partner-older>for a slot</partner-older></p></div>`,
    );
    for (const element of page.querySelectorAll('partner-old, partner-older')) sayTooOld(element);
    expect(page.querySelector('partner-old')?.textContent).to.contain('请升级浏览器');
    expect(page.querySelector('partner-older')?.textContent).to.contain('This browser is too old');
    expect(page.querySelector('partner-old')?.getAttribute('role')).to.equal('alert');
  });

  it('leaves what stands in a session alone: it is the page’s own', async () => {
    const page = await fixture(html`<div><partner-session-old><p>page</p></partner-session-old></div>`);
    sayTooOld(page.firstElementChild as Element);
    expect(page.textContent).to.equal('page');
  });
});
