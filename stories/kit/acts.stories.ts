import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, within } from 'storybook/test';
import { type Failure, failureOf } from '../../widgets/core/failure.ts';
import { MoneyAct } from '../../widgets/core/money-act.ts';
import { Session } from '../../widgets/core/session.ts';
import { actDialog } from '../../widgets/kit/acts/act-dialog.ts';
import { actStyles, codeStep, failureLine } from '../../widgets/kit/acts/draw.ts';
import { adopt } from '../../widgets/kit/adopt.ts';
import { codeFieldStyles } from '../../widgets/kit/code-field.ts';
import { onStage, redrawStages } from '../stage/kit-stage.ts';
import { stageOf } from '../stage/look.ts';
import { until } from '../stage/until.ts';
import { kitWords } from './words.ts';

const SUMMARY = { 'zh-CN': '发放 3 张，共 ¥1,500.00', en: 'Issue 3 coupons, ¥1,500.00' };
const session = new Session();

interface Standing {
  code?: string;
  failure?: Failure | null;
  isSending?: boolean;
  secondsLeft?: number;
}

/** An act whose code was sent, in whatever state; nothing is asked of any server. */
function act({ code = '', failure = null, isSending = false, secondsLeft = 300 }: Standing = {}): MoneyAct<'POST /v1/quotas/recalls'> {
  const made = new MoneyAct('POST /v1/quotas/recalls', () => session, { onChange: redrawStages, onDone: () => {} });
  made.step = 'code';
  made.sent = { sentTo: 'fi***@example.com', endsAt: performance.now() + secondsLeft * 1000, triesLeft: failure ? 2 : 3 };
  made.code = code;
  made.failure = failure;
  made.isSendingCode = isSending;
  return made;
}

const summaryIn = ({ globals }: { globals: { locale?: string } }): string => SUMMARY[globals.locale === 'en' ? 'en' : 'zh-CN'];
const withStyles = (canvasElement: HTMLElement) =>
  adopt(canvasElement.querySelector('kit-stage')?.shadowRoot ?? undefined, [codeFieldStyles, actStyles]);

const meta: Meta = { title: 'Kit/Acts' };
export default meta;
type Story = StoryObj;

const codeStory = (
  standing: Standing,
  play: (stage: ReturnType<typeof within>, words: ReturnType<typeof kitWords>['act']) => Promise<void>,
): Story => ({
  render: (_args, context) => {
    const shown = act(standing);
    return onStage(() => html`<div class="panel">${codeStep(shown, kitWords(context).act, summaryIn(context))}</div>`);
  },
  play: async (context) => {
    withStyles(context.canvasElement);
    await play(within(stageOf(context.canvasElement)), kitWords(context).act);
  },
});

/** What is confirmed stands above the code: the act and the amount; then where the code went, and how often it may be tried. */
export const Code: Story = codeStory({}, async (stage, words) => {
  await expect(stage.getByLabelText(words.code.label)).toHaveValue('');
  await expect(stage.getByText(words.code.triesLeft(3))).toBeVisible();
});

/** A wrong code says so at the field, and how many tries are left. */
export const CodeWrong: Story = codeStory({ code: '000000', failure: failureOf('step-up-code-wrong') }, async (stage, words) => {
  await expect(stage.getByLabelText(words.code.label)).toBeInvalid();
  await expect(stage.getByText(words.code.triesLeft(2))).toBeVisible();
});

/** The time of a code is over: another one can be sent. */
export const CodeOver: Story = codeStory({ secondsLeft: -1 }, async (stage, words) => {
  await expect(stage.getByText(words.code.over)).toBeVisible();
  await expect(stage.getByRole('button', { name: words.code.again })).toBeEnabled();
});

/** While another code is on its way nothing can be typed. */
export const CodeSending: Story = codeStory({ isSending: true }, async (stage, words) => {
  await expect(stage.getByLabelText(words.code.label)).toBeDisabled();
  await expect(stage.getByRole('button', { name: words.code.sending })).toBeDisabled();
});

/** Why an act was refused: what happened, then what to do, then when. */
export const Refusals: Story = {
  render: (_args, context) => {
    const failures = [failureOf('offline'), failureOf('permission-missing'), failureOf('storage-unavailable'), failureOf('not-found')];
    return onStage(() => html`${failures.map((failure) => failureLine(failure, kitWords(context).act))}`);
  },
  play: async ({ canvasElement }) => {
    await expect(within(stageOf(canvasElement)).getAllByRole('alert')).toHaveLength(4);
  },
};

/** The code in the place of what is confirmed, in the same dialog; it goes back, and nothing was sent. */
export const InItsDialog: Story = {
  render: (_args, context) => {
    const shown = act({ code: '12' });
    return onStage(() =>
      actDialog({
        id: 'act',
        heading: '',
        context: { session, update: redrawStages },
        words: kitWords(context).act,
        act: shown,
        isUnsaved: false,
        isLeaveAsked: false,
        askLeave: () => {},
        onClosed: () => {},
        summary: summaryIn(context),
        body: html`<p>${summaryIn(context)}</p>`,
        footer: null,
      }),
    );
  },
  play: async (context) => {
    withStyles(context.canvasElement);
    const stage = stageOf(context.canvasElement);
    const words = kitWords(context).act;
    const dialog = await until(
      () => stage.querySelector<HTMLElement>('.dialog[open]'),
      () => 'It did not open.',
    );
    await expect(within(dialog).getByRole('button', { name: words.back })).toBeEnabled();
    await expect(within(dialog).getByRole('button', { name: words.code.submit })).toHaveAttribute('aria-disabled', 'true');
  },
};
