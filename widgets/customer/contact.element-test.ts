import { expect } from '@open-wc/testing';
import { problem } from '../testing/fake-bff.ts';
import { FakeClock, setPageVisible, settle } from '../testing/fake-clock.ts';
import { laterAnswer, type MountedPage, type MountOptions, mountPage } from '../testing/fake-customer-page.ts';
import { waitUntil } from '../testing/wait-until.ts';

describe("the contact of a customer's page", () => {
  let mounted: MountedPage | null = null;
  let clock: FakeClock | null = null;
  const followed: string[] = [];
  const copied: string[] = [];
  const { click } = HTMLAnchorElement.prototype;
  const { clipboard } = navigator;

  before(() => {
    HTMLAnchorElement.prototype.click = function () {
      followed.push(this.href);
    };
    const write = async ([item]: ClipboardItem[]): Promise<void> => {
      const blob = await item?.getType('text/plain');
      if (blob) copied.push(await blob.text());
    };
    Object.defineProperty(navigator, 'clipboard', { configurable: true, value: { write } });
  });
  after(() => {
    HTMLAnchorElement.prototype.click = click;
    Object.defineProperty(navigator, 'clipboard', { configurable: true, value: clipboard });
  });
  beforeEach(() => {
    followed.length = 0;
    copied.length = 0;
  });
  afterEach(() => {
    clock?.stop();
    clock = null;
    setPageVisible(true);
    mounted?.box.remove();
  });

  const open = async (options: MountOptions = {}): Promise<MountedPage> => {
    mounted = await mountPage({ ...options, settings: { locale: 'en', ...options.settings } });
    return mounted;
  };
  const inside = (): ShadowRoot => mounted?.page.shadowRoot as ShadowRoot;
  const find = (selector: string): HTMLElement | null => inside().querySelector<HTMLElement>(selector);
  const press = async (selector: string): Promise<void> => {
    const element = find(selector);
    if (!element) throw new Error(`nothing matches ${selector}`);
    element.click();
    await settle();
  };
  const shown = (field: string): string => find(`.c-${field} .value.clear`)?.textContent ?? '';
  const MOBILE_EYE = '.c-mobile .eye';
  const CALL = '.c-mobile .act.primary';
  const COPY = '.c-mobile .act:not(.primary)';

  it('is masked, and leads nowhere, until the eye is pressed', async () => {
    await open();
    expect(find('.c-mobile .value')?.textContent).to.equal('138****0000');
    expect(inside().querySelectorAll('.act')).to.have.length(0);
    expect(inside().querySelectorAll('a[href^="tel"], a[href^="mailto"]')).to.have.length(0);
  });

  it('calls a number only after the call was recorded', async () => {
    const { fake, plain } = await open();
    await press(MOBILE_EYE);
    expect(shown('mobile')).to.equal(plain.mobile);
    const later = laterAnswer();
    fake.planned.disclosure.push(later.wait);
    await press(CALL);
    expect(followed).to.deep.equal([]);
    await later.give(new Response(null, { status: 204 }));
    expect(followed).to.deep.equal([`tel:${plain.mobile}`]);
  });

  it('records who is called, written to or copied, and tells the host without the value', async () => {
    const { fake, plain, page } = await open();
    const told: unknown[] = [];
    page.addEventListener('partner-disclose', ({ detail }) => told.push(detail));
    await press(MOBILE_EYE);
    await press('.c-email .eye');
    await press(CALL);
    await press(COPY);
    await waitUntil(() => copied.length > 0);
    await press('.c-email .act.primary');
    const { customerId } = plain;
    const expected = [
      { customerId, field: 'mobile', act: 'call' },
      { customerId, field: 'mobile', act: 'copy' },
      { customerId, field: 'email', act: 'write' },
    ];
    expect(fake.disclosures).to.deep.equal(expected);
    expect(told).to.deep.equal(expected);
    expect(copied).to.deep.equal([plain.mobile]);
    expect(followed).to.deep.equal([`tel:${plain.mobile}`, `mailto:${plain.email}`]);
  });

  for (const [what, plan, words] of [
    ['the record is refused', (): Response => problem('internal'), 'could not be recorded'],
    [
      'there is no connection',
      (): Response => {
        throw new TypeError('Failed to fetch');
      },
      'No connection to record it',
    ],
  ] as const) {
    it(`hands nothing over where ${what}, and says so`, async () => {
      const { fake } = await open();
      await press(MOBILE_EYE);
      fake.planned.disclosure.push(plan, plan);
      await press(CALL);
      await press(COPY);
      expect([followed, copied]).to.deep.equal([[], []]);
      expect(find('.refusal')?.getAttribute('role')).to.equal('alert');
      expect(find('.refusal')?.textContent).to.contain(words);
    });
  }

  it('records a double click once', async () => {
    const { fake } = await open();
    await press(MOBILE_EYE);
    find(CALL)?.click();
    find(CALL)?.click();
    await settle();
    expect(fake.disclosures).to.have.length(1);
    expect(followed).to.have.length(1);
  });

  it('records nothing for a value that has hidden meanwhile', async () => {
    const { fake } = await open();
    await press(MOBILE_EYE);
    const call = find(CALL);
    dispatchEvent(new Event('pagehide'));
    call?.click();
    await settle();
    expect([fake.disclosures, followed]).to.deep.equal([[], []]);
  });

  it('counts down in sight until it hides, and takes the ways out with it', async () => {
    await open();
    clock = new FakeClock();
    await press(MOBILE_EYE);
    expect(find('.c-mobile .left')?.textContent).to.equal('hidden in 60 s');
    await clock.advance(20_000);
    expect(find('.c-mobile .left')?.textContent).to.equal('hidden in 40 s');
    await clock.advance(40_100);
    expect([shown('mobile'), find(CALL)]).to.deep.equal(['', null]);
  });

  it('does not hide because the session is renewed while somebody dials', async () => {
    clock = new FakeClock();
    const { fake, plain } = await open({ settings: { tokenSeconds: 600 } });
    const swaps = (): number => fake.bff.count('POST /v1/session/token');
    await clock.advance(385_000);
    await press(MOBILE_EYE);
    await clock.advance(59_000);
    expect([shown('mobile'), swaps()]).to.deep.equal([plain.mobile, 1]);
    await clock.advance(40_000);
    expect([shown('mobile'), swaps()]).to.deep.equal(['', 2]);
  });

  it('hides after the page was out of sight for ten seconds', async () => {
    const { plain } = await open();
    clock = new FakeClock();
    await press(MOBILE_EYE);
    setPageVisible(false);
    await clock.advance(9_900);
    expect(shown('mobile')).to.equal(plain.mobile);
    await clock.advance(200);
    expect(inside().innerHTML).not.to.contain(plain.mobile);
  });

  it('hides when another customer is opened', async () => {
    const { fake, page, plain } = await open();
    await press(MOBILE_EYE);
    page.customerId = fake.bff.plain[1]?.customerId ?? '';
    await settle();
    page.customerId = plain.customerId;
    await settle();
    expect(inside().innerHTML).not.to.contain(plain.mobile);
  });

  it('is masked in the same moment in which the page is printed', async () => {
    const { plain } = await open();
    await press(MOBILE_EYE);
    dispatchEvent(new Event('beforeprint'));
    expect(inside().innerHTML).not.to.contain(plain.mobile);
  });

  it('has no eye and no way out where the session may not reveal', async () => {
    const refusedEndpoints = ['POST /v1/customers/reveal', 'GET /v1/customers/reveal-allowance', 'POST /v1/customers/disclosures'];
    await open({ settings: { refusedEndpoints } });
    expect(inside().querySelectorAll('.eye, .act')).to.have.length(0);
    expect(find('.c-mobile .value')?.textContent).to.equal('138****0000');
  });

  it('copies the id without a record: it is no secret', async () => {
    const { fake, plain } = await open();
    await press('.facts .button');
    // Blobs are read in their own time.
    await waitUntil(() => copied.length > 0);
    expect(copied).to.deep.equal([plain.customerId]);
    expect(fake.disclosures).to.deep.equal([]);
  });
});
