import { expect } from '@open-wc/testing';
import { settle } from '../testing/fake-clock.ts';
import { FAKE_RESELLERS } from '../testing/fake-customers.ts';
import { all, type Mounted, mount, one, openPanel, pick, press, texts } from '../testing/mount.ts';

const SEARCH = 'POST /v1/customers/search';
const [RESELLER] = FAKE_RESELLERS;

describe('a distributor’s two tabs', () => {
  let mounted: Mounted;
  afterEach(() => mounted.box.remove());

  const last = (key: string): { [part: string]: unknown } =>
    (mounted.bff.requests.filter((request) => request.key === key).at(-1)?.body ?? {}) as { [part: string]: unknown };
  const summary = (): string => one(mounted.list, '.pager-summary').textContent ?? '';

  it('are not there for who has no resellers', async () => {
    mounted = await mount();
    expect(all(mounted.list, '[role=tab]')).to.have.length(0);
    expect(all(mounted.list, '[role=tabpanel]')).to.have.length(0);
  });

  it('lead to the customers of all resellers, with a column and a filter for whose they are', async () => {
    mounted = await mount({ hasResellers: true });
    expect(texts(mounted.list, '[role=tab]')).to.deep.equal(['我的客户', '云经销商的客户']);
    expect(all(mounted.list, 'thead .c-reseller')).to.have.length(0);
    await press(mounted.list, '#tab-resellers');
    expect(last(SEARCH).indirectPartnerId).to.equal('all');
    expect(one(mounted.list, '[role=tabpanel]').getAttribute('aria-labelledby')).to.equal('tab-resellers');
    expect(new Set(texts(mounted.list, 'tbody .c-reseller'))).to.deep.equal(new Set(['启点云科技', '蓝海数码']));
    await expect(mounted.list).to.be.accessible();
    pick(mounted.list, 'reseller', RESELLER.partnerId);
    await settle();
    expect(last(SEARCH).indirectPartnerId).to.equal(RESELLER.partnerId);
    expect(new Set(texts(mounted.list, 'tbody .c-reseller'))).to.deep.equal(new Set([RESELLER.name]));
    expect(texts(mounted.list, '.removable')).to.deep.equal([`云经销商：${RESELLER.name}`]);
    await press(mounted.list, '.removable');
    expect(last(SEARCH).indirectPartnerId).to.equal('all');
  });

  it('follow the arrow keys, with one tab stop', async () => {
    mounted = await mount({ hasResellers: true });
    const key = (name: string): boolean =>
      one(mounted.list, '[role=tablist]').dispatchEvent(new KeyboardEvent('keydown', { key: name, bubbles: true, cancelable: true }));
    key('ArrowRight');
    await settle();
    expect(mounted.list.shadowRoot?.activeElement).to.equal(one(mounted.list, '#tab-resellers'));
    expect(all(mounted.list, '[role=tab][tabindex="0"]')).to.deep.equal([one(mounted.list, '#tab-resellers')]);
    key('Home');
    await settle();
    expect(last(SEARCH)).not.to.have.property('indirectPartnerId');
  });

  it('drop what only the other can be filtered by, and start from the first page', async () => {
    mounted = await mount({ hasResellers: true });
    mounted.list.state = { tag: '重点客户', associationType: 'agency-sale', size: 10 };
    await settle();
    await press(mounted.list, '#tab-resellers');
    expect(last(SEARCH).filter).to.deep.equal({ associationType: 'agency-sale' });
    expect(all(mounted.list, '#accountManagerId')).to.have.length(0);
    await openPanel(mounted.list, 'filters');
    expect(all(mounted.list, '#tag')).to.have.length(0);
  });

  it('reveal there in the name of the resellers, and offer no act on customers that are not the distributor’s', async () => {
    mounted = await mount({ hasResellers: true }, 1280, ({ bff }) => {
      bff.endpoints.set('POST /v1/customers/tags', () => Response.json({ results: [], done: 0, refused: 0 }));
    });
    expect(all(mounted.list, 'tbody .c-select').length).to.be.greaterThan(0);
    await press(mounted.list, '#tab-resellers');
    expect(all(mounted.list, 'tbody .c-select')).to.have.length(0);
    expect(all(mounted.list, 'tbody .c-menu')).to.have.length(0);
    await press(mounted.list, 'tbody tr:first-child .c-mobile .eye');
    expect(last('POST /v1/customers/reveal').indirectPartnerId).to.equal('all');
    await press(mounted.list, '#tab-own');
    await press(mounted.list, 'tbody tr:first-child .c-mobile .eye');
    expect(last('POST /v1/customers/reveal')).not.to.have.property('indirectPartnerId');
  });

  it('are kept in the state; an address of a reseller that is none of theirs shows all', async () => {
    const told: unknown[] = [];
    mounted = await mount({ hasResellers: true }, 1280, ({ list }) => {
      list.state = { indirectPartnerId: 'pt_Stranger00000000000000' };
      list.addEventListener('partner-state-change', ({ detail }) => told.push(detail.state.indirectPartnerId));
    });
    expect(mounted.list.state.indirectPartnerId).to.equal('all');
    expect(told).to.deep.equal(['all']);
    expect(summary()).to.contain('/ 24');
  });

  it('are left by an address that this partner cannot follow', async () => {
    mounted = await mount({}, 1280, ({ list }) => {
      list.state = { indirectPartnerId: 'all' };
    });
    expect(mounted.list.state).not.to.have.property('indirectPartnerId');
    expect(all(mounted.list, 'tbody tr')).to.have.length(20);
  });
});
