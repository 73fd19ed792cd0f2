import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, within } from 'storybook/test';
import type { Allowance } from '../../widgets/core/allowance.ts';
import { type RevealRefusal, Reveals } from '../../widgets/core/reveals.ts';
import { aroundStyles } from '../../widgets/customer-list/around/styles.ts';
import { adopt } from '../../widgets/kit/adopt.ts';
import { revealBar } from '../../widgets/kit/reveal-bar.ts';
import { onStage, redrawStages } from '../stage/kit-stage.ts';
import { stageOf } from '../stage/look.ts';
import { STORY_TIME } from '../stage/sandbox.ts';
import { kitWords } from './words.ts';

const AGAIN_AT = new Date(STORY_TIME).getTime() + 60_000;

function allowance(remaining: number, isPurposeRequired = false): Allowance {
  return {
    remaining,
    minute: { limit: 200, remaining },
    day: { limit: 2000, remaining: 1800 },
    partnerHour: { limit: 20_000, remaining: 19_000 },
    retryAfterSeconds: remaining > 0 ? null : 60,
    isPurposeRequired,
  };
}

function refused(code: RevealRefusal['code'], facts: Partial<RevealRefusal> = {}): RevealRefusal {
  return { attempt: 'reveal', code, requestId: null, againAt: null, ...facts };
}

function reveals(left: Allowance, refusal: RevealRefusal | null = null): Reveals {
  return Object.assign(new Reveals(redrawStages, () => {}), { allowance: left, refusal });
}

const withStyles = (canvasElement: HTMLElement) => adopt(canvasElement.querySelector('kit-stage')?.shadowRoot ?? undefined, [aroundStyles]);

const meta: Meta = { title: 'Kit/Reveals' };
export default meta;
type Story = StoryObj;

/** How much may still be shown, before anybody presses an eye. */
export const Allowed: Story = {
  render: (_args, context) => onStage(() => html`<div class="stage">${revealBar(reveals(allowance(200)), kitWords(context).reveal)}</div>`),
  play: async (context) => {
    withStyles(context.canvasElement);
    await expect(within(stageOf(context.canvasElement)).getByText(kitWords(context).reveal.remaining('200', 'minute'))).toBeVisible();
  },
};

/** Where the partner wants to know what for, the purpose comes first. */
export const Purpose: Story = {
  render: (_args, context) => {
    const asked = reveals(allowance(200, true), refused('purpose-missing'));
    return onStage(() => html`<div class="stage">${revealBar(asked, kitWords(context).reveal)}</div>`);
  },
  play: async (context) => {
    withStyles(context.canvasElement);
    const { reveal } = kitWords(context);
    const stage = within(stageOf(context.canvasElement));
    await expect(stage.getByLabelText(reveal.purpose)).toHaveValue('');
    await expect(stage.getByRole('alert')).toHaveTextContent(reveal.purposeNeeded);
  },
};

/** Why something was not shown, or not handed over, and when it can be tried again. */
export const Refusals: Story = {
  render: (_args, context) => {
    const all = [
      reveals(allowance(0), refused('reveal-limit-reached', { againAt: AGAIN_AT })),
      reveals(allowance(3), refused('reveal-limit-reached', { againAt: AGAIN_AT })),
      reveals(allowance(200), refused('permission-missing')),
      reveals(allowance(200), refused('not-found')),
      reveals(allowance(200), refused('offline')),
      reveals(allowance(200), refused('offline', { attempt: 'disclose' })),
      reveals(allowance(200), refused('storage-unavailable', { requestId: 'req_0123456789abcdefghijkl' })),
      reveals(allowance(200), refused('not-copied', { attempt: 'disclose' })),
    ];
    return onStage(() => html`${all.map((one) => html`<div class="stage">${revealBar(one, kitWords(context).reveal)}</div>`)}`);
  },
  play: async (context) => {
    withStyles(context.canvasElement);
    const { reveal } = kitWords(context);
    const stage = within(stageOf(context.canvasElement));
    await expect(stage.getAllByRole('alert')).toHaveLength(8);
    await expect(stage.getByText(reveal.notCopied)).toBeVisible();
  },
};
