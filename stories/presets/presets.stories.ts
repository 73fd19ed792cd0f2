import '../../widgets/index.ts';
import type { Meta, StoryContext, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { expect } from 'storybook/test';
import { sessionLocaleOf } from '../../.storybook/choices.ts';
import { SANDBOX_BASE_URL, type Sandbox } from '../../bff/sandbox/index.ts';
import { type HostLibrary, hostVariables } from '../../widgets/kit/tokens/host-variables.ts';
import antDesign from '../../widgets/presets/ant-design.css?inline';
import elementPlus from '../../widgets/presets/element-plus.css?inline';
import { openSandbox } from '../stage/list-stage.ts';
import { closeSandbox, kept } from '../stage/sandbox.ts';
import { until } from '../stage/until.ts';

const PRESETS: Record<HostLibrary, string> = { 'element-plus': elementPlus, 'ant-design': antDesign };

/** The font of the workshop in place of a system's, so that pictures are the same on every machine. */
const FONTS =
  '--el-font-family: "Noto Sans SC Variable"; --ant-font-family: "Noto Sans SC Variable"; --ant-font-family-code: "Cascadia Mono";';

/** A page of a component library: its variables, its ground, its font, and the preset; nothing else is set. */
const pageOf = (library: HostLibrary) => (_args: unknown, context: StoryContext) => {
  const { globals, loaded } = context;
  const { sandbox } = loaded as { sandbox: Sandbox };
  const variables = hostVariables(library, globals.theme === 'dark' ? 'dark' : 'light');
  const ground = library === 'element-plus' ? 'el-bg-color' : 'ant-color-bg-container';
  return html`<style>
      .library-page { ${variables} ${FONTS} background: var(--${ground}); }
      ${PRESETS[library]}
    </style>
    <main class="library-page" style="padding: 16px">
      ${keyed(
        sandbox,
        html`<partner-session
          base-url=${SANDBOX_BASE_URL}
          locale=${sessionLocaleOf(globals.locale)}
          density=${globals.density}
          .transport=${sandbox.transport}
          .fetchSession=${sandbox.fetchSession}
        >
          <div style="display: grid; gap: 24px">
            <partner-customer-list .state=${{ size: 10 }}></partner-customer-list>
            <partner-coupon-quota></partner-coupon-quota>
            <partner-consumption-dashboard></partner-consumption-dashboard>
          </div>
        </partner-session>`,
      )}
    </main>`;
};

const meta: Meta = {
  title: 'Foundations/Presets',
  loaders: [kept<{ sandbox: Sandbox }, StoryContext>(openSandbox)],
  beforeEach: closeSandbox,
  // Filters of two widgets bear the same name, as they would on no page of a portal.
  parameters: { list: {}, a11y: { config: { rules: [{ id: 'landmark-unique', enabled: false }] } } },
};
export default meta;
type Story = StoryObj;

const rowsThere: Story['play'] = async ({ canvasElement }) => {
  const list = canvasElement.querySelector('partner-customer-list');
  await until(
    () => list?.shadowRoot?.querySelector('tbody tr:not(.skeleton)'),
    () => 'No rows came.',
  );
  await expect(list).toBeVisible();
};

/** Element Plus as it comes: words darker than its own primary, which cannot be read on white. */
export const ElementPlus: Story = { render: pageOf('element-plus'), play: rowsThere };

/** Ant Design as it comes, with CSS variables. */
export const AntDesign: Story = { render: pageOf('ant-design'), play: rowsThere };

/** Ant Design with its dark algorithm. */
export const AntDesignDark: Story = { ...AntDesign, globals: { theme: 'dark' } };
