import type { StoryContext } from '@storybook/web-components-vite';
import { html, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { styleMap } from 'lit/directives/style-map.js';
import { within } from 'storybook/test';
import { sessionLocaleOf } from '../../.storybook/choices.ts';
import { createSandbox, SANDBOX_BASE_URL, type Sandbox, type SandboxOptions } from '../../bff/sandbox/index.ts';
import { seededChance } from '../../bff/sandbox/seeded-chance.ts';
import { insideOf } from './look.ts';
import { kept, STORY_TIME } from './sandbox.ts';
import { until } from './until.ts';

/** What a story of a widget may ask for beside the toolbar's choices. */
export interface WidgetParameters {
  /** Which operator of the role. */
  userId?: string;
  partner?: SandboxOptions['partner'];
  /** Which customer an end customer is, by how it stands with its notice; then nobody else looks at the widget. */
  signer?: NonNullable<SandboxOptions['signer']> | null;
}

/** Opens a copy of the sandbox world for one story, as the page that shows a widget would. */
export function openSandboxFor(widget: NonNullable<SandboxOptions['widget']>) {
  return kept(async ({ globals, parameters }: Pick<StoryContext, 'id' | 'globals' | 'parameters'>): Promise<{ sandbox: Sandbox }> => {
    const { scenario, role, locale } = globals;
    const { userId, partner, signer } = (parameters.widget ?? {}) as WidgetParameters;
    const options: SandboxOptions = {
      scenario,
      role,
      locale: sessionLocaleOf(locale),
      widget,
      now: STORY_TIME,
      elapsed: () => performance.now(),
      chance: seededChance('stories'),
      origin: location.origin,
    };
    const customer = signer && { signer, role: 'end-customer' as const };
    return { sandbox: await createSandbox({ ...options, ...(userId && { userId }), ...(partner && { partner }), ...customer }) };
  });
}

/** The host's page: a session around a widget, and nothing else. */
export function hostPage({ globals, loaded }: StoryContext, widget: TemplateResult): TemplateResult {
  const { sandbox } = loaded as { sandbox: Sandbox };
  return html`<main style=${styleMap({ padding: '16px' })}>
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
      ${widget}
    </partner-session>`,
    )}
  </main>`;
}

/** What a person at a widget can see and do, for play tests. */
export function lookAt(tag: string, { canvasElement, loaded }: Pick<StoryContext, 'canvasElement' | 'loaded'>) {
  const { sandbox } = loaded as { sandbox: Sandbox };
  const inside = insideOf(canvasElement, tag);
  const tell = (what: string) => () => {
    const log = sandbox.log.map(({ endpoint, status, code }) => `${endpoint} ${status} ${code ?? ''}`).join('; ');
    return `${what} Seen: ${inside.textContent?.replace(/\s+/g, ' ').slice(0, 400)}. Asked: ${log}`;
  };
  return {
    ...within(inside),
    element: canvasElement.querySelector(tag) as HTMLElement,
    inside,
    sandbox,
    until: <Found>(find: () => Found | null | undefined | false, what: string) => until(find, tell(what)),
    notice: () => until(() => inside.querySelector<HTMLElement>('.notice'), tell('No notice came.')),
  };
}
