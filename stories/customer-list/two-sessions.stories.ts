import type { Meta, StoryContext, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, userEvent } from 'storybook/test';
import { createSandbox, SANDBOX_BASE_URL, type Sandbox } from '../../bff/sandbox/index.ts';
import { lookAtList } from '../stage/look-at-list.ts';
import { STORY_TIME } from '../stage/sandbox.ts';

async function openBoth({ globals }: Pick<StoryContext, 'globals'>): Promise<{ sandboxes: Sandbox[] }> {
  const shared = { locale: globals.locale, now: STORY_TIME, elapsed: () => performance.now(), origin: location.origin };
  const roles = ['administrator', 'account-manager'] as const;
  return { sandboxes: await Promise.all(roles.map((role) => createSandbox({ ...shared, role }))) };
}

const meta: Meta = { title: 'Widgets/Customer list/Two sessions', loaders: [openBoth] };
export default meta;

/** Two sessions on one page, for two operators: each list keeps to its own. */
export const ShareNothing: StoryObj = {
  // The two searches bear one name; the host's sections around them tell them apart.
  parameters: { a11y: { config: { rules: [{ id: 'landmark-unique', enabled: false }] } } },
  beforeEach: ({ loaded }) => {
    return async () => void (await Promise.all((loaded.sandboxes as Sandbox[]).map((sandbox) => sandbox.close())));
  },
  render: (_args, { globals, loaded }) => html`<main style="padding: 16px; display: grid; gap: 24px">
    ${(loaded.sandboxes as Sandbox[]).map(
      (sandbox, index) => html`<section aria-label=${`${index + 1}`}>
        <partner-session base-url=${SANDBOX_BASE_URL} locale=${globals.locale} .transport=${sandbox.transport} .fetchSession=${sandbox.fetchSession}>
          <partner-customer-list .state=${{ size: 10 }}></partner-customer-list>
        </partner-session>
      </section>`,
    )}
  </main>`,
  play: async ({ canvasElement, loaded, globals }) => {
    const lists = [...canvasElement.querySelectorAll('section')].map((section, index) =>
      lookAtList({ canvasElement: section, globals, loaded: { sandbox: (loaded.sandboxes as Sandbox[])[index] } }),
    );
    const [all, own] = lists;
    if (!all || !own) throw new Error('There are not two lists.');
    const total = (list: typeof all) => list.inside.querySelector('.pager-summary')?.textContent?.split('/')[1]?.trim();
    const [row] = await all.rows();
    await own.rows();
    await expect(total(all)).toBe('900');
    await expect(total(own)).not.toBe('900');
    await userEvent.click(all.eye(all.cell(row as Element, 'accountName')));
    await all.until(() => all.inside.querySelector('.clear'), 'Nothing was revealed.');
    await expect(own.inside.querySelector('.clear')).toBeNull();
    await expect(own.inside.querySelector('.allowance')).toHaveTextContent('200');
  },
};
