import { expect } from '@open-wc/testing';
import { problem } from '../testing/fake-bff.ts';
import { settle } from '../testing/fake-clock.ts';
import { laterAnswer, type MountedPage, type MountOptions, mountPage } from '../testing/fake-customer-page.ts';

describe("states of a customer's page", () => {
  let mounted: MountedPage | null = null;
  afterEach(() => mounted?.box.remove());

  const open = async (options: MountOptions = {}): Promise<MountedPage> => {
    mounted = await mountPage({ ...options, settings: { locale: 'en', ...options.settings } });
    return mounted;
  };
  const inside = (): ShadowRoot => mounted?.page.shadowRoot as ShadowRoot;
  const find = (selector: string): HTMLElement | null => inside().querySelector<HTMLElement>(selector);
  const notice = (): string => find('.notice')?.textContent?.replace(/\s+/g, ' ').trim() ?? '';
  const failing = (answer: () => Response): MountOptions => ({ planned: [answer] });

  it('keeps the places of what will come', async () => {
    const later = laterAnswer();
    const { fake } = await open({ planned: [later.wait] });
    expect(inside().querySelectorAll('.section .bone')).to.have.length(5);
    expect(find('.content')?.getAttribute('aria-busy')).to.equal('true');
    await later.give(problem('internal'));
    expect(fake.asked).to.have.length(1);
    expect(inside().querySelectorAll('.bone')).to.have.length(0);
  });

  it('says the same of a customer that is not there, is not in scope, or cannot be', async () => {
    await open({ host: { customerId: 'nobody' } });
    const missing = notice();
    expect(missing).to.contain('This customer cannot be found');
    for (const code of ['not-found', 'request-invalid', 'partner-kind-wrong'] as const) {
      mounted?.box.remove();
      await open(failing(() => problem(code)));
      expect(notice()).to.equal(missing);
    }
  });

  it('says what is not allowed without a button that would not help', async () => {
    await open(failing(() => problem('permission-missing')));
    expect(notice()).to.contain('You are not allowed to see customers');
    expect(find('.notice-actions')).to.equal(null);
  });

  it('gives the request id of a failure, and tries again', async () => {
    const { page } = await open(failing(() => problem('internal')));
    expect(notice()).to.contain('req_5Zk2Wn8QxT4LbY1cVdEa9g');
    find('.notice-actions button')?.click();
    await settle();
    expect(find('.name')).not.to.equal(null);
    expect(page.shadowRoot?.activeElement?.className).to.equal('name');
  });

  it('goes on by itself once the connection is back', async () => {
    const lost = (): Response => {
      throw new TypeError('Failed to fetch');
    };
    const { fake } = await open({ planned: [lost] });
    expect(notice()).to.contain('No connection');
    dispatchEvent(new Event('online'));
    await settle();
    expect(find('.name')).not.to.equal(null);
    expect(fake.asked).to.have.length(2);
  });

  it('has one button once the session has ended, and comes back to the same customer', async () => {
    const errors: string[] = [];
    const { fake, page, plain } = await open();
    page.addEventListener('partner-error', ({ detail }) => errors.push(detail.code));
    fake.planned.page.push(() => problem('session-revoked'));
    page.reload();
    await settle();
    expect(notice()).to.contain('The session has ended');
    expect(find('.content')?.innerHTML).not.to.contain(plain.customerId);
    expect(errors).to.deep.equal(['session-revoked']);
    find('.notice-actions button')?.click();
    await settle();
    expect(find('.id')?.textContent).to.equal(plain.customerId);
  });

  it('says that it stands outside of a session', async () => {
    mounted = await open();
    const alone = document.createElement('partner-customer');
    alone.customerId = mounted.plain.customerId;
    mounted.box.append(alone);
    await settle();
    expect(alone.shadowRoot?.textContent).to.contain('partner-session');
  });

  it('speaks the language of the session', async () => {
    await open({ settings: { locale: 'zh-CN' } });
    expect(find('#h-contact')?.textContent).to.equal('联系方式');
    expect(find('.root')?.getAttribute('lang')).to.equal('zh-CN');
  });
});
