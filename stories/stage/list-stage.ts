import '../../widgets/index.ts';
import type { StoryContext } from '@storybook/web-components-vite';
import { html, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { styleMap } from 'lit/directives/style-map.js';
import { sessionLocaleOf } from '../../.storybook/choices.ts';
import {
  createSandbox,
  SANDBOX_BASE_URL,
  type Sandbox,
  type SandboxOptions,
  type WorldPartnerName,
  worldKeys,
} from '../../bff/sandbox/index.ts';
import { seededChance } from '../../bff/sandbox/seeded-chance.ts';
import { closeSandbox, kept, STORY_TIME } from './sandbox.ts';

/** What a story may ask for beside the toolbar's choices. */
export interface ListParameters {
  /** Width of the widget in pixels; default: the page's. */
  width?: number;
  userId?: string;
  /** `CustomerListState` the host sets. */
  state?: object;
  /** Where a customer's page is, as the host says it. */
  customerHref?: string;
}

/** Opens a copy of the sandbox world for one story. */
export async function openSandbox({ globals, parameters }: Pick<StoryContext, 'globals' | 'parameters'>): Promise<{ sandbox: Sandbox }> {
  const { scenario, role, locale } = globals;
  const options: SandboxOptions = {
    scenario,
    role,
    locale: sessionLocaleOf(locale),
    now: STORY_TIME,
    elapsed: () => performance.now(),
    chance: seededChance('stories'),
    origin: location.origin,
  };
  const { userId } = parameters.list as ListParameters;
  return { sandbox: await createSandbox({ ...options, ...(userId && { userId }) }) };
}

/** What every story of the list has in common. */
export const listStories = {
  loaders: [kept<{ sandbox: Sandbox }, StoryContext>(openSandbox)],
  beforeEach: closeSandbox,
  render: renderList,
  parameters: { list: {} },
};

/** The host's page: a session around the list, and nothing else. */
export function renderList(_args: unknown, { globals, loaded, parameters }: StoryContext): TemplateResult {
  const { sandbox } = loaded as { sandbox: Sandbox };
  const { width, state, customerHref = null } = parameters.list as ListParameters;
  return html`<main style=${styleMap({ padding: '16px', 'inline-size': width ? `${width}px` : null })}>
    ${keyed(
      sandbox,
      html`<partner-session
      base-url=${SANDBOX_BASE_URL}
      locale=${globals.locale}
      density=${globals.density}
      overlays=${globals.overlays}
      appearance=${globals.appearance}
      .transport=${sandbox.transport}
      .fetchSession=${sandbox.fetchSession}
    >
      <partner-customer-list .state=${state ?? {}} .customerHref=${customerHref}></partner-customer-list>
    </partner-session>`,
    )}
  </main>`;
}

/** Clear values of the store, to prove that they are nowhere to be seen. */
export async function clearNames(sandbox: Sandbox, partner: WorldPartnerName, customerIds: readonly string[]): Promise<string[]> {
  const { partnerId } = worldKeys()[partner].partner;
  const fields = ['customerName', 'accountName'] as const;
  const found = await Promise.all(
    fields.map((field) => sandbox.store.reads.customers.values([partnerId], { kind: 'all' }, field, customerIds)),
  );
  return found.flat().flatMap(({ value }) => (value ? [value] : []));
}
