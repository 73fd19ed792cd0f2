import { expect } from '@open-wc/testing';
import { problem } from '../testing/fake-bff.ts';
import { FakeClock, settle } from '../testing/fake-clock.ts';
import { all, type Mounted, mount, one, press, type } from '../testing/mount.ts';
import { waitUntil } from '../testing/wait-until.ts';

const SEARCH = 'POST /v1/customers/search';

describe('the states of the customer list', () => {
  let mounted: Mounted | null = null;
  let clock: FakeClock | null = null;

  afterEach(() => {
    clock?.stop();
    clock = null;
    mounted?.box.remove();
  });

  const title = (): string => one((mounted as Mounted).list, '.notice-title').textContent ?? '';

  it('a partner without customers reads what to expect, or what the host puts there', async () => {
    mounted = await mount({ customers: 0 });
    expect(title()).to.equal('还没有客户');
    expect(all(mounted.list, 'slot[name=empty]')).to.have.length(1);
  });

  it('who may not see customers reads whom to ask, and is offered nothing that cannot work', async () => {
    mounted = await mount({ locale: 'en', refusedEndpoints: [SEARCH] });
    expect(title()).to.equal('You are not allowed to see customers');
    expect(all(mounted.list, '.notice-actions .button')).to.have.length(0);
    await expect(mounted.list).to.be.accessible();
  });

  it('an ended session has one button, after which filters and order are as they were', async () => {
    mounted = await mount();
    type(mounted.list, 'customerName', '星河');
    (one(mounted.list, 'form') as HTMLFormElement).requestSubmit();
    await settle();
    mounted.bff.plan(SEARCH, () => problem('session-revoked'));
    await press(mounted.list, 'thead .c-credit .sort');
    expect(title()).to.equal('会话已结束');
    expect(all(mounted.list, '.notice .button')).to.have.length(1);
    expect((one(mounted.list, '#customerName') as HTMLInputElement).value).to.equal('星河');
    await press(mounted.list, '.notice .button');
    expect(mounted.bff.requests.filter(({ key }) => key === SEARCH).at(-1)?.body).to.deep.include({
      filter: { customerName: '星河' },
      sort: { by: 'credit', direction: 'descending' },
    });
    expect(all(mounted.list, 'tbody tr').length).to.be.greaterThan(0);
  });

  it('an expired token is renewed without a word', async () => {
    mounted = await mount();
    mounted.bff.endSessions();
    await press(mounted.list, '[aria-label="下一页"]');
    expect(one(mounted.list, '.pager-summary').textContent).to.equal('21–40 / 73');
  });

  it('a portal that gives no new session shows that the session has ended', async () => {
    mounted = await mount();
    mounted.session.fetchSession = () => Promise.reject(new Error('signed out'));
    await settle();
    mounted.bff.endSessions();
    await press(mounted.list, '[aria-label="下一页"]');
    expect(title()).to.equal('会话已结束');
  });

  it('a portal that gives no session at all is named, and asked again on demand', async () => {
    mounted = await mount({}, 1280, ({ session }) => {
      session.fetchSession = () => Promise.reject(new Error('no'));
    });
    expect(title()).to.equal('门户没有给出会话');
    mounted.session.fetchSession = mounted.bff.fetchSession;
    await settle();
    await press(mounted.list, '.notice .button');
    expect(all(mounted.list, 'tbody tr')).to.have.length(20);
  });

  it('goes on by itself when the network is back', async () => {
    mounted = await mount();
    mounted.bff.isOffline = true;
    await press(mounted.list, '[aria-label="下一页"]');
    expect(title()).to.equal('网络已断开');
    mounted.bff.isOffline = false;
    dispatchEvent(new Event('online'));
    await settle();
    expect(one(mounted.list, '.pager-summary').textContent).to.equal('21–40 / 73');
  });

  it('tries again after a while where the browser does not notice that the network is back', async () => {
    clock = new FakeClock();
    mounted = await mount({}, 1280, ({ bff }) => {
      bff.isOffline = true;
    });
    expect(title()).to.equal('网络已断开');
    mounted.bff.isOffline = false;
    await clock.advance(10_100);
    expect(all(mounted.list, 'tbody tr')).to.have.length(20);
  });

  it('a failure shows the request id, copies it, and can be retried', async () => {
    let told: unknown;
    let copied = '';
    const writeText = async (text: string): Promise<void> => {
      copied = text;
    };
    Object.defineProperty(navigator, 'clipboard', { configurable: true, value: { writeText } });
    mounted = await mount({}, 1280, ({ bff, list }) => {
      bff.plan(SEARCH, () => problem('internal'));
      list.addEventListener('partner-error', (event) => (told = event.detail));
    });
    expect(title()).to.equal('未能取得客户列表');
    await press(mounted.list, '.notice-id button');
    expect(copied).to.equal('req_5Zk2Wn8QxT4LbY1cVdEa9g');
    expect(told).to.deep.equal({ code: 'internal', requestId: copied, retryAfterSeconds: null });
    await expect(mounted.list).to.be.accessible();
    await press(mounted.list, '.notice-actions .button');
    expect(all(mounted.list, 'tbody tr')).to.have.length(20);
  });

  it('an overloaded service says when to try again', async () => {
    mounted = await mount({}, 1280, ({ bff }) => bff.plan(SEARCH, () => problem('overloaded', 30)));
    expect(one(mounted.list, '.notice-advice').textContent).to.match(/^\d\d:\d\d:\d\d 后可以重试。/);
  });

  it('a service that was just restored from a backup says that it takes no changes yet', async () => {
    mounted = await mount({}, 1280, ({ bff }) => bff.plan(SEARCH, () => problem('changes-closed', 60)));
    expect(title()).to.equal('系统刚从备份恢复，暂不接受更改');
    expect(one(mounted.list, '.notice-advice').textContent).to.match(/^\d\d:\d\d:\d\d 后可以重试。核对数据之后会重新开放/);
  });

  it('a page that is no answer of the BFF is a failure, not a crash', async () => {
    mounted = await mount({}, 1280, ({ bff }) => bff.plan(SEARCH, () => new Response('<h1>Bad gateway</h1>', { status: 502 })));
    expect(title()).to.equal('未能取得客户列表');
  });

  it('a list outside any session says so to the developer', async () => {
    const list = document.createElement('partner-customer-list');
    document.body.append(list);
    const words = (): string | undefined => list.shadowRoot?.querySelector('.notice-title')?.textContent ?? undefined;
    await waitUntil(words);
    expect(words()).to.equal('缺少会话');
    list.remove();
  });
});
