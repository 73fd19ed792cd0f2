import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { expect, userEvent } from 'storybook/test';
import { agreementStories, asPartner, lookAtAgreements, publish } from './stage.ts';

const meta: Meta = { title: 'Widgets/Agreement dialog/States', ...agreementStories };
export default meta;
type Story = StoryObj;

const DAY_MILLISECONDS = 24 * 60 * 60 * 1000;
const THREE_PARTS =
  '# 须知\n\n一般说明。\n\n## 第一条 范围\n\n范围说明。\n\n## 第二条 费用\n\n费用说明。\n\n## 第三条 退出\n\n退出说明。\n';

/** Never signed: it says so, and no version is compared. */
export const NeverSigned: Story = {
  parameters: { widget: { signer: 'never' } },
  play: async (context) => {
    const page = lookAtAgreements(context);
    await page.open();
    await expect(page.find('.changes')).toBeNull();
  },
};

/** Withdrawn: asked for again, in its own words. */
export const Withdrawn: Story = {
  parameters: { widget: { signer: 'taken-back' } },
  play: async (context) => {
    const page = lookAtAgreements(context);
    const due = await page.prompt();
    await expect(due).toHaveTextContent(context.globals.locale === 'en' ? /withdrawn/ : /撤销/);
  },
};

/** The notice period is over: a word and a shape say so, not a colour alone. */
export const Overdue: Story = {
  parameters: {
    agreement: { before: (sandbox: { clock: { advance(milliseconds: number): void } }) => sandbox.clock.advance(40 * DAY_MILLISECONDS) },
  },
  play: async (context) => {
    const page = lookAtAgreements(context);
    const prompt = await page.prompt();
    await expect(prompt).toHaveTextContent(page.words.overdue);
    await expect(prompt).toHaveTextContent(page.words.waits);
  },
};

/** The same in the dialog. */
export const OverdueReading: Story = {
  ...Overdue,
  play: async (context) => {
    const page = lookAtAgreements(context);
    await page.open();
    await expect(page.find('.facts')).toHaveTextContent(page.signing.facts.overdue);
  },
};

/** All is signed that this one agreement asks for: nothing is drawn. */
export const NothingPending: Story = {
  parameters: { widget: { signer: 'current' }, agreement: { attributes: { agreement: 'association-notice' } } },
  play: async (context) => {
    const page = lookAtAgreements(context);
    await page.until(() => page.sandbox.log.some(({ endpoint }) => endpoint === 'GET /v1/agreements/pending'), 'Nothing was asked.');
    await page.until(() => page.find('.place'), 'No place.');
    await expect(page.element.getBoundingClientRect().height).toBe(0);
  },
};

/** Each section must be gone to: by a button, by the contents, never by scrolling; Sign says which are missing. */
export const MustView: Story = {
  parameters: { agreement: { before: (sandbox: never) => publish(sandbox, { source: THREE_PARTS, viewPolicy: 'headings' }) } },
  play: async (context) => {
    const page = lookAtAgreements(context);
    await page.open();
    await page.tick();
    await page.choose('self');
    page.find('.dialog-body')?.scrollTo(0, 100_000);
    await page.sign();
    await page.until(() => page.find('#sections-problem'), 'It does not say what is missing.');
    await expect(page.sandbox.network.sent).not.toContain('POST /v1/agreements/sign');
    for (let section = 0; section < 3; section += 1) await page.press('.next-section .button');
    await page.until(() => !page.find('#sections-problem'), 'Sections are still missing.');
    await page.sign();
    await page.done();
  },
};

/** The same before anything was gone to, for whoever wants to look at it. */
export const MustViewOpen: Story = {
  ...MustView,
  play: async (context) => {
    const page = lookAtAgreements(context);
    await page.open();
    await page.tick();
    await page.sign();
    await page.until(() => page.find('#sections-problem'), 'It does not say what is missing.');
  },
};

/** A newer version while somebody reads: the new one is shown, said so, unticked, with what changed. */
export const NewVersionInBetween: Story = {
  play: async (context) => {
    const page = lookAtAgreements(context);
    await page.open();
    await page.tick();
    await page.choose('self');
    await publish(page.sandbox, { source: THREE_PARTS, title: '客户关联云服务伙伴须知' });
    await page.sign();
    await page.until(() => page.find('#news:focus'), 'No news.');
    await expect(page.find('#news')).toHaveTextContent(page.signing.news.outdated[0]);
    await expect(page.find('#agree')).not.toBeChecked();
    await expect(page.find('#capacity')).toHaveValue('self');
    await expect(page.find('.facts')).toHaveTextContent('3');
    await page.tick();
    await page.sign();
    await page.done();
  },
};

/** The same by the scenario: what was read is no longer what counts in the moment of signing, and what is new is signed after it was read. */
export const StaleVersion: Story = {
  globals: { scenario: 'stale-version' },
  play: async (context) => {
    const page = lookAtAgreements(context);
    await page.open();
    await page.tick();
    await page.choose('self');
    await page.sign();
    await page.until(() => page.find('#news:focus'), 'No news.');
    await expect(page.find('#agree')).not.toBeChecked();
    await expect(page.find('.facts')).toHaveTextContent('3');
    await page.tick();
    await page.sign();
    await page.done();
  },
};

