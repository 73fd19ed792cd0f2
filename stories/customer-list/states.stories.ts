import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { expect, userEvent } from 'storybook/test';
import { listStories } from '../stage/list-stage.ts';
import { lookAtList } from '../stage/look-at-list.ts';

const meta: Meta = { title: 'Widgets/Customer list/States', ...listStories };
export default meta;
type Story = StoryObj;

/** Bones of the real height stand where rows will be, so nothing jumps when they come. */
export const Loading: Story = {
  globals: { scenario: 'loading' },
  play: async (context) => {
    const list = lookAtList(context);
    const bones = await list.until(() => {
      const found = list.inside.querySelectorAll('tr.skeleton');
      return found.length === 20 && found;
    }, 'No skeleton.');
    await expect(list.inside.querySelector('table')).toHaveAttribute('aria-busy', 'true');
    const before = [list.element.getBoundingClientRect().height, bones[0]?.getBoundingClientRect().height];
    list.sandbox.network.release();
    const [row] = await list.rows();
    await expect([list.element.getBoundingClientRect().height, row?.getBoundingClientRect().height]).toEqual(before);
  },
};

/** The same, left as it is for whoever wants to look at it. */
export const StillLoading: Story = {
  globals: { scenario: 'loading' },
  play: async (context) => {
    const list = lookAtList(context);
    await list.until(() => list.inside.querySelector('tr.skeleton'), 'No skeleton.');
    await expect(list.all()).toHaveLength(0);
  },
};

export const Empty: Story = {
  globals: { scenario: 'empty' },
  play: async (context) => {
    const list = lookAtList(context);
    await expect(await list.notice()).toHaveTextContent(list.words.states.empty[0]);
    await expect(list.queryByRole('alert')).toBeNull();
  },
};

/** A host says what to do first, in its own words. */
export const EmptyInHostsWords: Story = {
  globals: { scenario: 'empty' },
  play: async (context) => {
    const list = lookAtList(context);
    const words = document.createElement('p');
    words.slot = 'empty';
    words.textContent = context.globals.locale === 'en' ? 'Invite your first customer.' : '邀请您的第一位客户。';
    list.element.append(words);
    await list.notice();
    await expect(words).toBeVisible();
  },
};

/** Nothing fits; one press brings everything back. */
export const NoMatch: Story = {
  play: async (context) => {
    const list = lookAtList(context);
    await list.rows();
    await userEvent.type(await list.filter(list.words.fields.customerName), '无此客户{Enter}');
    await expect(await list.notice()).toHaveTextContent(list.words.states.noMatch[0]);
  },
};

export const NoMatchCleared: Story = {
  play: async (context) => {
    await NoMatch.play?.(context);
    const list = lookAtList(context);
    const notice = await list.notice();
    await userEvent.click(notice.querySelector('button') as HTMLElement);
    await expect(await list.rows()).toHaveLength(20);
    await expect(await list.filter(list.words.fields.customerName)).toHaveValue('');
  },
};

/** The session was minted for another widget. */
export const Refused: Story = {
  globals: { scenario: 'refused' },
  play: async (context) => {
    const list = lookAtList(context);
    await expect(await list.notice()).toHaveTextContent(list.words.states.widgetOff[0]);
    await expect(list.sandbox.log.at(-1)?.code).toBe('widget-not-in-session');
    await expect(list.all()).toHaveLength(0);
  },
};

/** The session was minted for another page. */
export const WrongPage: Story = {
  globals: { scenario: 'wrong-page' },
  play: async (context) => {
    const list = lookAtList(context);
    await expect(await list.notice()).toHaveTextContent(list.words.states.originRefused[0]);
  },
};

export const Expired: Story = {
  globals: { scenario: 'expired' },
  play: async (context) => {
    const list = lookAtList(context);
    await expect(await list.notice()).toHaveTextContent(list.words.states.expired[0]);
  },
};

/** The session ends while the operator works: one button, and the filters are as they were. */
export const ExpiredAndContinued: Story = {
  play: async (context) => {
    const list = lookAtList(context);
    await list.rows();
    await userEvent.selectOptions(await list.filter(list.words.columns.associationType), 'referral');
    await list.until(
      () => list.all().length > 0 && list.all().every((row) => list.text(row, 'associationType') === list.words.associationTypes.referral),
      'Not filtered.',
    );
    list.sandbox.host.isRenewing = false;
    list.sandbox.clock.advance(11 * 60 * 1000);
    await userEvent.click(list.getByRole('button', { name: list.words.pager.next }));
    await expect(await list.notice()).toHaveTextContent(list.words.states.expired[0]);
    await userEvent.click(list.getByRole('button', { name: list.words.actions.resume }));
    const rows = await list.rows();
    await expect(rows.every((row) => list.text(row, 'associationType') === list.words.associationTypes.referral)).toBe(true);
    await expect(await list.filter(list.words.columns.associationType)).toHaveValue('referral');
  },
};

export const Offline: Story = {
  globals: { scenario: 'offline' },
  play: async (context) => {
    const list = lookAtList(context);
    await expect(await list.notice()).toHaveTextContent(list.words.states.offline[0]);
  },
};

/** The connection comes back, and the list goes on by itself. */
export const BackOnline: Story = {
  globals: { scenario: 'offline' },
  play: async (context) => {
    const list = lookAtList(context);
    await list.notice();
    list.sandbox.network.isDown = false;
    dispatchEvent(new Event('online'));
    await expect(await list.rows()).toHaveLength(20);
  },
};

/** What happened, the id to quote, and a way to try again. */
export const Failed: Story = {
  globals: { scenario: 'failed' },
  play: async (context) => {
    const list = lookAtList(context);
    const notice = await list.notice();
    await expect(notice).toHaveTextContent(list.words.states.failed[0]);
    const line = list.sandbox.log.find(({ status }) => status === 500);
    await expect(line?.code).toBe('internal');
    await expect(notice).toHaveTextContent(line?.requestId ?? 'no request id was logged');
    await expect(notice).not.toHaveTextContent('told to fail');
  },
};

export const FailedAndTriedAgain: Story = {
  globals: { scenario: 'failed' },
  play: async (context) => {
    const list = lookAtList(context);
    await list.notice();
    list.sandbox.trouble.isStoreBroken = false;
    await userEvent.click(list.getByRole('button', { name: list.words.actions.retry }));
    await expect(await list.rows()).toHaveLength(20);
  },
};

/** More name searches than a minute allows: when it works again, and what works meanwhile. */
export const SearchLimitReached: Story = {
  globals: { scenario: 'search-limit' },
  play: async (context) => {
    const list = lookAtList(context);
    await list.rows();
    const field = await list.filter(list.words.fields.customerName);
    await userEvent.type(field, '公司{Enter}');
    await list.until(() => list.sandbox.network.sent.filter((line) => line.endsWith('/search')).length === 2, 'Not searched.');
    await list.rows();
    await userEvent.type(field, '科技{Enter}');
    await expect(await list.notice()).toHaveTextContent(list.words.states.searchLimit[0]);
  },
};
