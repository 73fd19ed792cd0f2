import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { expect } from 'storybook/test';
import { PartnerCustomer } from '../../widgets/partner-customer.ts';
import { type CustomerLook, customerStories, lookAtCustomer } from './stage.ts';

const meta: Meta = { title: 'Widgets/Customer/Looks', ...customerStories };
export default meta;
type Story = StoryObj;

/** Nothing of the widget may stand out of the box it was given. */
async function expectToFit(customer: CustomerLook): Promise<void> {
  const box = customer.element.getBoundingClientRect();
  await expect(customer.element.scrollWidth).toBeLessThanOrEqual(Math.ceil(box.width));
  for (const part of customer.inside.querySelectorAll('.identity, .section, .button, .services, .masked, .notice')) {
    await expect(part.getBoundingClientRect().right).toBeLessThanOrEqual(box.right + 0.5);
  }
}

/** 320 px: one column, the telephone number in the first screen of a phone. */
export const Phone: Story = {
  parameters: { customer: { width: 320 } },
  play: async (context) => {
    const customer = lookAtCustomer(context);
    await customer.page();
    await expectToFit(customer);
    await customer.reveal('mobile');
    await expectToFit(customer);
    await expect(customer.find('.c-mobile .act')?.getBoundingClientRect().bottom).toBeLessThan(667);
  },
};

/** 720 px: an amount is never broken, however narrow its place. */
export const Tablet: Story = {
  parameters: { customer: { width: 720 } },
  play: async (context) => {
    const customer = lookAtCustomer(context);
    await customer.page();
    await expectToFit(customer);
    const amounts = [...customer.inside.querySelectorAll('.services td')];
    await expect(amounts.length).toBeGreaterThan(0);
    for (const amount of amounts) {
      const words = document.createRange();
      words.selectNodeContents(amount);
      await expect(new Set([...words.getClientRects()].map(({ bottom }) => Math.round(bottom))).size).toBe(1);
    }
  },
};

export const PhoneInArrears: Story = {
  parameters: { customer: { width: 320, kind: 'arrears' } },
  play: async (context) => {
    const customer = lookAtCustomer(context);
    await customer.page();
    await expectToFit(customer);
  },
};

/** Everything at once, as it is read at night on a phone. */
export const PhoneDarkEnglish: Story = {
  globals: { theme: 'dark', locale: 'en', density: 'compact' },
  parameters: { customer: { width: 320 } },
  play: async (context) => {
    const customer = lookAtCustomer(context);
    await customer.page();
    await expectToFit(customer);
  },
};

export const PhoneFailed: Story = {
  globals: { scenario: 'failed' },
  parameters: { customer: { width: 320 } },
  play: async (context) => {
    const customer = lookAtCustomer(context);
    await customer.notice();
    await expectToFit(customer);
  },
};

export const Dark: Story = {
  globals: { theme: 'dark' },
  parameters: { customer: { kind: 'arrears' } },
  play: async (context) => {
    const customer = lookAtCustomer(context);
    await customer.page();
    await expect(getComputedStyle(customer.element).colorScheme).toBe('dark');
  },
};

export const English: Story = {
  globals: { locale: 'en' },
  parameters: { customer: { kind: 'arrears' } },
  play: async (context) => {
    const customer = lookAtCustomer(context);
    await customer.page();
    await expect(customer.find('.root')).toHaveAttribute('lang', 'en');
    for (const heading of customer.inside.querySelectorAll('h3, dt, .quiet')) await expect(heading).not.toHaveTextContent(/[，。：（]/);
  },
};

export const Compact: Story = {
  globals: { density: 'compact' },
  play: async (context) => {
    const customer = lookAtCustomer(context);
    await customer.page();
    await expect(getComputedStyle(customer.section('contact')).paddingTop).toBe('8px');
  },
};

/** What stands on paper, seen on the screen: the widget's own print rules, put in force for this story. */
export const Print: Story = {
  globals: { theme: 'light' },
  parameters: { customer: { width: 703, kind: 'whole' } },
  beforeEach: () => {
    const rules = PartnerCustomer.elementStyles
      .flatMap((styles) => ('styleSheet' in styles ? [...(styles.styleSheet?.cssRules ?? [])] : []))
      .filter((rule): rule is CSSMediaRule => rule instanceof CSSMediaRule && rule.media.mediaText === 'print');
    for (const rule of rules) rule.media.mediaText = 'all';
    return () => {
      for (const rule of rules) rule.media.mediaText = 'print';
    };
  },
  play: async (context) => {
    const customer = lookAtCustomer(context);
    await customer.page();
    await expect(customer.find('.eye')).not.toBeVisible();
    await expect(customer.find('.tools')).not.toBeVisible();
    // A4 between margins of 12 mm, at 96 pixels an inch.
    await expect(customer.find('.content')?.getBoundingClientRect().height).toBeLessThan(1031);
    await expect(customer.find('.content')).toHaveTextContent(/\d{4}-\d\d-\d\d \d\d:\d\d/);
    await expect(customer.find('.identity')).toHaveTextContent('*');
  },
};
