import { expect } from '@open-wc/testing';
import { FakeBff } from '../testing/fake-bff.ts';
import { type FakeClock, settle } from '../testing/fake-clock.ts';
import { all, type Mounted, mount, one, press } from '../testing/mount.ts';

const TOKEN = 'POST /v1/session/token';

describe('what stands between a page and its BFF', () => {
  let mounted: Mounted | null = null;
  let clock: FakeClock | null = null;
  let base: HTMLBaseElement | null = null;

  afterEach(() => {
    clock?.stop();
    clock = null;
    base?.remove();
    base = null;
    mounted?.box.remove();
  });

  /** Keeps every request that the session makes. */
  function watch(requests: Request[]): (mounted: Mounted) => void {
    return ({ session, bff }) => {
      session.transport = (request) => {
        requests.push(request);
        return bff.transport(request);
      };
    };
  }

  for (const [what, answer] of [
    ['wraps each answer', { code: 0, data: { token: 'token-secret-1', expiresInSeconds: 600 } }],
    ['answers nothing', null],
    ['gives a token without an end', { token: 'token-secret-1', session: {} }],
  ] as const) {
    it(`a gateway that ${what} is told as what it is, and is asked again when somebody says so`, async () => {
      const codes: string[] = [];
      mounted = await mount({ locale: 'en' }, 1280, ({ session, bff, list }) => {
        session.locale = 'en';
        list.addEventListener('partner-error', ({ detail }) => codes.push(detail.code));
        bff.plan(TOKEN, () => Response.json(answer));
      });
      const { session, list } = mounted;
      expect(session.status).to.equal('failed');
      expect(codes).to.deep.equal(['answer-unreadable']);
      expect(one(list, '.notice .button').textContent).to.contain('Try again');
      await press(list, '.notice .button');
      expect([session.status, all(list, 'tbody tr').length]).to.deep.equal(['live', 20]);
    });
  }

  it('a token that lives longer than a timer can count is not asked for again at once', async () => {
    mounted = await mount({ tokenSeconds: 10_000_000 });
    await new Promise((resolve) => setTimeout(resolve, 30));
    await settle();
    expect(mounted.bff.count(TOKEN)).to.equal(1);
  });

  it('no redirect takes a secret or a token elsewhere', async () => {
    const requests: Request[] = [];
    mounted = await mount({}, 1280, watch(requests));
    expect(requests.length).to.be.greaterThan(2);
    expect([...new Set(requests.map(({ redirect }) => redirect))]).to.deep.equal(['manual']);
  });

  it('a <base> of another origin takes nothing elsewhere: without base-url the BFF is where the page is', async () => {
    base = document.createElement('base');
    base.href = 'https://cdn.example.invalid/assets/';
    document.head.append(base);
    const requests: Request[] = [];
    mounted = await mount({}, 1280, watch(requests));
    expect(requests.length).to.be.greaterThan(2);
    expect([...new Set(requests.map(({ url }) => new URL(url).origin))]).to.deep.equal([location.origin]);
  });

  it('a form field that is called as something of the page is changes nothing', async () => {
    const field = document.createElement('form');
    field.name = 'baseURI';
    document.body.append(field);
    mounted = await mount();
    field.remove();
    expect([mounted.session.status, all(mounted.list, 'tbody tr').length]).to.deep.equal(['live', 20]);
  });

  it('a token of one BFF is never shown to another, though the address changes while it is on its way', async () => {
    const elsewhere = new FakeBff({ customers: 3 });
    const sent: [string, string | null][] = [];
    let answer = (): void => {};
    mounted = await mount({}, 1280, ({ session, bff }) => {
      session.baseUrl = 'https://one.example.invalid';
      bff.plan(TOKEN, async () => {
        await new Promise<void>((resolve) => {
          answer = resolve;
        });
        return Response.json({ token: 'of-one', expiresInSeconds: 600, session: null });
      });
      session.transport = (request) => {
        sent.push([new URL(request.url).host, request.headers.get('authorization')]);
        return (request.url.startsWith('https://one.') ? bff : elsewhere).transport(request);
      };
    });
    mounted.session.baseUrl = 'https://two.example.invalid';
    await mounted.session.updateComplete;
    answer();
    await settle();
    expect(all(mounted.list, 'tbody tr')).to.have.length(3);
    expect(sent.filter(([host, bearer]) => host === 'two.example.invalid' && bearer?.includes('of-one'))).to.deep.equal([]);
    expect(sent.filter(([host]) => host === 'one.example.invalid')).to.have.length(1);
  });
});
