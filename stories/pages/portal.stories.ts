import './portal.ts';
import type { Meta, StoryContext, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { expect, userEvent } from 'storybook/test';
import type { Sandbox } from '../../bff/sandbox/index.ts';
import { sayIn } from '../foundations/say.ts';
import { closeSandbox } from '../stage/sandbox.ts';
import { until } from '../stage/until.ts';
import { openSandboxFor } from '../stage/widget-stage.ts';
import type { Look } from './looks.ts';
import type { DemoPortal, PageName } from './portal.ts';

interface PortalParameters {
  look?: Look;
  page?: PageName;
  isCustomers?: boolean;
}

const meta: Meta = {
  title: 'Pages/Portal',
  loaders: [openSandboxFor('customer-list')],
  beforeEach: closeSandbox,
  render: (_args, context) => {
    const { sandbox } = context.loaded as { sandbox: Sandbox };
    const { look = 'plain', page = 'customers', isCustomers = false } = (context.parameters.portal ?? {}) as PortalParameters;
    const { locale, density, overlays, appearance } = context.globals;
    return html`${keyed(
      sandbox,
      html`<demo-portal
        .sandbox=${sandbox}
        .say=${sayIn(context as StoryContext)}
        .look=${look}
        .page=${page}
        .isCustomers=${isCustomers}
        .locale=${locale}
        .density=${density}
        .overlays=${overlays}
        .scheme=${appearance}
      ></demo-portal>`,
    )}`;
  },
};
export default meta;
type Story = StoryObj;

function lookAtPortal({ canvasElement }: Pick<StoryContext, 'canvasElement'>) {
  const portal = canvasElement.querySelector('demo-portal') as DemoPortal;
  const inside = (tag: string, selector: string) => portal.querySelector(tag)?.shadowRoot?.querySelector<HTMLElement>(selector);
  return {
    portal,
    inside,
    wait: (tag: string, selector: string) =>
      until(
        () => inside(tag, selector),
        () =>
          `No ${selector} in <${tag}>. Seen: ${portal.textContent?.replace(/\s+/g, ' ').trim()} ${inside(tag, '*:not(style)')?.textContent?.replace(/\s+/g, ' ').slice(0, 300) ?? `nothing; ${portal.isConnected} ${portal.customerId} ${location.hash} ${document.querySelectorAll('demo-portal').length} ${canvasElement.isConnected}`}`,
      ),
    go: async (page: PageName) => {
      await userEvent.click(portal.querySelector(`nav a[href="#/${page}"]`) as HTMLElement);
      await portal.updateComplete;
    },
  };
}

const ROW = 'tbody tr:not(.skeleton)';

/** Every page of a portal without a theme of its own; from the list to a customer, on to its consumption, and back. */
export const Plain: Story = {
  play: async (context) => {
    const look = lookAtPortal(context);
    await look.wait('partner-customer-list', '[popovertarget]');
    const link = await look.wait('partner-customer-list', `table:not([aria-busy="true"]) ${ROW} a`);
    await userEvent.click(link);
    await look.wait('partner-customer', '.content[aria-busy="false"] .name');
    await expect(look.portal.page).toBe('customers');
    await look.go('coupons');
    await look.wait('partner-coupon-quota', '[role="tablist"]');
    await look.go('agreements');
    await look.wait('partner-agreement-records', '[role="tab"]');
    await look.go('consumption');
    await look.wait('partner-consumption-dashboard', '[role="tablist"]');
    await expect(look.portal.querySelector('nav [aria-current]')).toHaveAttribute('href', '#/consumption');
    await expect(look.portal.querySelector('partner-session')?.getAttribute('locale')).toBe(context.globals.locale);
  },
};

/** In a portal built on Element Plus: the widgets wear its colours, corners and font. */
export const ElementPlus: Story = {
  parameters: { portal: { look: 'element-plus' } },
  play: async (context) => {
    const look = lookAtPortal(context);
    await look.wait('partner-customer-list', ROW);
    const session = look.portal.querySelector('partner-session') as Element;
    await expect(getComputedStyle(session).getPropertyValue('--partner-accent')).not.toBe('');
  },
};

/** In a portal built on Ant Design. */
export const AntDesign: Story = {
  parameters: { portal: { look: 'ant-design', page: 'coupons' } },
  play: async (context) => {
    const look = lookAtPortal(context);
    await look.wait('partner-coupon-quota', '[role="tablist"]');
    const session = look.portal.querySelector('partner-session') as Element;
    await expect(getComputedStyle(session).getPropertyValue('--partner-accent')).not.toBe('');
  },
};

/** The portal of end customers: who the partner is, what is to be signed, what was used. */
export const ForCustomers: Story = {
  globals: { role: 'end-customer' },
  parameters: { portal: { isCustomers: true, page: 'signatures' }, widget: { signer: 'earlier' } },
  play: async (context) => {
    const look = lookAtPortal(context);
    await look.wait('partner-agreement-list', 'button');
    await look.go('partner');
    await look.wait('partner-my-partner', '.ask');
    await look.go('usage');
    await look.wait('partner-consumption-dashboard', '.frame');
  },
};
