import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { expect, userEvent } from 'storybook/test';
import { agreementStories, lookAtAgreements } from './stage.ts';

const meta: Meta = { title: 'Widgets/Agreement dialog/Signing', ...agreementStories };
export default meta;
type Story = StoryObj;

/** A version signed before, a newer one asked for: by when, and what else waits. */
export const Prompt: Story = {
  play: async (context) => {
    const page = lookAtAgreements(context);
    const prompt = await page.prompt();
    await expect(prompt).toHaveTextContent(page.words.signNow);
    await expect(prompt).toHaveTextContent('UTC+8');
    await expect(page.find('dialog')).toBeNull();
  },
};

/** The dialog as it opens: for whom, with whom, which text, the text itself in sight, nothing ticked and nothing chosen. */
export const Reading: Story = {
  play: async (context) => {
    const page = lookAtAgreements(context);
    const dialog = await page.open();
    await expect(page.find('.facts')).toHaveTextContent(page.signing.facts.customerId);
    await expect(page.find('.company')?.textContent).toMatch(/\*/);
    await expect(dialog.getByRole('checkbox')).not.toBeChecked();
    await expect(page.find('#capacity')).toHaveValue('');
    await expect(dialog.getByRole('button', { name: page.signing.sign })).toBeEnabled();
    const foot = (await page.until(() => page.find('.dialog-foot'), 'No foot.')).getBoundingClientRect();
    await expect(foot.bottom).toBeLessThanOrEqual(innerHeight);
    const paragraph = await page.until(() => page.find('.document p'), 'No paragraph.');
    await expect(paragraph.getBoundingClientRect().bottom).toBeLessThan(foot.top);
  },
};

/** What changed since the version signed before: by heading, marked in the text, the old words on demand. */
export const Changes: Story = {
  play: async (context) => {
    const page = lookAtAgreements(context);
    await page.open();
    const changes = await page.until(() => page.find('.changes'), 'No changes are told.');
    await expect(changes.querySelectorAll('li').length).toBeGreaterThan(0);
    await page.until(() => page.find('.document .marked'), 'Nothing is marked.');
    await page.press('.changes .before summary');
    await expect(page.find('.changes .before[open] .document')).toBeVisible();
    const link = await page.until(() => page.find('.changes .link'), 'No heading to go to.');
    await userEvent.click(link);
    await page.until(
      () => (page.inside as unknown as ShadowRoot).activeElement?.textContent?.includes(link.textContent ?? '?'),
      'The heading has no focus.',
    );
  },
};

/** Nothing ticked: Sign is there all the same, goes to the box and says why; then the same for the capacity. */
export const Unticked: Story = {
  play: async (context) => {
    const page = lookAtAgreements(context);
    await page.open();
    await page.sign();
    const box = await page.until(() => page.find('#agree:focus'), 'The box has no focus.');
    await expect(box).toHaveAccessibleDescription(page.signing.agreeProblem);
    await page.tick();
    await expect(page.find('#agree-problem')).toBeNull();
    await page.sign();
    const capacity = await page.until(() => page.find('#capacity:focus'), 'The capacity has no focus.');
    await expect(capacity).toHaveAccessibleDescription(page.signing.capacityProblem);
    await expect(page.sandbox.network.sent).not.toContain('POST /v1/agreements/sign');
  },
};

/** From the prompt to the record: what was signed, its receipt, what comes next; the host is told with ids alone. */
export const Signed: Story = {
  play: async (context) => {
    const page = lookAtAgreements(context);
    const told: unknown[] = [];
    page.element.addEventListener('partner-agreement-signed', (event) => told.push((event as CustomEvent).detail));
    await page.open();
    await page.tick();
    await page.choose('authorised-agent');
    await page.sign();
    const done = await page.done();
    await expect(page.find('#signing-heading')).toHaveTextContent(page.signing.signed);
    await expect(done).toHaveTextContent(page.signing.done.receipt);
    await expect(page.find('#signing-heading:focus')).not.toBeNull();
    await expect(told).toEqual([{ recordId: expect.stringMatching(/^sig_/), code: 'association-notice', version: 2 }]);
  },
};

/** Two quick presses are one signature. */
export const DoubleClick: Story = {
  play: async (context) => {
    const page = lookAtAgreements(context);
    await page.open();
    await page.tick();
    await page.choose('self');
    page.sandbox.network.delayMilliseconds = 100;
    await userEvent.dblClick(await page.until(() => page.find('.sign'), 'No Sign.'));
    await page.done();
    await expect(page.sandbox.network.sent.filter((one) => one === 'POST /v1/agreements/sign')).toHaveLength(1);
  },
};

/** Closing signs nothing and loses nothing: tick and capacity are there again. */
export const ClosedAndOpenedAgain: Story = {
  play: async (context) => {
    const page = lookAtAgreements(context);
    await page.open();
    await page.tick();
    await page.choose('legal-representative');
    await page.press('.dialog-close');
    await page.until(() => !page.find('dialog'), 'The dialog stayed.');
    await page.until(() => page.find('.sign-now:focus'), 'The focus is not back.');
    await page.open();
    await expect(page.find('#agree')).toBeChecked();
    await expect(page.find('#capacity')).toHaveValue('legal-representative');
    await expect(page.sandbox.network.sent).not.toContain('POST /v1/agreements/sign');
  },
};

/** Put off: the prompt goes, for as long as the page lives. */
export const Later: Story = {
  play: async (context) => {
    const page = lookAtAgreements(context);
    await page.prompt();
    await page.press('.later');
    await page.until(() => !page.find('section.prompt'), 'The prompt stayed.');
  },
};

/** Somebody else signs: a link that names the agreement and nobody. */
export const PassedOn: Story = {
  play: async (context) => {
    const page = lookAtAgreements(context);
    const dialog = await page.open();
    await userEvent.click(dialog.getByRole('button', { name: page.signing.tools.someoneElse }));
    const link = await page.until(() => page.find<HTMLInputElement>('#pass-on-link'), 'No link.');
    await expect(link.value).toMatch(/#agreement=association-notice$/);
    await expect(link.value).not.toContain('?');
  },
};
