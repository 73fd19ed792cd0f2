import '../../widgets/partner-roles.ts';
import '../../widgets/partner-session.ts';
import type { Meta, StoryContext, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { styleMap } from 'lit/directives/style-map.js';
import { expect, userEvent, within } from 'storybook/test';
import { strings as english } from '../../widgets/roles/strings/en.ts';
import { strings as chinese } from '../../widgets/roles/strings/zh-CN.ts';
import { closeSandbox } from '../stage/sandbox.ts';
import { hostPage, lookAt, openSandboxFor } from '../stage/widget-stage.ts';

/** A partner whose roles are kept by the BFF, so that they can be given here. */
const KEPT_HERE = { widget: { partner: 'solutionProvider' } };
const ROLES_TAB = { args: { tab: 'roles' } };

const meta: Meta = {
  title: 'Widgets/Operators and roles',
  loaders: [openSandboxFor('roles')],
  beforeEach: closeSandbox,
  parameters: KEPT_HERE,
  render: ({ tab = 'members' }, context) => hostPage(context as StoryContext, html`<partner-roles tab=${tab}></partner-roles>`),
};
export default meta;
type Story = StoryObj;

function look(context: Pick<StoryContext, 'canvasElement' | 'loaded' | 'globals'>) {
  const page = lookAt('partner-roles', context);
  const all = () => [...page.inside.querySelectorAll<HTMLTableRowElement>('tbody tr:not(.skeleton)')];
  const words = context.globals.locale === 'en' ? english : chinese;
  return {
    ...page,
    words,
    all,
    rows: () => page.until(() => !page.inside.querySelector('table[aria-busy="true"]') && all().length > 0 && all(), 'No rows came.'),
    row: (userId: string) =>
      page.until(() => all().find((row) => row.querySelector('.c-person')?.textContent?.includes(userId)), `No row of ${userId}.`),
    press: (name: string) =>
      page.until(() => page.queryByRole('button', { name }), `No button ${name}.`).then((button) => userEvent.click(button)),
    dialog: async () => {
      const element = await page.until(() => page.inside.querySelector<HTMLDialogElement>('dialog[open]'), 'No dialog.');
      return { element, ...within(element) };
    },
    gone: () => page.until(() => !page.inside.querySelector('dialog'), 'The dialog stayed.'),
  };
}

/** Who is there, by which roles, under whom, holding how many. */
export const Members: Story = {
  play: async (context) => {
    const screen = look(context);
    await expect((await screen.rows()).length).toBeGreaterThan(8);
    await expect(await screen.row('manager-1')).toHaveTextContent('supervisor-1');
  },
};

/** Where the portal names the roles with each session, they are shown and not offered for change. */
export const RolesFromThePortal: Story = {
  parameters: { widget: { partner: 'distributor' } },
  play: async (context) => {
    const screen = look(context);
    await screen.rows();
    await expect(screen.getByText(screen.words.members.fromSession)).toBeVisible();
    await expect(screen.queryByRole('button', { name: screen.words.members.setRoles('manager-1') })).toBeNull();
    await expect(screen.getByRole('button', { name: screen.words.members.setSupervisor('manager-1') })).toBeVisible();
  },
};

/** A fourth role, and pairs that exclude each other, cannot be ticked, and it says why. */
export const ChangeRoles: Story = {
  play: async (context) => {
    const screen = look(context);
    await screen.row('manager-2');
    await screen.press(screen.words.members.setRoles('manager-2'));
    const dialog = await screen.dialog();
    await expect(dialog.getByRole('checkbox', { name: new RegExp(screen.words.presets.supervisor) })).toBeDisabled();
    await expect(dialog.element).toHaveTextContent(screen.words.assign.obstacles.excluded);
    await expect(dialog.element).toHaveTextContent(screen.words.assign.obstacles.alone);
    await userEvent.click(dialog.getByRole('checkbox', { name: /Sales operations/ }));
    await userEvent.click(dialog.getByRole('button', { name: screen.words.assign.saveRoles }));
    await screen.gone();
    await screen.until(
      () => screen.all().some((row) => row.textContent?.includes('manager-2') && row.textContent.includes('Sales operations')),
      'The role is not shown.',
    );
  },
};

/** The dialog as it opens, for whoever wants to look at it. */
export const ChangeRolesOpen: Story = {
  play: async (context) => {
    const screen = look(context);
    await screen.row('sales-2');
    await screen.press(screen.words.members.setRoles('sales-2'));
    await expect((await screen.dialog()).element).toHaveTextContent(screen.words.assign.rolesAbout);
  },
};

export const ChangeSupervisor: Story = {
  play: async (context) => {
    const screen = look(context);
    await screen.row('manager-1');
    await screen.press(screen.words.members.setSupervisor('manager-1'));
    const dialog = await screen.dialog();
    await screen.until(() => dialog.queryByRole('radio', { name: screen.words.assign.none }), 'No choice came.');
    await userEvent.click(dialog.getByRole('radio', { name: screen.words.assign.none }));
    await userEvent.click(dialog.getByRole('button', { name: screen.words.assign.saveSupervisor }));
    await screen.gone();
    await screen.until(
      () =>
        screen.all().some((row) => row.textContent?.includes('manager-1') && row.textContent.includes(screen.words.members.noSupervisor)),
      'Not saved.',
    );
  },
};

/** The whole permission table: presets that are fixed, and the partner's own. */
export const Permissions: Story = {
  ...ROLES_TAB,
  play: async (context) => {
    const screen = look(context);
    const table = await screen.until(() => screen.inside.querySelector('.matrix'), 'No table.');
    await expect(table).toHaveTextContent('Finance clerk');
    await expect(table.querySelectorAll('thead th')).toHaveLength(7);
  },
};

/** A role of one's own: name, code, permissions; it stands in the table at once. */
export const NewRole: Story = {
  ...ROLES_TAB,
  play: async (context) => {
    const screen = look(context);
    await screen.press(screen.words.roles.add);
    const dialog = await screen.dialog();
    await userEvent.type(dialog.getByLabelText(screen.words.editor.name), 'Support desk');
    await expect(dialog.getByLabelText(screen.words.editor.code)).toHaveValue('support-desk');
    await userEvent.click(dialog.getByRole('checkbox', { name: screen.words.permissions['customer.reveal'] }));
    await expect(dialog.queryByRole('checkbox', { name: screen.words.permissions['customer.export'] })).toBeNull();
    await userEvent.click(dialog.getByRole('button', { name: screen.words.editor.create }));
    await screen.gone();
    await screen.until(
      () => screen.inside.querySelector('.matrix')?.textContent?.includes('Support desk'),
      'The role is not in the table.',
    );
  },
};

/** A name that another role has: nothing typed is lost, and it says what to do. */
export const NameTaken: Story = {
  ...ROLES_TAB,
  play: async (context) => {
    const screen = look(context);
    await screen.press(screen.words.roles.add);
    const dialog = await screen.dialog();
    await userEvent.type(dialog.getByLabelText(screen.words.editor.name), 'Finance clerk');
    await userEvent.click(dialog.getByRole('button', { name: screen.words.editor.create }));
    await screen.until(() => dialog.element.textContent?.includes(screen.words.refusals['role-name-taken'] ?? '?'), 'No refusal.');
    await expect(dialog.getByLabelText(screen.words.editor.name)).toHaveValue('Finance clerk');
    await userEvent.keyboard('{Escape}');
    await expect(dialog.element).toHaveTextContent(screen.words.unsaved);
  },
};

/** A role that people hold: it says how many, and offers no removal. */
export const EditRole: Story = {
  ...ROLES_TAB,
  play: async (context) => {
    const screen = look(context);
    await screen.press(screen.words.roles.editOf('Finance clerk'));
    const dialog = await screen.dialog();
    await expect(dialog.element).toHaveTextContent(screen.words.editor.inUse('1'));
    await expect(dialog.queryByRole('button', { name: screen.words.editor.remove })).toBeNull();
  },
};

export const NoMatch: Story = {
  play: async (context) => {
    const screen = look(context);
    await screen.rows();
    await userEvent.type(screen.getByLabelText(screen.words.members.userId), 'nobody');
    await expect(await screen.notice()).toHaveTextContent(screen.words.states.noMatch[0]);
  },
};

/** Everybody but administrators. */
export const NotAllowed: Story = {
  globals: { role: 'supervisor' },
  play: async (context) => {
    const screen = look(context);
    await expect(await screen.notice()).toHaveTextContent(screen.words.states.refused[0]);
  },
};

export const Expired: Story = {
  globals: { scenario: 'expired' },
  play: async (context) => {
    const screen = look(context);
    await expect(await screen.notice()).toHaveTextContent(screen.words.states.expired[0]);
    await userEvent.click(screen.getByRole('button', { name: screen.words.actions.resume }));
    await expect((await screen.rows()).length).toBeGreaterThan(0);
  },
};

export const Phone: Story = {
  globals: { locale: 'en' },
  decorators: [(story) => html`<div style=${styleMap({ inlineSize: '320px' })}>${story()}</div>`],
  play: async (context) => {
    const screen = look(context);
    await expect((await screen.rows()).length).toBeGreaterThan(0);
  },
};

/** What is compared stays beside each other on a phone, too; the permission in sight while the roles scroll. */
export const PermissionsOnAPhone: Story = {
  ...ROLES_TAB,
  decorators: [(story) => html`<div style=${styleMap({ inlineSize: '320px' })}>${story()}</div>`],
  play: async (context) => {
    const screen = look(context);
    const row = await screen.until(() => screen.inside.querySelector('.matrix tbody tr:has(.yes)'), 'No table.');
    await expect(row.querySelector('.yes')).toBeVisible();
    const scroller = screen.inside.querySelector('.scroller') as HTMLElement;
    scroller.scrollLeft = 200;
    const [permission, box] = [row.querySelector('th') as Element, scroller.getBoundingClientRect()];
    await expect(permission.getBoundingClientRect().left).toBeCloseTo(box.left, 0);
    await expect(screen.element.scrollWidth).toBeLessThanOrEqual(320);
  },
};
