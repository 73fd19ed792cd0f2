import { expect } from '@open-wc/testing';
import { settle } from '../testing/fake-clock.ts';
import { type Detail, laterAnswer, type MountedPage, type MountOptions, mountPage } from '../testing/fake-customer-page.ts';

describe("a customer's page", () => {
  let mounted: MountedPage | null = null;
  afterEach(() => mounted?.box.remove());

  const open = async (options: MountOptions = {}): Promise<MountedPage> => {
    mounted = await mountPage({ ...options, settings: { locale: 'en', ...options.settings } });
    return mounted;
  };
  const changed = (change: (detail: Detail) => Detail): MountOptions => ({ change });
  const inside = (): ShadowRoot => mounted?.page.shadowRoot as ShadowRoot;
  const text = (selector: string): string => inside().querySelector(selector)?.textContent?.replace(/\s+/g, ' ').trim() ?? '';
  const all = (selector: string): string[] =>
    [...inside().querySelectorAll(selector)].map((element) => element.textContent?.replace(/\s+/g, ' ').trim() ?? '');

  it('says who it is masked, with the whole id and the own number beside it, and nothing clear anywhere', async () => {
    const { plain } = await open({ index: 1 });
    expect(text('.name')).to.equal('远航****公司');
    expect(all('.id')).to.deep.equal([plain.customerId, plain.partnerCustomerNo]);
    for (const clear of [plain.customerName, plain.accountName, plain.mobile, plain.email, plain.managerName])
      expect(inside().innerHTML).not.to.contain(clear);
  });

  it('is called by its id where no name is stated', async () => {
    const { plain } = await open(
      changed((detail) => ({ ...detail, customer: { ...detail.customer, customerName: null, accountName: null } })),
    );
    expect(text('.name')).to.equal(`Customer ${plain.customerId}`);
  });

  it('says of every figure how old it is, in which zone and currency', async () => {
    await open();
    expect(text('.s-credit')).to.contain('As of 2026-11-21 13:00 (UTC+8) · Currency CNY');
    expect(all('.cycle .quiet').filter((words) => words.startsWith('As of'))).to.have.length(2);
    expect(text('.cycle:last-child')).to.contain('No bill data yet');
    expect(text('.tools')).to.match(/Loaded \d{4}-\d\d-\d\d \d\d:\d\d \(UTC\+8\)/);
  });

  it('shows the credit large; of a referral customer a dash and why, never a zero', async () => {
    await open();
    expect(text('.s-credit .figure')).to.equal('¥0.50');
    mounted?.box.remove();
    await open({ index: 2 });
    expect(text('.s-credit .figure')).to.equal('—');
    expect(text('.s-credit')).to.contain('partners cannot see their balance');
    expect(text('.s-credit')).not.to.contain('0.00');
  });

  it('opens at the arrears, which say in words what they mean, and have the focus', async () => {
    await open({ index: 5, host: { section: 'arrears' } });
    expect(text('.arrears .figure')).to.equal('¥6,685.00');
    expect(text('.arrears')).to.contain('cannot be dissociated');
    expect(inside().activeElement?.className).to.equal('arrears');
  });

  it('opens at the credit where a host asks for arrears that there are none of', async () => {
    await open({ host: { section: 'arrears' } });
    expect(inside().activeElement?.id).to.equal('h-credit');
  });

  it('lists services with exact amounts that add up to what is due', async () => {
    await open();
    for (const table of inside().querySelectorAll('.services')) {
      const amounts = [...table.querySelectorAll('td')].map((cell) => Number(cell.textContent?.replace(/[¥,]/g, '')));
      const total = amounts.pop() ?? 0;
      expect(amounts.reduce((sum, amount) => sum + amount, 0)).to.be.closeTo(total, 1e-9);
    }
    expect(all('.cycle:nth-child(2) tfoot td')).to.deep.equal(['¥10,000.0000001']);
    expect(all('.cycle:nth-child(2) tbody th').at(-1)).to.equal('Others');
  });

  it('tells the running cycle as a part of the one before, not as a fall', async () => {
    await open();
    expect(text('.cycle:first-child')).to.contain('running, estimate');
    expect(text('.cycle:first-child .change')).to.equal('So far 43% of the whole 2026-10');
    mounted?.box.remove();
    await open(
      changed((detail) => ({
        ...detail,
        cycles: detail.cycles.map((cycle) =>
          cycle.cycle === '2026-09' ? { ...cycle, due: [{ amount: '8000.00', currency: 'CNY' }] } : cycle,
        ),
      })),
    );
    expect(text('.cycle:nth-child(2) .change')).to.equal('25% more than 2026-09');
  });

  it('keeps currencies apart', async () => {
    await open(
      changed((detail) => {
        const [first, ...others] = detail.cycles;
        const due = [
          { amount: '4300.00', currency: 'CNY' },
          { amount: '20.28022672899', currency: 'USD' },
        ];
        const inDollars = { service: null, isOthers: false, amount: '20.28022672899', currency: 'USD' };
        return { ...detail, cycles: first ? [{ ...first, due, services: [...first.services, inDollars] }, ...others] : [] };
      }),
    );
    expect(all('.cycle:first-child .figure')).to.deep.equal(['¥4,300.00', 'USD 20.28']);
    expect(all('.cycle:first-child tfoot td')).to.deep.equal(['¥4,300.00', 'USD 20.28022672899']);
  });

  it('counts the days until resources expire by the calendar of UTC+8', async () => {
    await open();
    expect(all('.resources .attention')).to.deep.equal(['expires today']);
    expect(text('.resources')).to.contain('20 days left');
  });

  it('folds a long list, and says what is not listed at all', async () => {
    const resource = { resourceId: 'ecs', name: null, service: 's', region: null, expiresAt: '2026-12-01T00:00:00.000Z' };
    const resources = Array.from({ length: 50 }, (_, index) => ({ ...resource, resourceId: `ecs-${index}` }));
    await open(changed((detail) => ({ ...detail, expiringResources: { ...detail.expiringResources, resources, total: 1234 } })));
    const seen = [...inside().querySelectorAll('.s-resources li')].filter((row) => row.checkVisibility());
    expect(seen).to.have.length(6);
    expect(text('.s-resources summary')).to.equal('Show 44 more');
    expect(text('.s-resources details p')).to.equal('1,184 more are not listed, 1,234 in all.');
  });

  it('tells that no resource expires from that nobody states any', async () => {
    await open(changed((detail) => ({ ...detail, expiringResources: { ...detail.expiringResources, resources: [], total: 0 } })));
    expect(text('.s-resources')).to.contain('No resource expires within 30 days');
    mounted?.box.remove();
    const unstated = { resources: [], total: 0, isStated: false };
    await open(changed((detail) => ({ ...detail, expiringResources: { ...detail.expiringResources, ...unstated } })));
    expect(text('.s-resources')).to.contain('No source states resources');
  });

  it('lists who held the customer, the present manager first', async () => {
    await open();
    expect(all('.managers li')).to.have.length(2);
    expect(text('.managers li:first-child')).to.contain('current');
    expect(text('.managers li:last-child')).to.contain('2026-01-05 09:30 – 2026-10-01 08:00 UTC+8');
  });

  it('says of an erased customer that personal data are gone for good', async () => {
    const gone = { customerName: null, accountName: null, mobile: null, email: null };
    await open(changed((detail) => ({ ...detail, isErased: true, customer: { ...detail.customer, ...gone } })));
    expect(text('.identity')).to.contain('erased for good');
    expect(all('.way-value')).to.deep.equal(['Erased', 'Erased']);
  });

  it("asks for a reseller's customer by the reseller", async () => {
    const { fake, plain } = await open({ host: { indirectPartnerId: 'par_North' } });
    expect(fake.asked).to.deep.equal([`/v1/customers/${plain.customerId}?indirectPartnerId=par_North`]);
  });

  it('shows nothing and asks nothing without a customer', async () => {
    const { fake } = await open({ host: { customerId: null } });
    expect(fake.asked).to.deep.equal([]);
    expect(all('.section')).to.deep.equal([]);
  });

  it('never shows one customer under the id of another', async () => {
    const { fake, page, plain } = await open();
    const next = fake.bff.plain[1];
    const later = laterAnswer();
    fake.planned.page.push(later.wait);
    page.customerId = next?.customerId ?? '';
    await settle();
    expect(inside().innerHTML).not.to.contain(plain.customerId);
    page.customerId = plain.customerId;
    await settle();
    await later.give(Response.json({}));
    expect(all('.id')[0]).to.equal(plain.customerId);
  });

  it('leads back by a link, which a host can take over', async () => {
    const { page } = await open({ host: { backHref: '/customers' } });
    const link = inside().querySelector('.back') as HTMLAnchorElement;
    expect(link.getAttribute('href')).to.equal('/customers');
    let told = 0;
    page.addEventListener('partner-back', (event) => {
      told += 1;
      event.preventDefault();
    });
    const press = new MouseEvent('click', { bubbles: true, cancelable: true, button: 0 });
    link.dispatchEvent(press);
    expect([told, press.defaultPrevented]).to.deep.equal([1, true]);
    const inNewTab = new MouseEvent('click', { bubbles: true, composed: true, cancelable: true, button: 0, ctrlKey: true });
    addEventListener('click', (event) => event.preventDefault(), { once: true });
    link.dispatchEvent(inNewTab);
    expect(told).to.equal(1);
  });

  it('moves the focus to the name when a host asks before the page is there', async () => {
    const later = laterAnswer();
    const { page, fake, plain } = await open({ planned: [later.wait] });
    page.focus();
    await later.give(await fake.transport(new Request(`https://bff.example/v1/customers/${plain.customerId}`)));
    expect(inside().activeElement?.className).to.equal('name');
  });

  it('fits into 320 px', async () => {
    const { box } = await open({ width: 320 });
    expect(box.scrollWidth).to.be.at.most(320);
    for (const element of inside().querySelectorAll('.identity, .section, .button'))
      expect(element.getBoundingClientRect().right).to.be.at.most(box.getBoundingClientRect().right + 0.5);
  });
});
