import { expect } from '@open-wc/testing';
import { allowAssignments } from '../testing/fake-assignments.ts';
import { settle } from '../testing/fake-clock.ts';
import { all, type Mounted, mount, one, press, still, texts } from '../testing/mount.ts';
import { strings as arabicActs } from './actions/strings/ar.ts';
import { strings as englishActs } from './actions/strings/en.ts';
import { strings as arabicAround } from './around/strings/ar.ts';
import { strings as arabic } from './strings/ar.ts';

const SEARCH = 'POST /v1/customers/search';
const VALUE = '.c-credit .value';

describe('a list in another language', () => {
  let mounted: Mounted;

  const open = async (locale: string | null, width = 1280, page: 'ltr' | 'rtl' = 'ltr'): Promise<void> => {
    mounted = await mount({}, width, ({ session, box, bff }) => {
      allowAssignments(bff);
      box.dir = page;
      if (locale) session.locale = locale;
    });
    await Promise.all([
      import('../core/wording/reworded.ts'),
      import('../core/strings/common.en.ts'),
      import('./actions/desk.ts'),
      import('./actions/customer-tasks.ts'),
      import('./later/index.ts'),
    ]);
    for (let turn = 0; turn < 5; turn += 1) await settle();
  };
  const list = (): Mounted['list'] => mounted.list;
  const root = (): HTMLElement => one(list(), '.root');
  const box = (selector: string): DOMRect => one(list(), selector).getBoundingClientRect();

  afterEach(() => mounted.box.remove());

  it('speaks Arabic from right to left, and asks the BFF in English', async () => {
    await open('ar');
    expect([root().lang, root().dir]).to.deep.equal(['ar', 'rtl']);
    expect(texts(list(), '.pager-moves button').length).to.be.greaterThan(0);
    expect(one(list(), '.pager').getAttribute('aria-label')).to.equal(arabicAround.pager.navigation);
    expect(list().shadowRoot?.textContent).to.contain(arabic.columns.credit);
    expect(mounted.session.view?.locale).to.equal('zh-CN');
  });

  it('takes the direction of the page where nobody has chosen a locale, and of the locale where somebody has', async () => {
    await open(null, 1280, 'rtl');
    expect(root().hasAttribute('dir')).to.equal(false);
    expect(getComputedStyle(root()).direction).to.equal('rtl');
    mounted.session.locale = 'en';
    for (let turn = 0; turn < 5; turn += 1) await settle();
    expect([root().lang, root().dir, getComputedStyle(root()).direction]).to.deep.equal(['en', 'ltr', 'ltr']);
  });

  it('changes words and direction without loading again', async () => {
    await open('en');
    const asked = mounted.bff.count(SEARCH);
    mounted.session.locale = 'ar';
    for (let turn = 0; turn < 5; turn += 1) await settle();
    expect(root().dir).to.equal('rtl');
    mounted.session.locale = 'zh-CN';
    for (let turn = 0; turn < 5; turn += 1) await settle();
    expect([root().lang, root().dir]).to.deep.equal(['zh-CN', 'ltr']);
    expect(mounted.bff.count(SEARCH)).to.equal(asked);
  });

  it('keeps an open dialog and all that was typed into it', async () => {
    await open('en');
    (all(list(), 'tbody .check input')[0] as HTMLElement).click();
    await settle();
    (all(list(), '.action-bar .button')[0] as HTMLElement).click();
    for (let turn = 0; turn < 5; turn += 1) await settle();
    expect(one(list(), '.dialog h2').textContent).to.contain(englishActs.tag.heading);
    const typed = one(list(), '.dialog .input') as HTMLInputElement;
    typed.value = 'half a ta';
    typed.dispatchEvent(new InputEvent('input', { bubbles: true }));
    typed.focus();
    mounted.session.locale = 'ar';
    for (let turn = 0; turn < 5; turn += 1) await settle();
    expect(one(list(), '.dialog h2').textContent).to.contain(arabicActs.tag.heading);
    expect((one(list(), '.dialog') as HTMLDialogElement).open).to.equal(true);
    expect(typed.isConnected).to.equal(true);
    expect(typed.value).to.equal('half a ta');
    expect(list().shadowRoot?.activeElement).to.equal(typed);
    expect(one(list(), '.picked-count').textContent).to.contain('1');
  });

  it('keeps the first column at the beginning of the row', async () => {
    await open('ar', 700);
    const scroller = one(list(), '.scroller');
    const name = (): DOMRect => box('tbody tr th');
    const before = name();
    scroller.scrollLeft = -200;
    await settle();
    expect(scroller.scrollLeft).to.be.lessThan(-100);
    expect(name().right).to.equal(before.right);
    expect(name().right).to.be.closeTo(scroller.getBoundingClientRect().right, 60);
  });

  it('moves to the cell on the side of the arrow', async () => {
    await open('ar');
    const cells = all(list(), 'tbody tr:first-child > *').filter((cell) => cell.checkVisibility());
    const at = (): number => cells.indexOf(list().shadowRoot?.activeElement?.closest('th, td') as HTMLElement);
    const leftOf = (place: number): number => cells[place]?.getBoundingClientRect().left ?? Number.NaN;
    const key = (name: string): void => {
      list().shadowRoot?.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key: name, bubbles: true, composed: true }));
    };
    cells[2]?.focus();
    key('ArrowLeft');
    expect(at()).to.equal(3);
    expect(leftOf(3)).to.be.lessThan(leftOf(2));
    key('ArrowRight');
    expect(at()).to.equal(2);
    key('Home');
    expect(at()).to.equal(0);
  });

  it('turns icons that point, and opens menus and panels on the near side', async () => {
    await open('ar');
    expect(getComputedStyle(one(list(), '.pager-moves .pointing')).transform).to.equal('matrix(-1, 0, 0, 1, 0, 0)');
    await press(list(), 'tbody .row-menu button, tbody button.row-menu');
    for (let turn = 0; turn < 5; turn += 1) await settle();
    const button = box('[aria-expanded="true"]');
    expect(box('.menu').left).to.be.closeTo(Math.max(8, button.left), 1);
  });

  it('shows amounts, times and masked values as they are written', async () => {
    await open('ar');
    for (const selector of [VALUE, '.c-customerName .value', '.c-mobile .value', '.c-associatedAt bdi']) {
      const value = one(list(), selector);
      const text =
        value.firstChild?.nodeType === Node.TEXT_NODE ? value.firstChild : [...value.childNodes].find((node) => node.textContent?.trim());
      const range = new Range();
      const places = [...(text?.textContent ?? '')].map((letter, place) => {
        range.setStart(text as Node, place);
        range.setEnd(text as Node, place + letter.length);
        return range.getBoundingClientRect().left;
      });
      const shown = places.filter((place, at) => at === 0 || place !== places[at - 1]);
      expect(shown, `${selector} ${text?.textContent}`).to.deep.equal([...shown].sort((one, other) => one - other));
    }
  });

  for (const width of [320, 1280]) {
    it(`passes the accessibility rules in Arabic, and fits, at ${width} px`, async () => {
      await open('ar', width);
      await still(list());
      expect(list().scrollWidth).to.be.at.most(width);
      await expect(list()).to.be.accessible();
    });
  }

  it('takes a host’s own words at once, and the kit’s again when they are gone', async () => {
    await open('en');
    const asked = mounted.bff.count(SEARCH);
    mounted.session.wording = { 'partner-customer-list': { en: { columns: { credit: 'Purse' } } } };
    for (let turn = 0; turn < 8; turn += 1) await settle();
    expect(list().shadowRoot?.textContent).to.contain('Purse');
    mounted.session.wording = null;
    for (let turn = 0; turn < 8; turn += 1) await settle();
    expect(list().shadowRoot?.textContent).not.to.contain('Purse');
    expect(mounted.bff.count(SEARCH)).to.equal(asked);
  });

  it('shows markup in a host’s own words as it is written', async () => {
    await open('en');
    mounted.session.wording = { common: { en: { fields: { customerName: '<img src=x onerror=window.run=1>' } } } };
    for (let turn = 0; turn < 8; turn += 1) await settle();
    expect(list().shadowRoot?.textContent).to.contain('<img src=x onerror=window.run=1>');
    expect(list().shadowRoot?.querySelector('img')).to.equal(null);
  });
});
