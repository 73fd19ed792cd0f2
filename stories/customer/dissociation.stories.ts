import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { expect, userEvent } from 'storybook/test';
import type { Sandbox } from '../../bff/sandbox/index.ts';
import { worldKeys } from '../../bff/sandbox/index.ts';
import { strings as english } from '../../widgets/customer/later/strings/en.ts';
import { strings as chinese } from '../../widgets/customer/later/strings/zh-CN.ts';
import { customerStories, lookAtCustomer } from './stage.ts';

const meta: Meta = { title: 'Widgets/Customer/Dissociation', ...customerStories };
export default meta;
type Story = StoryObj;
type Context = Parameters<typeof lookAtCustomer>[0];

/** Opens the dialog as somebody would, and waits for the check. */
async function openDialog(context: Context) {
  const customer = lookAtCustomer(context);
  await customer.page();
  customer.press('.more');
  await customer.until(() => customer.find('.menu:popover-open .menu-item'), 'No menu came.');
  customer.press('.menu-item');
  const verdict = await customer.until(() => customer.find('.dialog[open] .verdict'), 'No check came.');
  const inDialog = (selector: string) => customer.find(`.dialog[open] ${selector}`) as HTMLElement;
  return { ...customer, verdict, inDialog, later: context.globals.locale === 'en' ? english : chinese };
}

/** Frees a customer of what stands against it, or adds to it. */
const stating =
  (stated: 'nothing' | 'blocks') =>
  async ({ store }: Sandbox, customerId: string): Promise<void> => {
    const { partnerId } = worldKeys().distributor.partner;
    await store.write(partnerId, async (unit) => {
      const [found] = await unit.customers.stored(partnerId, [customerId]);
      if (!found) throw new Error('The story has no customer.');
      const dissociationBlocks = stated === 'blocks' ? (['reserved-instance', 'special-contract'] as const) : [];
      const frozen = stated === 'nothing' ? 'not-frozen' : found.customer.frozen;
      await unit.customers.save(partnerId, [{ ...found.customer, dissociationBlocks, frozen }]);
    });
  };

/** Everything that fails is named at once, and can be checked again. */
export const FailingCheck: Story = {
  parameters: { customer: { kind: 'arrears', before: stating('blocks') } },
  play: async (context) => {
    const { inDialog, later, verdict, find } = await openDialog(context);
    await expect(verdict).toHaveTextContent(later.check.failed(find('.blocks')?.childElementCount ?? 0));
    for (const block of ['arrears', 'reserved-instance', 'special-contract'])
      await expect(inDialog(`[data-block="${block}"]`)).toBeVisible();
    await expect(find('.submit')).toBeNull();
    await expect(inDialog('.check-again')).toHaveTextContent(later.check.again);
  },
};

/** What comes back and what stays is named before anything is ticked. */
export const Notes: Story = {
  parameters: { customer: { before: stating('nothing') } },
  play: async (context) => {
    const { inDialog, later, verdict } = await openDialog(context);
    await expect(verdict).toHaveTextContent(later.check.passed);
    await expect(inDialog('.notes')).toHaveTextContent(later.notes.paid);
    await userEvent.click(inDialog('.submit'));
    await expect(inDialog('.demand')).toHaveTextContent(later.notes.acceptNeeded);
  },
};

/** Submitted: the customer has to handle it, and the check says so from then on. */
export const Submitted: Story = {
  parameters: { customer: { before: stating('nothing') } },
  play: async (context) => {
    const { inDialog, later, until, find } = await openDialog(context);
    await userEvent.click(inDialog('.accept input'));
    await userEvent.selectOptions(inDialog('.reason select'), 'business-ended');
    await userEvent.dblClick(inDialog('.submit'));
    const result = await until(() => find('.dialog[open] .result.done'), 'It was not submitted.');
    await expect(result).toHaveTextContent(later.result.title);
  },
};

/** A change of association was started within three months. */
export const TooSoon: Story = {
  parameters: {
    customer: {
      before: async (sandbox: Sandbox, customerId: string) => {
        await stating('nothing')(sandbox, customerId);
        const { partnerId } = worldKeys().distributor.partner;
        await sandbox.store.write(partnerId, (unit) =>
          unit.customers.noteAssociationChange(partnerId, [customerId], '2026-11-01T02:00:00.000Z'),
        );
      },
    },
  },
  play: async (context) => {
    const { inDialog } = await openDialog(context);
    await expect(inDialog('[data-block="too-soon"]')).toHaveTextContent('2027-02-01');
  },
};
