import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, userEvent, within } from 'storybook/test';
import { adopt } from '../../widgets/kit/adopt.ts';
import { tabStyles, tabs } from '../../widgets/kit/tabs.ts';
import { onStage, redrawStages } from '../stage/kit-stage.ts';
import { stageOf } from '../stage/look.ts';

const TABS = [
  { name: 'quotas', label: '额度' },
  { name: 'coupons', label: '已发放' },
  { name: 'approvals', label: '待审批' },
  { name: 'log', label: '操作记录' },
] as const;
type Name = (typeof TABS)[number]['name'];
let shown: Name = 'quotas';

const meta: Meta = {
  title: 'Kit/Tabs',
  beforeEach: () => {
    shown = 'quotas';
  },
  render: () =>
    onStage(
      () => html`${tabs<Name>({
        label: '代金券',
        tabs: TABS,
        shown,
        controls: 'panel',
        onShow: (name) => {
          shown = name;
          redrawStages();
        },
      })}
        <div id="panel" role="tabpanel" aria-labelledby="tab-${shown}" tabindex="0">${TABS.find(({ name }) => name === shown)?.label}</div>`,
    ),
};
export default meta;

/** One tab stop; arrows go round, Home and End to the ends, and what is chosen is shown at once. */
export const Keys: StoryObj = {
  play: async ({ canvasElement }) => {
    adopt(canvasElement.querySelector('kit-stage')?.shadowRoot ?? undefined, [tabStyles]);
    const stage = within(stageOf(canvasElement));
    const chosen = () => stage.getByRole('tab', { selected: true });
    chosen().focus();
    await userEvent.keyboard('{ArrowRight}');
    await expect(chosen()).toHaveTextContent('已发放');
    await userEvent.keyboard('{End}{ArrowRight}');
    await expect(chosen()).toHaveTextContent('额度');
    await userEvent.keyboard('{ArrowLeft}');
    await expect(stage.getByRole('tabpanel')).toHaveTextContent('操作记录');
    await expect(stage.getAllByRole('tab').filter(({ tabIndex }) => tabIndex === 0)).toHaveLength(1);
  },
};
