import type { Meta, StoryContext, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, userEvent } from 'storybook/test';
import { closeSandbox } from '../stage/sandbox.ts';
import { hostPage, openSandboxFor } from '../stage/widget-stage.ts';
import { checkIssue, openIssue, QUOTA } from './issuing.ts';

const meta: Meta = {
  title: 'Widgets/Coupon quota panel/Issue',
  loaders: [openSandboxFor('coupon-quota')],
  beforeEach: closeSandbox,
  render: (_args, context) => hostPage(context as StoryContext, html`<partner-coupon-quota></partner-coupon-quota>`),
};
export default meta;
type Story = StoryObj;

/** Three customers, the same face value: total and rest before, what each got after. */
export const Issue: Story = {
  play: async (context) => {
    const panel = await openIssue(context as StoryContext);
    await panel.paste(await panel.agency(3));
    await panel.until(() => panel.picked() === 3, 'Not matched.');
    await panel.next();
    await userEvent.type(await panel.until(() => panel.inside.querySelector<HTMLInputElement>('#issue-faceValue'), 'No terms.'), '500');
    await expect(panel.inside.querySelector('.running')).toHaveTextContent('¥1,500.00');
    await panel.next();
    await expect(await panel.until(() => panel.inside.querySelector('.sum-total'), 'No check.')).toHaveTextContent('¥1,500.00');
    const act = panel.inside.querySelector('.dialog-foot .primary') as HTMLElement;
    await expect(act).toHaveTextContent(panel.words.confirm.act('3', '¥1,500.00'));
    await userEvent.dblClick(act);
    await expect(await panel.until(() => panel.inside.querySelector('.result.done'), 'Not issued.')).toHaveTextContent('¥1,500.00');
    await expect(panel.sandbox.log.filter(({ endpoint }) => endpoint === 'POST /v1/coupons/issues')).toHaveLength(1);
    // However long the tags of a customer are: what it got stands at the end of its first line.
    for (const line of panel.inside.querySelectorAll('.dialog .party-line')) {
      const [who, what] = [line.firstElementChild, line.lastElementChild].map((part) => part?.getBoundingClientRect());
      await expect(Math.abs((who?.top ?? 0) - (what?.top ?? 99))).toBeLessThan(12);
      // The face value, and the whole id of the coupon in one line below it.
      await expect(what?.height ?? 99).toBeLessThan(48);
    }
  },
};

/** Lines that fit nobody, or somebody who can get nothing, are listed before anything moves. */
export const LinesThatDoNotFit: Story = {
  play: async (context) => {
    const panel = await openIssue(context as StoryContext);
    const [one = ''] = await panel.agency(1);
    await panel.paste([one, 'nobody-of-this-name', one]);
    const open = await panel.until(
      () => panel.inside.querySelectorAll('.open-lines li').length === 2 && panel.inside.querySelector('.open-lines'),
      'Not told.',
    );
    await expect(open).toHaveTextContent(panel.words.open.results.unknown);
    await expect(open).toHaveTextContent(panel.words.open.results.repeated);
    await expect(panel.picked()).toBe(1);
  },
};

/** More than is available: said before it is sent, and the button cannot be pressed. */
export const TooMuch: Story = {
  play: async (context) => {
    const panel = await openIssue(context as StoryContext);
    await panel.paste(await panel.agency(8));
    await panel.until(() => panel.picked() === 8, 'Not matched.');
    await panel.next();
    await userEvent.type(await panel.until(() => panel.inside.querySelector<HTMLInputElement>('#issue-faceValue'), 'No terms.'), '50000');
    await expect(panel.inside.querySelector('.running.over')).not.toBeNull();
    await panel.next();
    await panel.until(() => panel.inside.querySelector('.result.refused'), 'Not refused.');
    await expect(panel.inside.querySelector<HTMLButtonElement>('.dialog-foot .primary')?.disabled).toBe(true);
  },
};

/** Somebody else was quicker with the same quota: nothing was issued, and it says what to do. */
export const QuotaRace: Story = {
  globals: { scenario: 'quota-race' },
  play: async (context) => {
    const panel = await openIssue(context as StoryContext);
    await userEvent.click(await checkIssue(panel, 2, '500'));
    const refused = await panel.until(() => panel.inside.querySelector('dialog .result.refused, dialog .notice'), 'Not refused.');
    await expect(refused).toHaveTextContent(panel.moneyWords.refusals['quota-insufficient']?.[0] ?? '?');
    await expect(panel.inside.querySelector('.result.done')).toBeNull();
  },
};

