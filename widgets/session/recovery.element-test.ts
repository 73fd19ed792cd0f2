import { expect } from '@open-wc/testing';
import type { PartnerCustomerList } from '../partner-customer-list.ts';
import { allowAssignments } from '../testing/fake-assignments.ts';
import { FakeClock, setPageVisible, settle } from '../testing/fake-clock.ts';
import { all, isAnywhere, type Mounted, mount, one, press, texts, type } from '../testing/mount.ts';
import { waitUntil } from '../testing/wait-until.ts';

const TOKEN = 'POST /v1/session/token';
const SEARCH = 'POST /v1/customers/search';
const EYE = 'tbody tr:first-child .c-mobile .eye';
const NOTICE = '.notice';

/** Enter, in the filters. */
function submit(list: PartnerCustomerList): void {
  (one(list, '.filters') as HTMLFormElement).requestSubmit();
}

function search(list: PartnerCustomerList, field: string, text: string): void {
  type(list, field, text);
  submit(list);
}

describe('a session that comes late, ends, or comes back', () => {
  let mounted: Mounted | null = null;
  let clock: FakeClock | null = null;
  let isOnline = true;
  Object.defineProperty(navigator, 'onLine', { configurable: true, get: () => isOnline });

  afterEach(() => {
    clock?.stop();
    clock = null;
    isOnline = true;
    setPageVisible(true);
    mounted?.box.remove();
  });

  /** The list inside a session whose host's callback is told the reasons, and can be changed. */
  async function open(settings: Parameters<typeof mount>[0] = { locale: 'en' }) {
    const reasons: string[] = [];
    const host = { refuses: false, never: false, signal: null as AbortSignal | null };
    mounted = await mount(settings, 1280, ({ session, bff }) => {
      session.fetchSession = ({ reason, signal }) => {
        reasons.push(reason);
        host.signal = signal;
        if (host.never) return new Promise(() => {});
        return host.refuses ? Promise.reject(new Error('Sign in again.')) : bff.fetchSession();
      };
    });
    return { ...mounted, reasons, host };
  }

  const resume = (page: Mounted) => press(page.list, `${NOTICE} .button.primary`);

  it('says that the portal gave none in time, tells the portal by its signal, and asks again when told to', async () => {
    clock = new FakeClock();
    let signal = null as AbortSignal | null;
    mounted = await mount({ locale: 'en' }, 1280, ({ session }) => {
      session.locale = 'en';
      session.fetchSession = ({ signal: given }) => {
        signal = given;
        return new Promise(() => {});
      };
    });
    const { session, list, bff } = mounted;
    await clock.advance(19_000);
    expect(session.status).to.equal('starting');
    await clock.advance(2_000);
    expect(session.status).to.equal('failed');
    expect(one(list, NOTICE).textContent).to.contain('gave no session in time');
    expect(signal?.aborted).to.equal(true);
    const reasons: string[] = [];
    session.fetchSession = ({ reason }) => {
      reasons.push(reason);
      return bff.fetchSession();
    };
    await session.updateComplete;
    await resume(mounted);
    expect(reasons).to.deep.equal(['retry']);
    expect(all(list, 'tbody tr')).to.have.length(20);
  });

  it('waits for a host that says later how to get one, whatever was asked meanwhile', async () => {
    mounted = await mount({}, 1280, ({ session }) => {
      session.fetchSession = null;
    });
    const { session, list, bff } = mounted;
    list.reload();
    await settle();
    expect(session.status).to.equal('waiting');
    session.fetchSession = bff.fetchSession;
    await session.updateComplete;
    await settle();
    expect(session.status).to.equal('live');
    expect(all(list, 'tbody tr')).to.have.length(20);
  });

  it('starts again where its element is taken away and put back', async () => {
    const { session, list, box, bff } = await open();
    session.remove();
    await settle();
    expect([session.status, all(list, 'tbody tr:not(.skeleton)').length]).to.deep.equal(['waiting', 0]);
    box.append(session);
    await settle();
    expect([session.status, bff.count(TOKEN)]).to.deep.equal(['live', 2]);
    expect(all(list, 'tbody tr')).to.have.length(20);
  });

  it('is renewed once for all calls that find their token dead, and each is repeated once', async () => {
    const { list, bff, session } = await open();
    const other = document.createElement('partner-customer-list');
    session.append(other);
    await settle();
    const [tokens, searches] = [bff.count(TOKEN), bff.count(SEARCH)];
    bff.endSessions();
    list.reload();
    other.reload();
    await settle();
    expect(bff.count(TOKEN) - tokens).to.equal(1);
    expect(bff.count(SEARCH) - searches).to.equal(4);
    expect(session.status).to.equal('live');
    expect([all(list, 'tbody tr').length, all(other, 'tbody tr').length]).to.deep.equal([20, 20]);
  });

  it('waits while there is no network, and goes on with the same filters once there is', async () => {
    const { list, bff, session } = await open();
    search(list, 'customerId', bff.plain[3]?.customerId ?? '');
    await settle();
    expect(all(list, 'tbody tr')).to.have.length(1);
    clock = new FakeClock();
    isOnline = false;
    bff.isOffline = true;
    await clock.advance(700_000);
    expect(bff.count(TOKEN)).to.equal(1);
    list.reload();
    await settle();
    expect([session.status, one(list, NOTICE).textContent?.includes('No connection')]).to.deep.equal(['offline', true]);
    isOnline = true;
    bff.isOffline = false;
    dispatchEvent(new Event('online'));
    await settle();
    expect([session.status, all(list, 'tbody tr').length]).to.deep.equal(['live', 1]);
    expect((one(list, '#customerId') as HTMLInputElement).value).to.equal(bff.plain[3]?.customerId);
  });

  it('is renewed when the machine wakes, though no timer of the page has counted its sleep', async () => {
    const { bff, reasons } = await open();
    clock = new FakeClock();
    clock.sleep(3_600_000);
    dispatchEvent(new Event('online'));
    await settle();
    expect([bff.count(TOKEN), reasons.at(-1)]).to.deep.equal([2, 'refresh']);
  });

  it('shows nothing that was revealed before the machine slept', async () => {
    clock = new FakeClock();
    const { list, bff } = await open();
    await press(list, EYE);
    expect(isAnywhere(list, bff.plain[0]?.mobile ?? '')).to.equal(true);
    clock.sleep(3_600_000);
    await clock.advance(5_000);
    expect(isAnywhere(list, bff.plain[0]?.mobile ?? '')).to.equal(false);
  });

  it('comes back live out of the browser’s memory of pages, with what was revealed hidden', async () => {
    const { list, bff, session } = await open();
    clock = new FakeClock();
    await press(list, EYE);
    dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));
    clock.sleep(3_600_000);
    dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    await settle();
    expect(isAnywhere(list, bff.plain[0]?.mobile ?? '')).to.equal(false);
    expect([session.status, bff.count(TOKEN)]).to.deep.equal(['live', 2]);
  });

  it('that is refused keeps the filters, and one button brings back every widget', async () => {
    const page = await open();
    const { list, bff, session, reasons, host } = page;
    search(list, 'accountName', bff.plain[2]?.accountName ?? '');
    const other = document.createElement('partner-customer-list');
    session.append(other);
    await settle();
    const rows = all(list, 'tbody tr').length;
    host.refuses = true;
    bff.endSessions();
    list.reload();
    other.reload();
    await settle();
    expect(session.status).to.equal('expired');
    for (const widget of [list, other]) expect(texts(widget, `${NOTICE} .button`)).to.deep.equal(['Continue']);
    host.refuses = false;
    await resume(page);
    expect(reasons.slice(-1)).to.deep.equal(['expired']);
    expect([all(list, 'tbody tr').length, all(other, 'tbody tr').length]).to.deep.equal([rows, 20]);
    expect((one(list, '#accountName') as HTMLInputElement).value).to.equal(bff.plain[2]?.accountName);
  });

  it('for another person shows nothing that the first one saw, typed or revealed', async () => {
    const page = await open();
    const { list, bff, host } = page;
    const typed = bff.plain[2]?.accountName ?? '';
    search(list, 'accountName', typed);
    await settle();
    await press(list, EYE);
    host.refuses = true;
    bff.endSessions();
    list.reload();
    await settle();
    host.refuses = false;
    bff.settings.operatorId = 'op_2';
    await resume(page);
    expect((one(list, '#accountName') as HTMLInputElement).value).to.equal('');
    expect(all(list, 'tbody tr')).to.have.length(20);
    expect(bff.requests.filter(({ key }) => key === SEARCH).at(-1)?.body).to.not.have.nested.property('filter.accountName');
  });

  it('for another person never sends what the first one had asked for', async () => {
    const { list, bff } = await open();
    const searches = () => bff.requests.filter(({ key }) => key === SEARCH);
    type(list, 'accountName', bff.plain[2]?.accountName ?? '');
    bff.endSessions();
    bff.settings.operatorId = 'op_2';
    const before = searches().length;
    submit(list);
    await settle();
    const [first, ...later] = searches().slice(before);
    expect(first?.body).to.have.nested.property('filter.accountName');
    expect(later).to.have.length(1);
    expect(later[0]?.body).to.not.have.nested.property('filter.accountName');
  });

  it('that is left wipes rows, what was typed and what was revealed, and the next one begins empty', async () => {
    const page = await open();
    const { list, bff, session } = page;
    search(list, 'accountName', bff.plain[2]?.accountName ?? '');
    await settle();
    await press(list, EYE);
    await session.end();
    await settle();
    expect([session.status, session.view]).to.deep.equal(['expired', null]);
    expect(all(list, 'tbody tr')).to.have.length(0);
    expect((one(list, '#accountName') as HTMLInputElement).value).to.equal('');
    await resume(page);
    expect(all(list, 'tbody tr')).to.have.length(20);
    expect(isAnywhere(list, bff.plain[0]?.mobile ?? 'none')).to.equal(false);
  });

  it('that is left says no more what was said in it: no toast that could undo, no live region, no menu, no hint', async () => {
    mounted = await mount({ locale: 'en' }, 1280, ({ bff }) => allowAssignments(bff));
    const { list, session } = mounted;
    await Promise.all([import('../customer-list/actions/desk.ts'), import('../customer-list/actions/customer-tasks.ts')]);
    await settle();
    await press(list, 'tbody tr:nth-child(6) .check input');
    await press(list, '.action-bar .button:nth-of-type(2)');
    await waitUntil(() => all(list, '.options input').length > 0, 'Nobody to assign it to.');
    await press(list, '.options input');
    await press(list, '.dialog-foot .button:last-child');
    await waitUntil(() => one(list, '.toast').matches(':popover-open'), 'Nothing was said.');
    await press(list, 'tbody tr:nth-child(2) .row-menu');
    expect(all(list, '.menu-item').length).to.be.greaterThan(0);
    await session.end();
    await settle();
    const said = ['.toast-text', '.toast .button', '[role=status]', '.menu-item', '.hint'].flatMap((selector) => texts(list, selector));
    expect(said.join('')).to.equal('');
    expect(one(list, '.toast').matches(':popover-open')).to.equal(false);
    expect(one(list, '.menu').getAttribute('aria-label')).to.equal('');
  });
});
