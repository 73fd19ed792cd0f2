import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { expect, userEvent } from 'storybook/test';
import { customerStories, lookAtCustomer } from './stage.ts';

const meta: Meta = { title: 'Widgets/Customer/States', ...customerStories };
export default meta;
type Story = StoryObj;

/** Bones stand where the page will be. */
export const Loading: Story = {
  globals: { scenario: 'loading' },
  play: async (context) => {
    const customer = lookAtCustomer(context);
    await customer.until(() => customer.inside.querySelectorAll('.section .bone').length === 5, 'No skeleton.');
    const before = customer.section('contact').getBoundingClientRect();
    customer.sandbox.network.release();
    await customer.page();
    const after = customer.section('contact').getBoundingClientRect();
    await expect(Math.abs(after.height - before.height)).toBeLessThan(40);
  },
};

/** The same, left as it is for whoever wants to look at it. */
export const StillLoading: Story = {
  globals: { scenario: 'loading' },
  play: async (context) => {
    const customer = lookAtCustomer(context);
    await customer.until(() => customer.find('.bone'), 'No skeleton.');
    await expect(customer.find('.name')).toBeNull();
  },
};

export const NotFound: Story = {
  parameters: { customer: { customerId: 'nobody-at-all' } },
  play: async (context) => {
    const customer = lookAtCustomer(context);
    await expect(await customer.notice()).toHaveTextContent(customer.words.states.notThere[0]);
    await expect(customer.queryByRole('button', { name: customer.words.actions.retry })).toBeNull();
  },
};

/** Somebody else's customer reads exactly like one that is not there. */
export const OutOfScope: Story = {
  globals: { role: 'account-manager' },
  parameters: { customer: { manager: 'manager-2' } },
  play: async (context) => {
    const customer = lookAtCustomer(context);
    const notice = await customer.notice();
    await expect(notice).toHaveTextContent(customer.words.states.notThere[0]);
    await expect(notice).toHaveTextContent(customer.words.states.notThere[1]);
  },
};

/** The session was minted for another widget. */
export const Refused: Story = {
  globals: { scenario: 'refused' },
  play: async (context) => {
    const customer = lookAtCustomer(context);
    await expect(await customer.notice()).toHaveTextContent(customer.words.states.widgetOff[0]);
  },
};

/** The session was minted for another page. */
export const WrongPage: Story = {
  globals: { scenario: 'wrong-page' },
  play: async (context) => {
    const customer = lookAtCustomer(context);
    await expect(await customer.notice()).toHaveTextContent(customer.words.states.originRefused[0]);
  },
};

/** The session ends: one button, and the same customer comes back. */
export const Expired: Story = {
  globals: { scenario: 'expired' },
  play: async (context) => {
    const customer = lookAtCustomer(context);
    await expect(await customer.notice()).toHaveTextContent(customer.words.states.expired[0]);
    await userEvent.click(customer.getByRole('button', { name: customer.words.actions.resume }));
    await customer.page();
    await expect(customer.find('.id')).toHaveTextContent(customer.customerId);
  },
};

export const Offline: Story = {
  globals: { scenario: 'offline' },
  play: async (context) => {
    const customer = lookAtCustomer(context);
    await expect(await customer.notice()).toHaveTextContent(customer.words.states.offline[0]);
  },
};

/** The connection comes back, and the page goes on by itself. */
export const BackOnline: Story = {
  globals: { scenario: 'offline' },
  play: async (context) => {
    const customer = lookAtCustomer(context);
    await customer.notice();
    customer.sandbox.network.isDown = false;
    dispatchEvent(new Event('online'));
    await customer.page();
  },
};

/** What happened, the id to quote, and a way to try again. */
export const Failed: Story = {
  globals: { scenario: 'failed' },
  play: async (context) => {
    const customer = lookAtCustomer(context);
    const notice = await customer.notice();
    await expect(notice).toHaveTextContent(customer.words.states.failed[0]);
    const line = customer.sandbox.log.find(({ status }) => status === 500);
    await expect(notice).toHaveTextContent(line?.requestId ?? 'no request id was logged');
  },
};

export const FailedAndTriedAgain: Story = {
  globals: { scenario: 'failed' },
  play: async (context) => {
    const customer = lookAtCustomer(context);
    await customer.notice();
    customer.sandbox.trouble.isStoreBroken = false;
    await userEvent.click(customer.getByRole('button', { name: customer.words.actions.retry }));
    await customer.page();
  },
};

/** More requests than a minute allows: when it goes on. */
export const RateLimited: Story = {
  globals: { scenario: 'rate-limited' },
  play: async (context) => {
    const customer = lookAtCustomer(context);
    await expect(await customer.notice()).toHaveTextContent(customer.words.states.busy[0]);
  },
};
