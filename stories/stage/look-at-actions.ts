import type { StoryContext } from '@storybook/web-components-vite';
import { userEvent, within } from 'storybook/test';
import { strings as english } from '../../widgets/customer-list/actions/strings/en.ts';
import { strings as chinese } from '../../widgets/customer-list/actions/strings/zh-CN.ts';
import { lookAtList } from './look-at-list.ts';

/** What a person sees and does with customers that are picked, for play tests. */
export function lookAtActions(context: Pick<StoryContext, 'canvasElement' | 'loaded' | 'globals'>) {
  const list = lookAtList(context);
  const acts = context.globals.locale === 'en' ? english : chinese;
  const dialog = () => list.until(() => list.inside.querySelector<HTMLDialogElement>('.dialog[open]'), 'No dialog opened.');
  const inDialog = async () => within(await dialog());
  return {
    ...list,
    /** The words of menus and dialogs. */
    acts,
    dialog,
    inDialog,
    /** Ticks rows by their places, from 0. */
    pick: async (...places: number[]) => {
      const rows = await list.rows();
      for (const place of places) await userEvent.click(rows[place]?.querySelector('.check input') as HTMLElement);
      return places.map((place) => list.text(rows[place] as Element, 'customerId'));
    },
    /** Presses a button inside the open dialog, once it is there. */
    press: async (name: string | RegExp) => {
      const inside = await inDialog();
      await userEvent.click(await list.until(() => inside.queryByRole('button', { name }), `No button ${name}.`));
    },
    /** Chooses an account manager by user id. */
    choose: async (userId: string) => {
      const inside = await inDialog();
      await userEvent.click(
        await list.until(() => inside.queryByRole('radio', { name: new RegExp(`^${userId} `) }), `No manager ${userId}.`),
      );
    },
    /** The sentence at the foot of the window. */
    toast: () => list.until(() => list.inside.querySelector('.toast:popover-open')?.textContent?.trim(), 'No toast came.'),
    closed: () => list.until(() => !list.inside.querySelector('.dialog'), 'The dialog stayed open.'),
    people: async () => [...(await dialog()).querySelectorAll('.person')],
  };
}