/** What is wrong is said at its field, and what was typed stays. */
export const WrongAmount: Story = {
  play: async (context) => {
    const panel = await openIssue(context as StoryContext);
    await panel.paste(await panel.agency(1));
    await panel.until(() => panel.picked() === 1, 'Not matched.');
    await panel.next();
    const field = await panel.until(() => panel.inside.querySelector<HTMLInputElement>('#issue-faceValue'), 'No terms.');
    await panel.next();
    await expect(panel.inside.querySelector('#issue-faceValue-problem')).toHaveTextContent(panel.words.terms.faceValueMissing);
    await userEvent.type(field, '1.005');
    await panel.next();
    await panel.until(() => panel.inside.querySelector('#issue-faceValue')?.getAttribute('aria-invalid') === 'true', 'Not told.');
    await expect(panel.inside.querySelector<HTMLInputElement>('#issue-faceValue')?.value).toBe('1.005');
    await expect(panel.sandbox.log.filter(({ endpoint }) => endpoint === 'POST /v1/coupons/issues/check')).toHaveLength(0);
  },
};

/** The same customer got the same amount a moment ago: who, when, by which operation. */
export const RepeatedDecision: Story = {
  play: async (context) => {
    const panel = await openIssue(context as StoryContext);
    const customers = await panel.agency(2);
    for (const round of [1, 2]) {
      await panel.paste(customers);
      await panel.until(() => panel.picked() === 2, 'Not matched.');
      await panel.next();
      await userEvent.type(await panel.until(() => panel.inside.querySelector<HTMLInputElement>('#issue-faceValue'), 'No terms.'), '200');
      await panel.next();
      await panel.until(() => panel.inside.querySelector('.sum-total'), 'No check.');
      if (round === 2) break;
      await panel.next();
      await panel.until(() => panel.inside.querySelector('.result.done'), 'Not issued.');
      await panel.next();
      const card = await panel.until(() => !panel.inside.querySelector('dialog') && panel.card(QUOTA), 'Still open.');
      await userEvent.click(card.querySelector('.button.primary') as HTMLElement);
      await panel.until(() => panel.inside.querySelector('#issue-search'), 'No dialog.');
    }
    await expect(panel.inside.querySelector('.warned')).toHaveTextContent(panel.words.confirm.repeats('2'));
  },
};

/** Closed before it was finished: it waits on the server, and goes on. */
export const Unfinished: Story = {
  play: async (context) => {
    const panel = await openIssue(context as StoryContext);
    await panel.paste(await panel.agency(2));
    await panel.until(() => panel.picked() === 2, 'Not matched.');
    await userEvent.click(panel.inside.querySelector('.dialog-close') as HTMLElement);
    await panel.until(() => panel.sandbox.log.some(({ endpoint }) => endpoint === 'PUT /v1/drafts/:draft'), 'Not kept.');
    const card = await panel.until(() => panel.card(QUOTA), 'Gone.');
    await userEvent.click(card.querySelector('.button.primary') as HTMLElement);
    const found = await panel.until(() => panel.inside.querySelector('.found'), 'Not found again.');
    await userEvent.click(found.querySelector('.button') as HTMLElement);
    await panel.until(() => panel.picked() === 2, 'Not gone on with.');
  },
};

/** More than a hundred customers: a job, with progress, that goes on when the dialog is closed. */
export const ManyCustomers: Story = {
  play: async (context) => {
    const panel = await openIssue(context as StoryContext);
    await panel.paste(await panel.agency(120));
    await panel.until(() => panel.inside.querySelector('.chosen h3')?.textContent?.includes('120'), 'Not matched.');
    await expect(panel.inside.querySelector('.chosen')).toHaveTextContent(panel.words.chosen.isJob);
    await panel.next();
    await userEvent.type(await panel.until(() => panel.inside.querySelector<HTMLInputElement>('#issue-faceValue'), 'No terms.'), '60');
    await panel.next();
    await panel.until(() => panel.inside.querySelector('.sum-total'), 'No check.');
    await panel.next();
    const result = await panel.until(() => panel.inside.querySelector('.dialog .result.done'), 'The job did not end.');
    await expect(result).toHaveTextContent(panel.words.result.done('120', '¥7,200.00'));
  },
};

/** A file with a face value for each customer. */
export const FromFile: Story = {
  play: async (context) => {
    const panel = await openIssue(context as StoryContext);
    const [one, two] = await panel.agency(2);
    await userEvent.click(panel.getByRole('button', { name: panel.words.add.file }));
    const field = panel.inside.querySelector<HTMLInputElement>('#issue-file') as HTMLInputElement;
    const text = `customer_id,face_value,memo\n${one},120.50,Q4\n${two},80,\nnobody,5,\n`;
    await userEvent.upload(field, new File([text], 'recipients.csv', { type: 'text/csv' }));
    await panel.until(() => panel.picked() === 2, 'Not read.');
    await expect(panel.inside.querySelectorAll('.open-lines li')).toHaveLength(1);
    await panel.next();
    await panel.until(() => panel.inside.querySelectorAll('.own-value').length === 2, 'No own values.');
    await panel.next();
    await expect(await panel.until(() => panel.inside.querySelector('.sum-total'), 'No check.')).toHaveTextContent('¥200.50');
  },
};

