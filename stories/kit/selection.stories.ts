import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, fn, userEvent, within } from 'storybook/test';
import { actionBar } from '../../widgets/customer-list/actions/action-bar.ts';
import { barStyles } from '../../widgets/customer-list/actions/bar-styles.ts';
import { ROW_VERBS } from '../../widgets/customer-list/actions/verbs.ts';
import { strings as englishAround } from '../../widgets/customer-list/around/strings/en.ts';
import { strings as chineseAround } from '../../widgets/customer-list/around/strings/zh-CN.ts';
import type { ListContext } from '../../widgets/customer-list/context.ts';
import { strings as english } from '../../widgets/customer-list/strings/en.ts';
import { strings as chinese } from '../../widgets/customer-list/strings/zh-CN.ts';
import { toolStyles } from '../../widgets/customer-list/tool-styles.ts';
import { adopt } from '../../widgets/kit/adopt.ts';
import { onStage } from '../stage/kit-stage.ts';
import { stageOf } from '../stage/look.ts';

const open = fn();
const clear = fn();

interface Picked {
  count: number;
  isRefusing?: boolean;
  hasFailed?: boolean;
}

const wordsIn = ({ globals }: { globals: { locale?: string } }) =>
  globals.locale === 'en' ? { around: englishAround, first: english } : { around: chineseAround, first: chinese };

/** What the bar reads of a list, for somebody who may do everything. */
function context({ count, isRefusing = false, hasFailed = false }: Picked, strings: typeof chinese): ListContext {
  const session = { allows: () => true, snapshot: { view: null } };
  const actions = { hasFailed, picks: { count, isRefusing, rows: [], clear }, open: async (...asked: unknown[]) => open(asked[1]) };
  return { strings, actions, controller: { session, inForce: {} } } as unknown as ListContext;
}

const story = (picked: Picked, play: (stage: ReturnType<typeof within>, words: ReturnType<typeof wordsIn>) => Promise<void>): Story => ({
  render: (_args, { globals }) => {
    const { around, first } = wordsIn({ globals });
    return onStage(() => html`${actionBar(context(picked, first), around)}`);
  },
  play: async ({ canvasElement, globals }) => {
    adopt(canvasElement.querySelector('kit-stage')?.shadowRoot ?? undefined, [barStyles, toolStyles]);
    await play(within(stageOf(canvasElement)), wordsIn({ globals }));
  },
});

const meta: Meta = { title: 'Kit/Selection', beforeEach: () => void [open, clear].map((each) => each.mockClear()) };
export default meta;
type Story = StoryObj;

/** How many are picked, what can be done to them, and the way out. */
export const Bar: Story = story({ count: 3 }, async (stage, { around, first }) => {
  await expect(stage.getByRole('status')).toHaveTextContent(around.selection.count(3));
  for (const verb of ROW_VERBS) await userEvent.click(stage.getByRole('button', { name: first.selection.verbs[verb] }));
  await expect(open.mock.calls.flat()).toEqual([...ROW_VERBS]);
  await userEvent.click(stage.getByRole('button', { name: around.selection.clear }));
  await expect(clear).toHaveBeenCalledOnce();
});

/** No more can be picked at once: it says so where it counts. */
export const Full: Story = story({ count: 100, isRefusing: true }, async (stage, { around }) => {
  await expect(stage.getByText(around.selection.full)).toBeVisible();
});

/** The files of the acts did not come. */
export const NotLoaded: Story = story({ count: 3, hasFailed: true }, async (stage, { first }) => {
  await expect(stage.getByRole('alert')).toHaveTextContent(first.selection.unloadable);
});