/** For somebody who never signed one, what changed is told since the text that was just on the screen. */
export const NewVersionForSomebodyNew: Story = {
  parameters: { widget: { signer: 'never' } },
  play: async (context) => {
    const page = lookAtAgreements(context);
    await page.open();
    await page.tick();
    await page.choose('self');
    await publish(page.sandbox, { source: THREE_PARTS });
    await page.sign();
    await page.until(() => page.find('#news'), 'No news.');
    await page.until(() => page.find('.changes li'), 'No changes are told.');
  },
};

/** Withdrawn by the partner while somebody reads it: what counts now is shown, or why nothing is to be signed. */
export const VersionTakenBack: Story = {
  parameters: { widget: { signer: 'earlier' } },
  play: async (context) => {
    const page = lookAtAgreements(context);
    await page.open();
    await page.tick();
    await page.choose('self');
    await asPartner(page.sandbox, '/v1/agreements/versions/withdraw', { code: 'association-notice', version: 2 });
    await page.sign();
    const notice = await page.notice();
    await expect(notice).toHaveTextContent(page.signing.instead['agreement-signed-already']?.[0] ?? '?');
  },
};

/** The session ends while somebody reads: one button, and it is signed as it was ticked. */
export const ExpiredWhileReading: Story = {
  play: async (context) => {
    const page = lookAtAgreements(context);
    await page.open();
    await page.tick();
    await page.choose('legal-representative');
    page.sandbox.host.isRenewing = false;
    page.sandbox.clock.advance(11 * 60 * 1000);
    await page.sign();
    await page.until(() => page.find('#refused'), 'Nothing is said.');
    await expect(page.find('#refused')).toHaveTextContent(page.signing.states.expired[0]);
    await expect(page.find('#agree')).toBeChecked();
    await userEvent.click(page.getByRole('button', { name: page.signing.resume }));
    await page.done();
  },
};

/** The connection is gone at the moment of signing: nothing is lost, and the same is sent again once. */
export const OfflineWhileSigning: Story = {
  play: async (context) => {
    const page = lookAtAgreements(context);
    await page.open();
    await page.tick();
    await page.choose('self');
    page.sandbox.network.isDown = true;
    await page.sign();
    await page.until(() => page.find('#refused:focus'), 'What went wrong has no focus.');
    await expect(page.find('#refused')).toHaveTextContent(page.signing.unclear);
    page.sandbox.network.isDown = false;
    await userEvent.click(page.getByRole('button', { name: page.signing.again }));
    await page.done();
    await expect(page.signed()).toBe(1);
  },
};

/** A text of 200 KB: there at once, whole after a while, and signed like any other. */
export const LongText: Story = {
  parameters: {
    agreement: {
      before: (sandbox: never) => {
        const parts = Array.from(
          { length: 120 },
          (_, index) => `## 第 ${index + 1} 条\n\n${'为了保障双方的权益，请仔细阅读以下条款。'.repeat(28)}\n`,
        );
        return publish(sandbox, { source: `# 长文本\n\n${parts.join('\n')}` });
      },
    },
  },
  play: async (context) => {
    const page = lookAtAgreements(context);
    await page.open();
    await page.tick();
    await expect(page.find('#agree')).toBeChecked();
    await page.until(() => page.find('article.document')?.textContent?.includes('第 120 条'), 'The text did not become whole.');
    await page.choose('self');
    await page.sign();
    await page.done();
  },
};

/** Several are waiting: after the first, the next one is a press away. */
export const OneAfterTheOther: Story = {
  play: async (context) => {
    const page = lookAtAgreements(context);
    await page.open();
    await page.tick();
    await page.choose('self');
    await page.sign();
    await page.done();
    await page.press('.sign-next');
    await page.text();
    await expect(page.find('#agree')).not.toBeChecked();
    await page.tick();
    await page.choose('self');
    await page.sign();
    await page.done();
    await page.press('.finish');
    await page.until(() => !page.find('dialog') && !page.find('section.prompt'), 'Something stayed.');
    await expect((page.inside as unknown as ShadowRoot).activeElement).toBe(page.find('.place'));
  },
};

export const Offline: Story = {
  globals: { scenario: 'offline' },
  play: async (context) => {
    const page = lookAtAgreements(context);
    await page.until(() => page.find('[part="notice"]'), 'Nothing is said.');
    await expect(page.find('[part="notice"]')).toHaveTextContent(page.words.states.offline[0]);
    page.sandbox.network.isDown = false;
    dispatchEvent(new Event('online'));
    await page.prompt();
  },
};

export const Expired: Story = {
  globals: { scenario: 'expired' },
  play: async (context) => {
    const page = lookAtAgreements(context);
    await userEvent.click(await page.until(() => page.queryByRole('button', { name: page.words.actions.resume }), 'No button.'));
    await page.prompt();
  },
};

export const RateLimited: Story = {
  globals: { scenario: 'rate-limited' },
  play: async (context) => {
    const page = lookAtAgreements(context);
    await page.until(() => page.find('[part="notice"]'), 'Nothing is said.');
    await expect(page.find('[part="notice"]')).toHaveTextContent(page.words.states.busy[0]);
  },
};

/** On its way: bones stand where the text will be. */
export const Loading: Story = {
  play: async (context) => {
    const page = lookAtAgreements(context);
    await page.prompt();
    page.sandbox.network.held.add('/v1/agreements/present');
    await page.press('.sign-now');
    await page.until(() => page.find('.waiting'), 'No bones.');
    page.sandbox.network.release();
    await page.text();
  },
};
