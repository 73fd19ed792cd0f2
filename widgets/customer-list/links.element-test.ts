import { expect, waitUntil } from '@open-wc/testing';
import { stateFromSearchParams, stateToSearchParams } from '../index.ts';
import type { CustomerOpen } from '../partner-customer-list.ts';
import { settle } from '../testing/fake-clock.ts';
import { all, type Mounted, mount, one, press, texts } from '../testing/mount.ts';

const SEARCH = 'POST /v1/customers/search';
const HREF = '#/customers/{customerId}';
/** The sixth customer of the fake world is in arrears. */
const IN_ARREARS = 'tbody tr:nth-child(6)';

describe('the way to a customer’s page', () => {
  let mounted: Mounted;
  const opened: CustomerOpen[] = [];

  afterEach(() => {
    mounted.box.remove();
    opened.length = 0;
    location.hash = '';
  });

  const withHref = (href: string | null, isPrevented = true) => {
    const listen = ({ list }: Mounted): void => {
      list.customerHref = href;
      list.addEventListener('partner-customer-open', (event) => {
        opened.push(event.detail);
        if (isPrevented) event.preventDefault();
      });
    };
    return listen;
  };

  it('is a real link on what identifies the row, and nowhere else in it', async () => {
    mounted = await mount({}, 1280, withHref(HREF));
    const links = all(mounted.list, 'tbody tr:first-child a');
    expect(links).to.have.length(1);
    expect(links[0]?.closest('.c-identity')).not.to.equal(null);
    expect(links[0]?.getAttribute('href')).to.equal(`#/customers/${mounted.bff.plain[0]?.customerId}`);
    await press(mounted.list, 'tbody tr:first-child .c-email');
    expect(opened).to.deep.equal([]);
    await expect(mounted.list).to.be.accessible();
  });

  it('tells the host first, which may go there by its own means', async () => {
    mounted = await mount({}, 1280, withHref(HREF));
    await press(mounted.list, 'tbody tr:first-child a');
    expect(opened).to.deep.equal([{ customerId: mounted.bff.plain[0]?.customerId, indirectPartnerId: null, section: null }]);
    expect(location.hash).to.equal('');
  });

  it('is followed where the host does not mind', async () => {
    mounted = await mount({}, 1280, withHref(HREF, false));
    await press(mounted.list, 'tbody tr:first-child a');
    expect(location.hash).to.equal(`#/customers/${mounted.bff.plain[0]?.customerId}`);
  });

  it('runs nothing, whatever the address is made of: it tells the host, and leads nowhere', async () => {
    for (const href of [
      'javascript:opened({customerId})',
      ' java\nscript:0//{customerId}',
      'data:text/html,{customerId}',
      'blob:{customerId}',
    ]) {
      mounted = await mount({}, 1280, withHref(href, false));
      expect(all(mounted.list, 'tbody a')).to.have.length(0);
      await press(mounted.list, 'tbody tr:first-child .c-identity button.link');
      expect(opened.pop()?.customerId).to.equal(mounted.bff.plain[0]?.customerId);
      mounted.box.remove();
    }
    mounted = await mount({}, 1280, withHref('dingtalk://customers/{customerId}'));
    expect(all(mounted.list, 'tbody tr:first-child a')).to.have.length(1);
  });

  it('is left to the browser where another tab is meant', async () => {
    mounted = await mount({}, 1280, withHref(HREF));
    const press = new MouseEvent('click', { ctrlKey: true, bubbles: true, cancelable: true });
    one(mounted.list, 'tbody tr:first-child a').addEventListener('click', (event) => event.preventDefault(), { once: true });
    one(mounted.list, 'tbody tr:first-child a').dispatchEvent(press);
    expect(opened).to.deep.equal([]);
  });

  it('leads from what a customer owes to the section of arrears', async () => {
    mounted = await mount({}, 1280, withHref(HREF));
    const link = one(mounted.list, `${IN_ARREARS} .c-credit a`);
    expect(link.textContent).to.equal('¥6,685.00欠费');
    expect(link.getAttribute('href')).to.match(/\?section=arrears$/);
    link.click();
    expect(opened[0]?.section).to.equal('arrears');
    const referral = texts(mounted.list, 'tbody .c-credit').filter((text) => text.includes('—'));
    expect(referral.length).to.be.greaterThan(0);
    expect(referral.join('')).not.to.match(/\d/);
  });

  it('names the reseller whose customer it is', async () => {
    mounted = await mount({ hasResellers: true }, 1280, (all) => {
      withHref(HREF)(all);
      all.list.state = { indirectPartnerId: 'all' };
    });
    await press(mounted.list, 'tbody tr:first-child a');
    expect(opened[0]?.indirectPartnerId).to.match(/^pt_/);
    expect(one(mounted.list, 'tbody tr:first-child a').getAttribute('href')).to.contain(`?reseller=${opened[0]?.indirectPartnerId}`);
  });

  it('is a button where the host has no addresses, and nothing where it said nothing', async () => {
    mounted = await mount({}, 1280, withHref(''));
    await press(mounted.list, 'tbody tr:first-child .c-identity button.link');
    expect(opened).to.have.length(1);
    mounted.list.customerHref = null;
    await settle();
    expect(all(mounted.list, 'tbody .link')).to.have.length(0);
    expect(texts(mounted.list, `${IN_ARREARS} .c-credit`)).to.deep.equal(['¥6,685.00欠费']);
  });

  it('is reached by arrow keys, before the eyes of the row', async () => {
    mounted = await mount({}, 1280, withHref(HREF));
    const active = (): Element | null => mounted.list.shadowRoot?.activeElement ?? null;
    await waitUntil(() => all(mounted.list, 'table [tabindex="0"]').length === 1);
    one(mounted.list, 'table [tabindex="0"]').focus();
    active()?.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowDown', bubbles: true, composed: true, cancelable: true }));
    expect(active()).to.equal(one(mounted.list, 'tbody tr:first-child .c-identity a'));
    expect(all(mounted.list, 'table [tabindex="0"]')).to.have.length(1);
  });
});

