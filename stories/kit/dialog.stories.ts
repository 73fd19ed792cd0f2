import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, nothing, type TemplateResult } from 'lit';
import { expect, userEvent, within } from 'storybook/test';
import { dialog } from '../../widgets/kit/dialog.ts';
import { onStage, redrawStages } from '../stage/kit-stage.ts';
import { stageOf } from '../stage/look.ts';
import { until } from '../stage/until.ts';

let isOpen = false;
let isUnsaved = false;
let asked: string[] = [];

const open = (): void => {
  isOpen = true;
  redrawStages();
};

const content = (): TemplateResult => html`<button type="button" class="button" @click=${open}>打开</button>
  ${
    isOpen
      ? dialog({
          id: 'example',
          heading: '分配客户经理',
          closeLabel: '关闭',
          body: html`<div class="field"><label for="note">备注</label><input class="input" id="note" /></div>`,
          footer: html`<button type="button" class="button primary">提交</button>`,
          mayClose: (request) => {
            asked.push(request);
            return !isUnsaved;
          },
          onClosed: () => {
            isOpen = false;
            redrawStages();
          },
        })
      : nothing
  }`;

const meta: Meta = {
  title: 'Kit/Dialog',
  render: () => onStage(content),
  beforeEach: () => {
    isOpen = false;
    isUnsaved = false;
    asked = [];
  },
};
export default meta;
type Story = StoryObj;

const opened = async (canvasElement: HTMLElement) => {
  const stage = stageOf(canvasElement);
  const button = within(stage).getByRole('button', { name: '打开' });
  await userEvent.click(button);
  const element = await until(
    () => stage.querySelector<HTMLDialogElement>('.dialog[open]'),
    () => 'It did not open.',
  );
  return { stage, button, element, focus: () => (stage as unknown as ShadowRoot).activeElement };
};

/** The heading takes the focus, Escape closes, and the focus is back at the button. */
export const OpensAndCloses: Story = {
  play: async ({ canvasElement }) => {
    const { stage, button, focus } = await opened(canvasElement);
    await expect(focus()?.tagName).toBe('H2');
    await userEvent.keyboard('{Escape}');
    await until(
      () => !stage.querySelector('.dialog'),
      () => 'It stayed open.',
    );
    await expect(focus()).toBe(button);
  },
};

/** Open: its heading, what it is about, and the act at its foot. */
export const Open: Story = {
  play: async ({ canvasElement }) => {
    const { element } = await opened(canvasElement);
    await expect(within(element).getByRole('button', { name: '提交' })).toBeVisible();
  },
};

/** What is unsaved goes neither by a press beside it nor by Escape, and the focus stays where it was. */
export const KeepsWhatIsUnsaved: Story = {
  play: async ({ canvasElement }) => {
    const { stage, element, focus } = await opened(canvasElement);
    isUnsaved = true;
    const field = stage.querySelector('input') as HTMLInputElement;
    await userEvent.type(field, '待确认');
    await userEvent.click(element);
    await expect(focus()).toBe(field);
    await userEvent.keyboard('{Escape}');
    await expect(asked).toEqual(['stray', 'asked']);
    await expect(element.open).toBe(true);
    await expect(field).toHaveValue('待确认');
  },
};
