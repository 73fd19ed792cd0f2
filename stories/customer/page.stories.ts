import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { expect, userEvent } from 'storybook/test';
import { worldKeys } from '../../bff/sandbox/index.ts';
import { type CustomerParameters, customerStories, lookAtCustomer } from './stage.ts';

const meta: Meta = { title: 'Widgets/Customer/Page', ...customerStories };
export default meta;
type Story = StoryObj;

const amountOf = (text: string | null | undefined): number => Number((text ?? '').replace(/[^\d.-]/g, ''));

/** Everything there is to know, masked; what is due in a cycle is the sum of its services. */
export const Whole: Story = {
  play: async (context) => {
    const customer = lookAtCustomer(context);
    await expect(await customer.page()).toHaveTextContent('*');
    await expect(customer.find('.id')).toHaveTextContent(customer.customerId);
    await expect(customer.inside.querySelectorAll('.cycle')).toHaveLength(3);
    for (const table of customer.inside.querySelectorAll('.services')) {
      const parts = [...table.querySelectorAll('tbody td')].map((cell) => amountOf(cell.textContent));
      await expect(parts.reduce((sum, part) => sum + part, 0)).toBeCloseTo(amountOf(table.querySelector('tfoot td')?.textContent), 6);
    }
    await expect(customer.section('credit')).toHaveTextContent(/2026-\d\d-\d\d \d\d:\d\d/);
    await expect(customer.section('resources').querySelectorAll('li').length).toBeGreaterThan(0);
  },
};

/** A host opens the page at the arrears: they are in sight, have the focus, and say what they mean. */
export const Arrears: Story = {
  parameters: { customer: { kind: 'arrears', section: 'arrears' } },
  play: async (context) => {
    const customer = lookAtCustomer(context);
    await customer.page();
    const arrears = await customer.until(() => customer.find('.arrears'), 'No arrears.');
    await expect(arrears).toHaveTextContent(customer.words.credit.arrearsMeaning);
    await customer.until(() => (customer.inside as unknown as ShadowRoot).activeElement === arrears, 'The arrears have no focus.');
    await expect(arrears.getBoundingClientRect().top).toBeLessThan(innerHeight);
  },
};

/** Partners cannot see the balance of a referral customer: a dash and the reason, never a zero. */
export const Referral: Story = {
  parameters: { customer: { kind: 'referral' } },
  play: async (context) => {
    const customer = lookAtCustomer(context);
    await customer.page();
    await expect(customer.section('credit').querySelector('.figure')).toHaveTextContent('—');
    await expect(customer.section('credit')).toHaveTextContent(customer.words.credit.unseen);
    await expect(customer.section('credit')).not.toHaveTextContent('0.00');
  },
};

/** Without a verified name the account name leads. */
export const Unverified: Story = {
  parameters: { customer: { kind: 'unverified' } },
  play: async (context) => {
    const customer = lookAtCustomer(context);
    await expect(await customer.page()).toHaveTextContent('***');
    await expect(customer.find('.account-name')).toBeNull();
  },
};

export const Frozen: Story = {
  parameters: { customer: { kind: 'frozen' } },
  play: async (context) => {
    const customer = lookAtCustomer(context);
    await customer.page();
    await expect(customer.find('.chip.danger')).toHaveTextContent(customer.words.frozen['account-and-resources-frozen']);
  },
};

/** Nobody holds the customer at present. */
export const Unassigned: Story = {
  parameters: { customer: { kind: 'unassigned' } },
  play: async (context) => {
    const customer = lookAtCustomer(context);
    await customer.page();
    await expect(customer.section('managers')).toHaveTextContent(
      new RegExp(`${customer.words.managers.none}|${customer.words.managers.unassigned}`),
    );
  },
};

/** An account manager reads that only the own periods are counted. */
export const AccountManager: Story = {
  globals: { role: 'account-manager' },
  parameters: { customer: { manager: 'manager-1' } },
  play: async (context) => {
    const customer = lookAtCustomer(context);
    await customer.page();
    await expect(customer.section('consumption')).toHaveTextContent(customer.words.consumption.ownPeriods);
    await expect(customer.section('managers')).toHaveTextContent(customer.words.managers.ownPeriods);
  },
};

/** A distributor at the customer of one of its resellers. */
export const ResellersCustomer: Story = {
  parameters: { customer: { of: 'resellerNorth' } },
  play: async (context) => {
    const customer = lookAtCustomer(context);
    await customer.page();
    await expect(customer.find('.facts')).toHaveTextContent(worldKeys().resellerNorth.partner.name);
    await expect(await customer.reveal('mobile')).toMatch(/^[+\d-]{10,18}$/);
  },
};

