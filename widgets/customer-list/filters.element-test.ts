import { expect } from '@open-wc/testing';
import { problem } from '../testing/fake-bff.ts';
import { FakeClock, settle } from '../testing/fake-clock.ts';
import { all, leave, type Mounted, mount, one, openPanel, pick, press, still, texts, type } from '../testing/mount.ts';

const SEARCH = 'POST /v1/customers/search';

describe('the filters of the customer list', () => {
  let mounted: Mounted;
  let clock: FakeClock | null = null;

  afterEach(() => {
    clock?.stop();
    clock = null;
    mounted.box.remove();
  });

  const asked = (): number => mounted.bff.count(SEARCH);
  const lastFilter = (): unknown =>
    (mounted.bff.requests.filter(({ key }) => key === SEARCH).at(-1)?.body as { filter: unknown } | undefined)?.filter;
  const tick = async (): Promise<void> => {
    await new Promise((resolve) => setTimeout(resolve, 20));
    await settle();
  };
  const chips = (): string[] => texts(mounted.list, '.removable');

  it('are all nine, of which those that few need float over the rows and move nothing', async () => {
    mounted = await mount();
    const before = one(mounted.list, '.stage').getBoundingClientRect().top;
    await openPanel(mounted.list, 'filters');
    expect(one(mounted.list, '.stage').getBoundingClientRect().top).to.equal(before);
    const ids = ['customerName', 'accountName', 'customerId', 'mobile', 'accountManagerId', 'associationType', 'tag', 'consumptionFrom'];
    for (const id of [...ids, 'consumptionTo', 'expiryFrom', 'expiryUntil'])
      expect(one(mounted.list, `#${id}`).checkVisibility()).to.equal(true);
    await still(mounted.list);
    await expect(mounted.list).to.be.accessible();
  });

  it('hold together, and each goes with one press of its chip', async () => {
    mounted = await mount();
    await openPanel(mounted.list, 'filters');
    pick(mounted.list, 'associationType', 'agency-sale');
    type(mounted.list, 'consumptionFrom', '1,000');
    leave(mounted.list, 'consumptionFrom');
    type(mounted.list, 'expiryFrom', '2026-12-01');
    leave(mounted.list, 'expiryFrom');
    await tick();
    expect(lastFilter()).to.deep.equal({
      associationType: 'agency-sale',
      consumption: { minimum: '1000' },
      resourceExpiry: { from: '2026-11-30T16:00:00.000Z' },
    });
    expect(one(mounted.list, '[popovertarget=panel-filters]').textContent).to.contain('更多筛选（3）');
    expect(chips()).to.deep.equal(['关联类型：代售', '本月消费：不低于 ¥1,000.00', '资源最早到期：2026-12-01 起']);
    await press(mounted.list, '.removable:nth-of-type(2)');
    expect(lastFilter()).to.have.keys('associationType', 'resourceExpiry');
    expect((one(mounted.list, '#consumptionFrom') as HTMLInputElement).value).to.equal('');
    await press(mounted.list, '.clear-filters');
    expect(lastFilter()).to.deep.equal({});
    expect(chips()).to.deep.equal([]);
  });

  it('name the cycle and the currency of the consumption', async () => {
    mounted = await mount();
    await openPanel(mounted.list, 'filters');
    expect(texts(mounted.list, 'legend')).to.deep.equal(['2026-11 消费（CNY）', '资源最早到期（UTC+8）']);
  });

  it('choose the resources that expire within 30 days with one press, by the BFF’s day', async () => {
    mounted = await mount();
    await openPanel(mounted.list, 'filters');
    const choice = all(mounted.list, '.choice').find((button) => button.textContent === '30 天内');
    choice?.click();
    await tick();
    expect(lastFilter()).to.deep.equal({
      resourceExpiry: { from: '2026-11-20T16:00:00.000Z', until: '2026-12-21T16:00:00.000Z' },
    });
    expect(choice?.getAttribute('aria-pressed')).to.equal('true');
    choice?.click();
    await tick();
    expect(lastFilter()).to.deep.equal({});
  });

  for (const [from, to, low, high] of [
    ['consumptionFrom', 'consumptionTo', '500', '20'],
    ['expiryFrom', 'expiryUntil', '2026-12-02', '2026-12-01'],
  ] as const) {
    it(`say at the field that a range is upside down (${from}), before anything is asked`, async () => {
      mounted = await mount();
      await openPanel(mounted.list, 'filters');
      type(mounted.list, from, low);
      leave(mounted.list, from);
      await tick();
      const [before, sound] = [asked(), lastFilter()];
      const rows = texts(mounted.list, 'tbody .c-ids');
      type(mounted.list, to, high);
      leave(mounted.list, to);
      (one(mounted.list, '.filters') as HTMLFormElement).requestSubmit();
      await tick();
      expect(one(mounted.list, `#${to}-help`).textContent).to.equal('范围上下颠倒，请改正后再查');
      expect(one(mounted.list, `#${to}`).getAttribute('aria-invalid')).to.equal('true');
      expect(asked()).to.equal(before);
      expect(texts(mounted.list, 'tbody .c-ids')).to.deep.equal(rows);
      // What else is asked meanwhile keeps to what was sound.
      await press(mounted.list, 'thead .c-credit .sort');
      expect(lastFilter()).to.deep.equal(sound);
      type(mounted.list, to, '');
      await tick();
      expect(all(mounted.list, `#${to}-help`)).to.have.length(0);
    });
  }

  it('say what an amount looks like, and ask nothing meanwhile', async () => {
    mounted = await mount();
    await openPanel(mounted.list, 'filters');
    const before = asked();
    type(mounted.list, 'consumptionTo', '1e9');
    leave(mounted.list, 'consumptionTo');
    await tick();
    expect(one(mounted.list, '#consumptionTo-help').textContent).to.equal('请填写金额，如 1000 或 0.50');
    expect(asked()).to.equal(before);
  });

  it('hold nothing up with a range that was left upside down', async () => {
    mounted = await mount();
    await openPanel(mounted.list, 'filters');
    type(mounted.list, 'consumptionFrom', '500');
    leave(mounted.list, 'consumptionFrom');
    await tick();
    type(mounted.list, 'consumptionTo', '20');
    leave(mounted.list, 'consumptionTo');
    await press(mounted.list, '#panel-filters .panel-close');
    await tick();
    pick(mounted.list, 'accountManagerId', 'none');
    await tick();
    expect(lastFilter()).to.deep.equal({ accountManagerId: 'none', consumption: { minimum: '500' } });
  });

  it('show the BFF’s own no to a range, with a way out', async () => {
    mounted = await mount();
    mounted.bff.plan(SEARCH, () => problem('range-inverted'));
    mounted.list.state = { consumption: { minimum: '1' } };
    await settle();
    expect(one(mounted.list, '.notice-title').textContent).to.equal('筛选范围上下颠倒');
    await press(mounted.list, '.notice .button');
    expect(all(mounted.list, 'tbody tr')).to.have.length(20);
  });

  it('ask for a mobile number once it is whole and the field is left, never for its beginnings', async () => {
    mounted = await mount();
    clock = new FakeClock();
    const before = asked();
    for (const text of ['138', '13812', '138123456', '13810004321']) {
      type(mounted.list, 'mobile', text);
      await clock.advance(1_000);
    }
    expect(asked()).to.equal(before);
    expect(one(mounted.list, '#mobile-help').textContent).to.equal('按回车查询');
    expect(one(mounted.list, 'label[for=mobile]').textContent).to.equal('移动电话（完整号码）');
    // What a browser does on Enter.
    leave(mounted.list, 'mobile');
    one(mounted.list, '.filters [type=submit]').click();
    await settle();
    expect(asked()).to.equal(before + 1);
    expect(lastFilter()).to.deep.equal({ mobile: '13810004321' });
    expect(all(mounted.list, '#mobile-help')).to.have.length(0);
    type(mounted.list, 'mobile', '138');
    leave(mounted.list, 'mobile');
    await clock.advance(1_000);
    expect(one(mounted.list, '#mobile-help').textContent).to.equal('请输入完整的号码');
    expect(JSON.stringify(lastFilter())).not.to.contain('138');
  });

  it('say when searches by number are used up, and keep what was typed', async () => {
    mounted = await mount();
    mounted.bff.plan(SEARCH, () => problem('search-limit-reached', 60));
    type(mounted.list, 'mobile', '13810004321');
    leave(mounted.list, 'mobile');
    await tick();
    expect(one(mounted.list, '.notice-title').textContent).to.equal('按名称或号码查询的次数已用完');
    expect((one(mounted.list, '#mobile') as HTMLInputElement).value).to.equal('13810004321');
  });

  it('tell the host what is not personal, and never a number or a name', async () => {
    const told: unknown[] = [];
    mounted = await mount({}, 1280, ({ list }) => list.addEventListener('partner-state-change', ({ detail }) => told.push(detail.state)));
    await openPanel(mounted.list, 'filters');
    type(mounted.list, 'consumptionFrom', '100');
    leave(mounted.list, 'consumptionFrom');
    await tick();
    type(mounted.list, 'mobile', '13810004321');
    leave(mounted.list, 'mobile');
    await tick();
    expect(told).to.deep.equal([{ consumption: { minimum: '100' }, sort: { by: 'associatedAt', direction: 'descending' }, size: 20 }]);
  });

  it('need no more room while a field says what is wrong', async () => {
    mounted = await mount();
    const before = one(mounted.list, '.stage').getBoundingClientRect().top;
    type(mounted.list, 'customerName', '星');
    await settle();
    expect(one(mounted.list, '#customerName-help').checkVisibility()).to.equal(true);
    expect(one(mounted.list, '.stage').getBoundingClientRect().top).to.equal(before);
  });

  it('follow the locale of the session, also those that float', async () => {
    mounted = await mount();
    mounted.session.locale = 'en';
    await settle();
    await openPanel(mounted.list, 'filters');
    expect(one(mounted.list, '#panel-filters h2').textContent).to.equal('More filters');
    expect(texts(mounted.list, 'legend')).to.deep.equal(['Consumption 2026-11 (CNY)', 'Earliest expiry of a resource (UTC+8)']);
  });
});
