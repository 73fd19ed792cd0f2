import { expect } from '@open-wc/testing';
import { problem } from '../testing/fake-bff.ts';
import { FakeClock, setPageVisible, settle } from '../testing/fake-clock.ts';
import { all, isAnywhere, type Mounted, mount, one, pick, press, texts } from '../testing/mount.ts';

const EYE = 'tbody tr:first-child .c-mobile .eye';
const MOBILE = 'tbody tr:first-child .c-mobile .value';
const COLUMN_EYE = 'thead .c-mobile .eye';

describe('the eye of the customer list', () => {
  let mounted: Mounted | null = null;
  let clock: FakeClock | null = null;

  afterEach(() => {
    clock?.stop();
    clock = null;
    setPageVisible(true);
    mounted?.box.remove();
  });

  const clearMobile = (): string => mounted?.bff.plain[0]?.mobile ?? '';

  it('shows masked forms only, until it is pressed', async () => {
    mounted = await mount();
    for (const customer of mounted.bff.plain.slice(0, 20)) {
      for (const clear of [customer.mobile, customer.email, customer.customerName, customer.managerName]) {
        if (clear) expect(isAnywhere(mounted.list, clear)).to.equal(false);
      }
    }
    expect(mounted.bff.count('POST /v1/customers/reveal')).to.equal(0);
  });

  it('reveals one cell, tells a screen reader whose it is, and hides it when the server says so', async () => {
    mounted = await mount();
    const id = mounted.bff.plain[0]?.customerId ?? '';
    expect(one(mounted.list, EYE).getAttribute('aria-label')).to.equal(`显示客户 ${id} 的移动电话`);
    clock = new FakeClock();
    await press(mounted.list, EYE);
    expect(one(mounted.list, MOBILE).textContent).to.equal(clearMobile());
    expect(one(mounted.list, EYE).getAttribute('aria-label')).to.equal(`隐藏客户 ${id} 的移动电话`);
    expect(one(mounted.list, '[role=status]').textContent).to.contain(`客户 ${id} 的移动电话`);
    await clock.advance(59_000);
    expect(one(mounted.list, MOBILE).textContent).to.equal(clearMobile());
    await clock.advance(1_100);
    expect(isAnywhere(mounted.list, clearMobile())).to.equal(false);
  });

  it('hides again when it is pressed a second time, and leaves nothing behind', async () => {
    mounted = await mount();
    await press(mounted.list, EYE);
    await press(mounted.list, EYE);
    expect(isAnywhere(mounted.list, clearMobile())).to.equal(false);
  });

  it('of a column says how many it reveals and how many are left, before it is pressed', async () => {
    mounted = await mount({ locale: 'en' });
    expect(one(mounted.list, COLUMN_EYE).getAttribute('aria-label')).to.equal(
      'Reveal 18 mobile numbers on this page, 200 left this minute',
    );
    await press(mounted.list, COLUMN_EYE);
    expect(mounted.bff.requests.at(-1)?.key).to.equal('POST /v1/customers/reveal');
    expect(texts(mounted.list, 'tbody .c-mobile .value.clear')).to.have.length(18);
    expect(one(mounted.list, '.allowance').textContent).to.contain('182 reveals left this minute');
  });

  it('of a column that does not fit reveals nothing and says when it works again', async () => {
    mounted = await mount({ locale: 'en', cellsPerMinute: 12 });
    expect(one(mounted.list, COLUMN_EYE).getAttribute('aria-label')).to.contain('only 12 left this minute');
    await press(mounted.list, COLUMN_EYE);
    expect(all(mounted.list, '.value.clear')).to.have.length(0);
    expect(one(mounted.list, '.refusal').textContent).to.match(/Only 12 left, so none was revealed\. More from \d\d:\d\d:\d\d/);
  });

  it('says when it works again once nothing is left, and takes the words back when that time has come', async () => {
    mounted = await mount({ cellsPerMinute: 1 });
    clock = new FakeClock();
    await press(mounted.list, EYE);
    await press(mounted.list, 'tbody tr:first-child .c-email .eye');
    expect(one(mounted.list, '.refusal').textContent).to.match(/显示次数已用完，\d\d:\d\d:\d\d 后可以再显示/);
    await clock.advance(43_000);
    expect(all(mounted.list, '.refusal')).to.have.length(0);
  });

  it('says that nothing is revealed while a restored store records nothing', async () => {
    mounted = await mount();
    mounted.bff.plan('POST /v1/customers/reveal', () => problem('changes-closed', 60));
    await press(mounted.list, EYE);
    expect(all(mounted.list, '.value.clear')).to.have.length(0);
    expect(one(mounted.list, '.refusal').textContent).to.contain('系统刚从备份恢复');
  });

  it('asks for a purpose first where the partner requires one', async () => {
    mounted = await mount({ isPurposeRequired: true });
    await press(mounted.list, EYE);
    expect(mounted.bff.count('POST /v1/customers/reveal')).to.equal(0);
    expect(one(mounted.list, '.refusal').textContent).to.contain('请先选择显示目的');
    pick(mounted.list, 'purpose', 'contact');
    await settle();
    await press(mounted.list, EYE);
    expect(mounted.bff.requests.at(-1)?.body).to.deep.include({ field: 'mobile', purpose: 'contact' });
    expect(one(mounted.list, MOBILE).textContent).to.equal(clearMobile());
  });

  it('is not there where the session may not reveal', async () => {
    mounted = await mount({ refusedEndpoints: ['POST /v1/customers/reveal', 'GET /v1/customers/reveal-allowance'] });
    expect(all(mounted.list, '.eye')).to.have.length(0);
    expect(texts(mounted.list, 'tbody .c-mobile')[0]).to.equal('138****0000');
  });

  for (const [what, act] of [
    ['the next page', '[aria-label="下一页"]'],
    ['another order', 'thead .c-credit .sort'],
  ] as const) {
    it(`hides everything before ${what} is asked for`, async () => {
      mounted = await mount();
      await press(mounted.list, EYE);
      mounted.bff.plan('POST /v1/customers/search', () => new Promise(() => {}));
      await press(mounted.list, act);
      expect(isAnywhere(mounted.list, clearMobile())).to.equal(false);
    });
  }

  it('hides everything after the page was out of sight for ten seconds, not before', async () => {
    mounted = await mount();
    clock = new FakeClock();
    await press(mounted.list, EYE);
    setPageVisible(false);
    await clock.advance(9_900);
    expect(one(mounted.list, MOBILE).textContent).to.equal(clearMobile());
    await clock.advance(200);
    expect(isAnywhere(mounted.list, clearMobile())).to.equal(false);
  });

  it('hides everything at once when the browser leaves the page', async () => {
    mounted = await mount();
    await press(mounted.list, EYE);
    dispatchEvent(new Event('pagehide'));
    await settle();
    expect(isAnywhere(mounted.list, clearMobile())).to.equal(false);
  });

  it('hides everything when the session changes', async () => {
    mounted = await mount({ tokenSeconds: 40 });
    clock = new FakeClock();
    await press(mounted.list, EYE);
    mounted.bff.endSessions();
    await press(mounted.list, 'tbody tr:nth-child(2) .c-mobile .eye');
    expect(one(mounted.list, MOBILE).textContent).not.to.equal(clearMobile());
  });

  it('drops an answer that comes after the rows have changed', async () => {
    mounted = await mount();
    let answer: (response: Response) => void = () => {};
    mounted.bff.plan('POST /v1/customers/reveal', () => new Promise((resolve) => (answer = resolve)));
    await press(mounted.list, EYE);
    await press(mounted.list, '[aria-label="下一页"]');
    const values = [{ customerId: mounted.bff.plain[0]?.customerId, value: clearMobile() }];
    answer(Response.json({ field: 'mobile', values, shownForSeconds: 60, allowance: null }));
    await settle();
    await press(mounted.list, '[aria-label="上一页"]');
    expect(isAnywhere(mounted.list, clearMobile())).to.equal(false);
  });

  it('tells the host which field of which ids was revealed, never the value', async () => {
    let told: unknown;
    mounted = await mount({}, 1280, ({ list }) => list.addEventListener('partner-reveal', (event) => (told = event.detail)));
    await press(mounted.list, EYE);
    expect(told).to.deep.equal({ field: 'mobile', customerIds: [mounted.bff.plain[0]?.customerId], shownForSeconds: 60 });
  });
});
