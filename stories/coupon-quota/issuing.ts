import type { StoryContext } from '@storybook/web-components-vite';
import { userEvent } from 'storybook/test';
import { issueStrings as english } from '../../widgets/coupon-quota/issue/strings/en.ts';
import { issueStrings as chinese } from '../../widgets/coupon-quota/issue/strings/zh-CN.ts';
import { moneyStrings as englishMoney } from '../../widgets/coupon-quota/money/strings/en.ts';
import { moneyStrings as chineseMoney } from '../../widgets/coupon-quota/money/strings/zh-CN.ts';
import { panelAt } from './stage.ts';

/** The quota that stories issue from. */
export const QUOTA = 'CQ-2026-H2-0001';

/** Opens the dialog of issuing, and what a person does in it. */
export async function openIssue(context: StoryContext) {
  const panel = panelAt(context);
  await panel.quotas();
  const card = await panel.until(() => panel.card(QUOTA), 'The quota is not there.');
  await userEvent.click(card.querySelector('.button.primary') as HTMLElement);
  await panel.until(() => panel.inside.querySelector('#issue-search'), 'No dialog.');
  const words = context.globals.locale === 'en' ? english : chinese;
  const next = () => userEvent.click(panel.inside.querySelector('.dialog-foot .primary') as HTMLElement);
  const agency = async (count: number): Promise<string[]> => {
    const { partnerId } = (await panel.sandbox.store.reads.partners.list()).find(({ kind }) => kind === 'distributor') as {
      partnerId: string;
    };
    const query = {
      partnerIds: [partnerId],
      isOfResellers: false,
      scope: { kind: 'all' },
      filter: { associationType: 'agency-sale' },
      sort: { by: 'associatedAt', direction: 'descending' },
      from: { at: 'first' },
      limit: count,
      cycle: '2026-11',
      currency: 'CNY',
    } as const;
    return (await panel.sandbox.store.reads.customers.page(query)).map(({ customer }) => customer.customerId);
  };
  const paste = async (lines: readonly string[]) => {
    await userEvent.click(panel.getByRole('button', { name: words.add.paste }));
    const area = panel.inside.querySelector<HTMLTextAreaElement>('#issue-paste') as HTMLTextAreaElement;
    area.value = lines.join('\n');
    area.dispatchEvent(new InputEvent('input', { bubbles: true }));
    const label = words.add.pasteAct(String(lines.length));
    const match = await panel.until(() => {
      const button = panel.queryByRole<HTMLButtonElement>('button', { name: label });
      return button && !button.disabled && button;
    }, 'Nothing to match.');
    await userEvent.click(match);
  };
  const picked = () => panel.inside.querySelectorAll('.chosen > .parties > li').length;
  const moneyWords = context.globals.locale === 'en' ? englishMoney : chineseMoney;
  return { ...panel, words, moneyWords, next, agency, paste, picked };
}

type Issuing = Awaited<ReturnType<typeof openIssue>>;

/** As far as the check: so many customers, each the same face value. Answers the button that issues. */
export async function checkIssue(panel: Issuing, count: number, faceValue: string): Promise<HTMLElement> {
  await panel.paste(await panel.agency(count));
  await panel.until(() => panel.picked() === count, 'Not matched.');
  await panel.next();
  await userEvent.type(await panel.until(() => panel.inside.querySelector<HTMLInputElement>('#issue-faceValue'), 'No terms.'), faceValue);
  await panel.next();
  await panel.until(() => panel.inside.querySelector('dialog .sum-total'), 'No check.');
  return panel.inside.querySelector('.dialog-foot .primary') as HTMLElement;
}