/** The answer was lost: the same is sent again, and happens once. */
export const LostConnection: Story = {
  play: async (context) => {
    const panel = await openIssue(context as StoryContext);
    await panel.paste(await panel.agency(1));
    await panel.until(() => panel.picked() === 1, 'Not matched.');
    await panel.next();
    await userEvent.type(await panel.until(() => panel.inside.querySelector<HTMLInputElement>('#issue-faceValue'), 'No terms.'), '75');
    await panel.next();
    await panel.until(() => panel.inside.querySelector('.sum-total'), 'No check.');
    panel.sandbox.network.isDown = true;
    await panel.next();
    await panel.until(() => panel.inside.querySelector('.dialog .unsaved'), 'Not told.');
    panel.sandbox.network.isDown = false;
    await panel.next();
    await panel.until(() => panel.inside.querySelector('.dialog .result.done'), 'Not issued.');
    await expect(panel.sandbox.log.filter(({ endpoint, status }) => endpoint === 'POST /v1/coupons/issues' && status === 201)).toHaveLength(
      1,
    );
  },
};

/** The session ended while everything was ready: one button goes on, and nothing was lost. */
export const ExpiredSession: Story = {
  play: async (context) => {
    const panel = await openIssue(context as StoryContext);
    await panel.paste(await panel.agency(2));
    await panel.until(() => panel.picked() === 2, 'Not matched.');
    await panel.next();
    await userEvent.type(await panel.until(() => panel.inside.querySelector<HTMLInputElement>('#issue-faceValue'), 'No terms.'), '90');
    await panel.next();
    await panel.until(() => panel.inside.querySelector('.sum-total'), 'No check.');
    panel.sandbox.host.isRenewing = false;
    panel.sandbox.clock.advance(11 * 60 * 1000);
    await panel.next();
    const resume = panel.moneyWords.resume;
    await panel.until(() => panel.inside.querySelector('.dialog-foot .primary')?.textContent?.trim() === resume, 'No way on.');
    await panel.next();
    await expect(await panel.until(() => panel.inside.querySelector('.dialog .result.done'), 'Not issued.')).toHaveTextContent('¥180.00');
  },
};

/** The host speaks another language while an issue is put together: every word follows, nothing that was entered is lost. */
export const OtherLanguage: Story = {
  play: async (context) => {
    const panel = await openIssue(context);
    await checkIssue(panel, 2, '50');
    const heading = panel.inside.querySelector('dialog h2')?.textContent;
    const total = panel.inside.querySelector('dialog .sum-total')?.textContent;
    const session = panel.element.closest('partner-session') as HTMLElement;
    session.setAttribute('locale', session.getAttribute('locale') === 'en' ? 'zh-CN' : 'en');
    await panel.until(() => panel.inside.querySelector('dialog h2')?.textContent !== heading, 'The dialog kept its language.');
    await expect(panel.inside.querySelector('dialog .sum-total')?.textContent).toBe(total);
    await expect(panel.inside.querySelector('.dialog-foot .primary')).toHaveTextContent(total ?? '');
  },
};

/** Who gets a coupon can be seen before it is issued: by the eye, in the step in which they are picked and in the one that confirms. */
export const RevealedName: Story = {
  play: async (context) => {
    const panel = await openIssue(context);
    await panel.paste(await panel.agency(2));
    await panel.until(() => panel.picked() === 2, 'Not matched.');
    const name = () => panel.inside.querySelector('.chosen .face-names');
    const masked = name()?.textContent;
    await userEvent.click(name()?.querySelector('.eye') as HTMLElement);
    await panel.until(() => panel.inside.querySelector('.chosen .eye.open'), 'Nothing was revealed.');
    await expect(name()?.textContent).not.toBe(masked);
    await panel.next();
    await userEvent.type(await panel.until(() => panel.inside.querySelector<HTMLInputElement>('#issue-faceValue'), 'No terms.'), '50');
    await panel.next();
    await panel.until(() => panel.inside.querySelector('dialog .sum-total'), 'No check.');
    await expect(panel.inside.querySelectorAll('.dialog .party-line .eye').length).toBe(2);
    await userEvent.click(panel.inside.querySelector('.dialog-close') as HTMLElement);
    await panel.until(() => !panel.inside.querySelector('.dialog'), 'The dialog stayed.');
    await expect(panel.inside.querySelector('.unseen[role="status"]')).not.toHaveTextContent('**');
  },
};
