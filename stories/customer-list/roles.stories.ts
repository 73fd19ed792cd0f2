import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { expect } from 'storybook/test';
import { listStories } from '../stage/list-stage.ts';
import { type ListLook, lookAtList } from '../stage/look-at-list.ts';

const meta: Meta = { title: 'Widgets/Customer list/Roles', ...listStories };
export default meta;
type Story = StoryObj;

const totalOf = (list: ListLook) => Number(list.inside.querySelector('.pager-summary')?.textContent?.split('/')[1]?.replace(/\D/g, ''));

/** An account manager sees the customers assigned to them, and nobody else's (R-ROLE-1). */
export const AccountManager: Story = {
  globals: { role: 'account-manager' },
  play: async (context) => {
    const list = lookAtList(context);
    const rows = await list.rows();
    await expect(totalOf(list)).toBeGreaterThan(50);
    await expect(totalOf(list)).toBeLessThan(200);
    await expect(new Set(rows.map((row) => list.cell(row, 'accountManagerName').querySelector('.value')?.textContent)).size).toBe(1);
    await expect(list.inside.querySelector('th.c-mobile .eye')).not.toBeNull();
  },
};

/** An account manager whose name nobody has told yet. */
export const AccountManagerWithoutName: Story = {
  globals: { role: 'account-manager' },
  parameters: { list: { userId: 'manager-8' } },
  play: async (context) => {
    const list = lookAtList(context);
    const [row] = await list.rows();
    await expect(list.text(row as Element, 'accountManagerName')).toBe('manager-8');
  },
};

/** A supervisor sees the customers of the managers below. */
export const Supervisor: Story = {
  globals: { role: 'supervisor' },
  play: async (context) => {
    const list = lookAtList(context);
    await list.rows();
    await expect(totalOf(list)).toBeGreaterThan(200);
    await expect(totalOf(list)).toBeLessThan(600);
    const managers = await list.until(() => {
      const options = [...list.inside.querySelectorAll<HTMLOptionElement>('#accountManagerId option')].map((option) => option.value);
      return options.length > 2 && options;
    }, 'No managers to filter by.');
    await expect(managers.length).toBeLessThan(8);
  },
};

/** An end customer sees itself, and has no eye. */
export const EndCustomer: Story = {
  globals: { role: 'end-customer' },
  play: async (context) => {
    const list = lookAtList(context);
    await expect(await list.rows()).toHaveLength(1);
    await expect(totalOf(list)).toBe(1);
    await expect(list.inside.querySelector('.eye')).toBeNull();
    await expect(list.inside.querySelector('#accountManagerId')).toBeNull();
  },
};