/** The customer itself: no eye, and nothing of who managed it. */
export const EndCustomer: Story = {
  globals: { role: 'end-customer' },
  parameters: { customer: { kind: 'first' } },
  play: async (context) => {
    const customer = lookAtCustomer(context);
    await customer.page();
    await expect(customer.find('.eye')).toBeNull();
    await expect(customer.find('.s-managers')).toBeNull();
  },
};

/** Personal data were erased for good; the accounts stay. */
export const Erased: Story = {
  parameters: {
    customer: {
      before: async ({ store }, customerId) => {
        const { partnerId } = worldKeys().distributor.partner;
        await store.write(partnerId, async (unit) => void (await unit.customers.erase(partnerId, customerId, '2026-11-17T02:00:00.000Z')));
      },
    } satisfies CustomerParameters,
  },
  play: async (context) => {
    const customer = lookAtCustomer(context);
    await expect(await customer.page()).toHaveTextContent(customer.words.nameless(customer.customerId));
    await expect(customer.find('.identity')).toHaveTextContent(customer.words.erased);
    await expect(customer.section('contact')).toHaveTextContent(customer.words.contact.erased);
    await expect(customer.find('.c-mobile .eye, .c-email .eye')).toBeNull();
    await expect(customer.inside.querySelectorAll('.cycle')).toHaveLength(3);
  },
};

/** What a host may add in later steps stands on the same page. */
export const MoreSections: Story = {
  play: async (context) => {
    const customer = lookAtCustomer(context);
    await customer.page();
    for (const slot of ['coupons', 'agreements']) {
      const more = document.createElement('p');
      more.slot = slot;
      more.textContent = slot;
      customer.element.append(more);
      await expect(more).toBeVisible();
    }
  },
};

/** The way back is a link; a host can take it over. */
export const WayBack: Story = {
  play: async (context) => {
    const customer = lookAtCustomer(context);
    await customer.page();
    let told = 0;
    customer.element.addEventListener('partner-back', (event) => {
      told += 1;
      event.preventDefault();
    });
    await userEvent.click(customer.getByRole('link', { name: customer.words.back }));
    await expect(told).toBe(1);
    await expect(location.hash).not.toBe('#customers');
  },
};

/** What the customer holds: usable coupons first, with what is left and until when. */
export const WithCoupons: Story = {
  parameters: { customer: { kind: 'withCoupons' } },
  play: async (context) => {
    const customer = lookAtCustomer(context);
    await customer.page();
    const rows = await customer.until(
      () => customer.inside.querySelectorAll('.s-coupons li').length > 0 && [...customer.inside.querySelectorAll('.s-coupons li')],
      'No coupons.',
    );
    await expect(rows[0]).toHaveTextContent('¥');
    const states = rows.map((row) => row.querySelector('.coupon-state')?.classList.contains('usable') ?? false);
    await expect([...states].sort((one, other) => Number(other) - Number(one))).toEqual(states);
  },
};

/** Money that was allocated to the customer: the newest balance, as of when, and what made it. */
export const WithMoney: Story = {
  parameters: { customer: { kind: 'withMoney' } },
  play: async (context) => {
    const customer = lookAtCustomer(context);
    await customer.page();
    const section = await customer.until(() => customer.find('.s-money:has(li)'), 'No money.');
    const [newest] = section.querySelectorAll('li .row-end .quiet');
    await expect(newest).toHaveTextContent(section.querySelector('.figure')?.textContent ?? 'no figure');
    await expect(section.querySelector('li .row-end .text')).toHaveTextContent(/[+-]/);
  },
};

/** Where the customer stands with each agreement: what is to be signed until when, what was signed by which receipt. */
export const WithAgreements: Story = {
  play: async (context) => {
    const customer = lookAtCustomer(context);
    await customer.page();
    const section = await customer.until(() => customer.find('.s-agreements:has(li)'), 'No agreements.');
    for (const row of section.querySelectorAll('li')) await expect(row.querySelector('.chip')).toHaveTextContent(/./);
    await expect(customer.sandbox.log.filter(({ endpoint }) => endpoint === 'GET /v1/customers/:customerId/agreements')).toHaveLength(1);
  },
};

/** An account manager has no coupon rights, and the page says nothing of coupons. */
export const NoCouponRights: Story = {
  globals: { role: 'account-manager' },
  parameters: { customer: { kind: 'first', manager: 'manager-1' } },
  play: async (context) => {
    const customer = lookAtCustomer(context);
    await customer.page();
    await expect(customer.find('.s-coupons')).toBeNull();
    await expect(customer.find('.s-money')).toBeNull();
    await expect(customer.sandbox.log.filter(({ endpoint }) => endpoint === 'POST /v1/coupons/search')).toHaveLength(0);
  },
};