describe('the place in the list', () => {
  it('comes back with its filters from an address, told once and never echoed', async () => {
    const told: unknown[] = [];
    const params = new URLSearchParams('theme=dark');
    const first = await mount({}, 1280, ({ list }) =>
      list.addEventListener('partner-state-change', ({ detail }) => {
        told.push(detail.state);
        list.state = detail.state;
      }),
    );
    first.list.state = { associationType: 'agency-sale', size: 10 };
    await settle();
    await press(first.list, '[aria-label="下一页"]');
    await press(first.list, '[aria-label="下一页"]');
    expect(told).to.have.length(2);
    const ids = texts(first.list, 'tbody .c-customerId');
    const address = stateToSearchParams(first.list.state, params).toString();
    first.box.remove();

    const second = await mount({}, 1280, ({ list }) => {
      list.state = stateFromSearchParams(new URLSearchParams(address));
      list.addEventListener('partner-state-change', () => told.push('echo'));
    });
    expect(second.bff.count(SEARCH)).to.equal(1);
    expect(texts(second.list, 'tbody .c-customerId')).to.deep.equal(ids);
    expect(one(second.list, '.pager-summary').textContent).to.contain('21–30');
    expect(told).to.have.length(2);
    second.box.remove();
  });

  it('starts at the first row of a page that was turned, and stays where rows are merely loaded again', async () => {
    const { list, box } = await mount({}, 1280, ({ list }) => list.style.setProperty('--partner-table-max-block-size', '300px'));
    const scroller = (): HTMLElement => one(list, '.scroller');
    scroller().scrollTop = 200;
    list.reload();
    await settle();
    expect(scroller().scrollTop).to.equal(200);
    await press(list, '[aria-label="下一页"]');
    expect(scroller().scrollTop).to.equal(0);
    box.remove();
  });
});
