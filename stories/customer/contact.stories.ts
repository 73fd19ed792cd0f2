import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { expect } from 'storybook/test';
import { type CustomerLook, customerStories, lookAtCustomer } from './stage.ts';

const meta: Meta = { title: 'Widgets/Customer/Contact', ...customerStories };
export default meta;
type Story = StoryObj;

const DISCLOSE = 'POST /v1/customers/disclosures';

/** Catches what goes to the telephone, the mail program and the clipboard, for as long as `act` runs. */
async function handedOver(act: () => Promise<void>): Promise<string[]> {
  const caught: string[] = [];
  const { click } = HTMLAnchorElement.prototype;
  const { clipboard } = navigator;
  HTMLAnchorElement.prototype.click = function () {
    caught.push(this.href);
  };
  const write = async ([item]: ClipboardItem[]): Promise<void> => {
    const blob = await item?.getType('text/plain');
    if (blob) caught.push(`copy:${await blob.text()}`);
  };
  Object.defineProperty(navigator, 'clipboard', { configurable: true, value: { write } });
  try {
    await act();
  } finally {
    HTMLAnchorElement.prototype.click = click;
    Object.defineProperty(navigator, 'clipboard', { configurable: true, value: clipboard });
  }
  return caught;
}

function isRecorded({ sandbox }: CustomerLook): boolean {
  return sandbox.log.some(({ endpoint, status }) => endpoint === DISCLOSE && status === 204);
}

/** What the trail says of this page; the world has a past of its own. */
async function disclosed(customer: CustomerLook) {
  const ids = new Set(customer.sandbox.log.map(({ requestId }) => requestId));
  return (await customer.audit()).filter(({ action, requestId }) => action === 'customers.disclose' && ids.has(requestId ?? ''));
}

/** Masked; what leads out of the page comes with the eye. */
export const Masked: Story = {
  play: async (context) => {
    const customer = lookAtCustomer(context);
    await customer.page();
    await expect(customer.find('.c-mobile .value')).toHaveTextContent('****');
    await expect(customer.find('.act')).toBeNull();
    await expect(customer.find('.c-mobile')).toHaveTextContent(customer.words.contact.hint.mobile);
  },
};

/** The number stands large with the seconds it stays; beside it what one does with it. */
export const Shown: Story = {
  play: async (context) => {
    const customer = lookAtCustomer(context);
    await customer.page();
    const before = customer.find('.c-mobile')?.getBoundingClientRect().height;
    await expect(await customer.reveal('mobile')).toMatch(/^[+\d-]{10,18}$/);
    await expect(customer.find('.c-mobile')?.getBoundingClientRect().height).toBe(before);
    await expect(customer.find('.c-mobile .left')).toHaveTextContent(/\d/);
    await expect(customer.find('.c-mobile .ring')).toBeVisible();
    await customer.reveal('email');
  },
};

/** A call is recorded before the number goes to the telephone; the record does not hold it. */
export const Call: Story = {
  play: async (context) => {
    const customer = lookAtCustomer(context);
    await customer.page();
    const mobile = await customer.reveal('mobile');
    const caught = await handedOver(async () => {
      customer.press('.c-mobile .act.primary');
      await customer.until(() => isRecorded(customer), 'Not recorded.');
      await customer.until(() => !customer.find('.act[aria-busy]'), 'It did not end.');
    });
    await expect(caught).toEqual([`tel:${mobile.replace(/[^\d+]/g, '').replace(/^00/, '+')}`]);
    const [entry, ...others] = await disclosed(customer);
    await expect(others).toHaveLength(0);
    await expect(entry).toMatchObject({ outcome: 'done', targets: [customer.customerId], details: { field: 'mobile', act: 'call' } });
    await expect(JSON.stringify(entry)).not.toContain(mobile);
  },
};

/** Writing and copying are recorded too, each as what it is. */
export const WriteAndCopy: Story = {
  play: async (context) => {
    const customer = lookAtCustomer(context);
    await customer.page();
    const email = await customer.reveal('email');
    const caught = await handedOver(async () => {
      customer.press('.c-email .act.primary');
      await customer.until(() => isRecorded(customer), 'Not recorded.');
      await customer.until(() => !customer.find('.act[aria-busy]'), 'It did not end.');
      customer.press('.c-email .act:not(.primary)');
      await customer.until(() => customer.find('.c-email .act:not(.primary)')?.textContent?.includes(customer.words.copied), 'Not copied.');
    });
    await expect(caught).toEqual([`mailto:${email}`, `copy:${email}`]);
    await expect((await disclosed(customer)).map(({ details }) => (details as { act: string }).act)).toEqual(['write', 'copy']);
  },
};

/** Without a record nothing is handed over, and a sentence says so. */
export const NotRecorded: Story = {
  play: async (context) => {
    const customer = lookAtCustomer(context);
    await customer.page();
    await customer.reveal('mobile');
    customer.sandbox.network.isDown = true;
    const caught = await handedOver(async () => {
      customer.press('.c-mobile .act.primary');
      await customer.until(() => customer.find('.refusal'), 'Nothing was said.');
    });
    await expect(caught).toEqual([]);
    await expect(customer.find('.refusal')).toHaveTextContent(customer.words.reveal.notDisclosedOffline);
  },
};

/** What is shown hides by itself, and takes the ways out with it. */
export const HidesAtItsEnd: Story = {
  globals: { scenario: 'reveal-brief' },
  play: async (context) => {
    const customer = lookAtCustomer(context);
    await customer.page();
    await customer.reveal('mobile');
    await customer.until(() => !customer.find('.value.clear'), 'It did not hide.');
    await expect(customer.find('.act')).toBeNull();
  },
};

/** No reveals are left: when it works again. */
export const LimitReached: Story = {
  globals: { scenario: 'reveal-limit' },
  play: async (context) => {
    const customer = lookAtCustomer(context);
    await customer.page();
    for (let presses = 0; presses < 3; presses += 1) {
      await customer.reveal('mobile');
      customer.press('.c-mobile .eye');
      await customer.until(() => !customer.find('.value.clear'), 'It did not hide.');
    }
    customer.press('.c-mobile .eye');
    const refusal = await customer.until(() => customer.find('.refusal'), 'Nothing was said.');
    await expect(refusal).toHaveRole('alert');
    await expect(refusal.textContent).toMatch(/\d\d:\d\d/);
  },
};

/** The partner wants to know what for. */
export const PurposeRequired: Story = {
  globals: { scenario: 'purpose-required' },
  play: async (context) => {
    const customer = lookAtCustomer(context);
    await customer.page();
    const purpose = await customer.until(() => customer.inside.querySelector<HTMLSelectElement>('#purpose'), 'No purpose is asked for.');
    customer.press('.c-mobile .eye');
    await customer.until(
      () => customer.find('.refusal')?.textContent?.includes(customer.words.reveal.purposeNeeded),
      'No purpose was missed.',
    );
    purpose.value = 'contact';
    purpose.dispatchEvent(new Event('change'));
    await customer.reveal('mobile');
    const revealed = (await customer.audit()).filter(({ action, outcome }) => action === 'customers.reveal' && outcome === 'done');
    await expect(revealed.at(-1)?.details).toMatchObject({ purpose: 'contact' });
  },
};

/** The partner's server switched the eye off: masked values stay, eyes and ways out are not there. */
export const SwitchedOff: Story = {
  globals: { scenario: 'reveal-off' },
  play: async (context) => {
    const customer = lookAtCustomer(context);
    await customer.page();
    await expect(customer.find('.eye, .act')).toBeNull();
    await expect(customer.find('.c-mobile .value')).toHaveTextContent('****');
  },
};
