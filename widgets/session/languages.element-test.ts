import { expect } from '@open-wc/testing';
import { type Mounted, mount } from '../testing/mount.ts';
import { waitUntil } from '../testing/wait-until.ts';

const TAGS = [
  'partner-customer-list',
  'partner-customer',
  'partner-coupon-quota',
  'partner-consumption-dashboard',
  'partner-roles',
  'partner-audit',
  'partner-agreement-dialog',
  'partner-agreement-list',
  'partner-agreement-records',
  'partner-my-partner',
] as const;

/** Those with words in Arabic; the others are in English there, and say so. */
const ARABIC: readonly string[] = ['partner-customer-list'];

describe('the language of all widgets in a session', () => {
  let mounted: Mounted;

  afterEach(() => mounted.box.remove());

  const until = async (isSo: () => boolean): Promise<void> => {
    await waitUntil(isSo, 'Not all speak it.');
  };

  it('changes while they stand, with its direction, and none is put in anew', async () => {
    mounted = await mount({}, 900, ({ session }) => {
      session.locale = 'zh-CN';
      session.append(...TAGS.slice(1).map((tag) => document.createElement(tag)));
    });
    const { session } = mounted;
    const widgets = TAGS.map((tag) => session.querySelector(tag) as HTMLElement);
    const roots = (): HTMLElement[] => widgets.map(({ shadowRoot }) => shadowRoot?.querySelector('.root') as HTMLElement);
    const spoken = (): string[] => roots().map(({ lang, dir }) => `${lang} ${dir}`);
    await until(() => spoken().every((one) => one === 'zh-CN ltr'));
    const before = roots();
    for (const locale of ['en', 'ar', 'zh-CN']) {
      session.locale = locale;
      const expected = TAGS.map((tag) => (locale !== 'ar' ? `${locale} ltr` : ARABIC.includes(tag) ? 'ar rtl' : 'en ltr'));
      await until(() => spoken().join() === expected.join());
    }
    expect(roots()).to.deep.equal(before);
    expect(TAGS.map((tag) => session.querySelector(tag))).to.deep.equal(widgets);
  });

  it('is nobody’s choice where the page is right to left and no locale is asked for: they run as the page does, and back', async () => {
    mounted = await mount({}, 900, ({ session, box }) => {
      box.dir = 'rtl';
      session.append(...TAGS.slice(1).map((tag) => document.createElement(tag)));
    });
    const { session, box } = mounted;
    const roots = TAGS.map((tag) => session.querySelector(tag)?.shadowRoot?.querySelector('.root') as HTMLElement);
    for (const root of roots) expect(getComputedStyle(root).direction).to.equal('rtl');
    box.dir = 'ltr';
    for (const root of roots) expect(getComputedStyle(root).direction).to.equal('ltr');
  });

  it('runs as the page does again once a locale is no longer asked for', async () => {
    mounted = await mount({ locale: 'en' }, 900, ({ session, box }) => {
      box.dir = 'rtl';
      session.locale = 'en';
    });
    const root = mounted.list.shadowRoot?.querySelector('.root') as HTMLElement;
    expect(getComputedStyle(root).direction).to.equal('ltr');
    mounted.session.locale = undefined;
    await until(() => root.matches(':dir(rtl)'));
    expect(getComputedStyle(root).direction).to.equal('rtl');
  });
});
