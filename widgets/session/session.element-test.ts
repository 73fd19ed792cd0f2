import { expect } from '@open-wc/testing';
import { FakeClock, setPageVisible, settle } from '../testing/fake-clock.ts';
import { all, type Mounted, mount } from '../testing/mount.ts';

const TOKEN = 'POST /v1/session/token';

describe('<partner-session>', () => {
  let mounted: Mounted | null = null;
  let clock: FakeClock | null = null;

  afterEach(() => {
    clock?.stop();
    clock = null;
    setPageVisible(true);
    mounted?.box.remove();
  });

  it('swaps one secret for all widgets inside it', async () => {
    mounted = await mount({}, 1280, ({ session }) => session.append(document.createElement('partner-customer-list')));
    expect(mounted.bff.count(TOKEN)).to.equal(1);
    expect(mounted.bff.count('POST /v1/customers/search')).to.equal(2);
  });

  it('asks for a new secret ahead of expiry, and says why', async () => {
    clock = new FakeClock();
    const reasons: string[] = [];
    mounted = await mount({}, 1280, ({ session, bff }) => {
      session.fetchSession = ({ reason }) => {
        reasons.push(reason);
        return bff.fetchSession();
      };
    });
    await clock.advance(380_000);
    expect(reasons).to.deep.equal(['start']);
    await clock.advance(110_000);
    expect(reasons).to.deep.equal(['start', 'refresh']);
  });

  it('does not ask while the page is out of sight, and does once it is seen again', async () => {
    clock = new FakeClock();
    mounted = await mount();
    setPageVisible(false);
    await clock.advance(595_000);
    expect(mounted.bff.count(TOKEN)).to.equal(1);
    setPageVisible(true);
    await settle();
    expect(mounted.bff.count(TOKEN)).to.equal(2);
  });

  it('keeps two partners on one page apart', async () => {
    mounted = await mount();
    const other = await mount({ customers: 3 });
    expect(all(other.list, 'tbody tr')).to.have.length(3);
    expect(all(mounted.list, 'tbody tr')).to.have.length(20);
    other.box.remove();
  });

  it('leaves no token in any storage, address or attribute', async () => {
    mounted = await mount();
    const everywhere = JSON.stringify([
      { ...localStorage },
      { ...sessionStorage },
      document.cookie,
      location.href,
      mounted.box.outerHTML,
      mounted.session.view,
    ]);
    expect(everywhere).not.to.contain('token-secret');
    expect(everywhere).not.to.contain('secret-1');
  });

  it('logs out: the session is revoked and its widgets say that it has ended', async () => {
    mounted = await mount();
    await mounted.session.end();
    await settle();
    expect(mounted.bff.count('DELETE /v1/session')).to.equal(1);
    expect(mounted.session.status).to.equal('expired');
    expect(all(mounted.list, 'tbody tr')).to.have.length(0);
  });

  it('survives being moved within the page', async () => {
    mounted = await mount();
    const place = document.createElement('section');
    mounted.box.append(place);
    place.append(mounted.session);
    await settle();
    expect(mounted.bff.count(TOKEN)).to.equal(1);
    expect(all(mounted.list, 'tbody tr')).to.have.length(20);
  });
});
