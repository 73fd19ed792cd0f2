import type { Meta, StoryContext, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, userEvent } from 'storybook/test';
import { closeSandbox } from '../stage/sandbox.ts';
import { hostPage, openSandboxFor } from '../stage/widget-stage.ts';
import { checkIssue, openIssue } from './issuing.ts';

const meta: Meta = {
  title: 'Widgets/Coupon quota panel/Codes',
  loaders: [openSandboxFor('coupon-quota')],
  beforeEach: closeSandbox,
  render: (_args, context) => hostPage(context as StoryContext, html`<partner-coupon-quota></partner-coupon-quota>`),
};
export default meta;
type Story = StoryObj;

/** Checked and confirmed, as far as the field for the code. */
async function askForCode(context: StoryContext) {
  const panel = await openIssue(context);
  const act = await checkIssue(panel, 3, '500');
  await expect(panel.inside.querySelector('.dialog-foot')).toHaveTextContent(panel.moneyWords.needsCode);
  await userEvent.click(act);
  const field = (): HTMLInputElement | null => panel.inside.querySelector<HTMLInputElement>('#step-up-code');
  await panel.until(() => panel.sandbox.mails().length > 0 && field() && !field()?.disabled, 'No code was asked for.');
  /** What the newest mail brought. */
  const code = (): string => panel.sandbox.mails()[0]?.text.match(/^\s+(\d{6})$/m)?.[1] ?? '';
  const issues = () => panel.sandbox.log.filter(({ endpoint }) => endpoint === 'POST /v1/coupons/issues');
  return { ...panel, field: () => field() as HTMLInputElement, code, issues };
}

/** The code comes by mail, which names the amount; entered, the coupons are issued, once. */
export const CodeFromTheMailbox: Story = {
  globals: { scenario: 'code-needed' },
  play: async (context) => {
    const panel = await askForCode(context as StoryContext);
    await expect(panel.issues()).toHaveLength(0);
    const [mail] = panel.sandbox.mails();
    await expect(mail?.text).toContain('1500.00 CNY');
    await expect(mail?.subject).not.toMatch(/\d{6}/);
    await userEvent.type(panel.field(), panel.code());
    await expect(await panel.until(() => panel.inside.querySelector('.result.done'), 'Not issued.')).toHaveTextContent('¥1,500.00');
    await expect(panel.issues().map(({ status }) => status)).toEqual([201]);
  },
};

/** A wrong code moves nothing: said at the field, with the tries that are left; the right one still does it. */
export const WrongCode: Story = {
  globals: { scenario: 'code-needed' },
  play: async (context) => {
    const panel = await askForCode(context as StoryContext);
    const right = panel.code();
    const wrong = right === '000000' ? '111111' : '000000';
    await userEvent.type(panel.field(), wrong);
    const problem = await panel.until(() => panel.inside.querySelector('#step-up-code-problem'), 'Not told.');
    await expect(problem).toHaveTextContent(panel.moneyWords.refusals['step-up-code-wrong']?.[0] ?? '?');
    await expect(panel.inside.querySelector('.code-facts')).toHaveTextContent(panel.moneyWords.code.triesLeft(4));
    await expect(panel.inside.querySelector('.result.done')).toBeNull();
    await userEvent.type(panel.field(), right);
    await panel.until(() => panel.inside.querySelector('.result.done'), 'Not issued.');
  },
};

/** Asked for again: the new code opens it, the one before no longer. */
export const AnotherCode: Story = {
  globals: { scenario: 'code-needed' },
  play: async (context) => {
    const panel = await askForCode(context as StoryContext);
    const first = panel.code();
    await userEvent.click(panel.getByRole('button', { name: panel.moneyWords.code.again }));
    await panel.until(() => panel.sandbox.mails().length === 2 && !panel.field().disabled, 'No second mail.');
    const second = panel.code();
    if (first !== second) {
      await userEvent.type(panel.field(), first);
      await panel.until(() => panel.inside.querySelector('#step-up-code-problem'), 'The first code still opens it.');
    }
    await userEvent.type(panel.field(), second);
    await panel.until(() => panel.inside.querySelector('.result.done'), 'Not issued.');
  },
};
