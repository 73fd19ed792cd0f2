import '../../widgets/index.ts';
import './workbench.ts';
import type { Meta, StoryContext, StoryObj } from '@storybook/web-components-vite';
import { html, nothing, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { styleMap } from 'lit/directives/style-map.js';
import { expect, fireEvent, userEvent, within } from 'storybook/test';
import { SANDBOX_BASE_URL, type Sandbox } from '../../bff/sandbox/index.ts';
import { sayIn } from '../foundations/say.ts';
import { colourOf } from '../stage/contrast.ts';
import { openSandbox } from '../stage/list-stage.ts';
import { insideOf } from '../stage/look.ts';
import { closeSandbox, kept } from '../stage/sandbox.ts';
import { until } from '../stage/until.ts';
import { readColour } from './colour.ts';
import { readTheme } from './read.ts';
import { GROUNDS, SCHEMES, type Scheme } from './scale.ts';
import { wordsIn } from './words.ts';

/** Three widgets in one colour scheme, under a session of their own. */
const preview = (scheme: Scheme, sandbox: Sandbox, { globals }: StoryContext): TemplateResult => html`<div
  style=${styleMap({ 'color-scheme': scheme, background: GROUNDS[scheme].surface, color: GROUNDS[scheme].text, padding: '16px' })}
>
  ${keyed(
    sandbox,
    html`<partner-session
      base-url=${SANDBOX_BASE_URL}
      locale=${globals.locale}
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
</div>`;

const bench = (context: StoryContext, live: unknown): TemplateResult =>
  html`<main><theme-workbench .say=${sayIn(context)}>${live}</theme-workbench></main>`;

const meta: Meta = { title: 'Foundations/Theme', parameters: { list: {} } };
export default meta;
type Story = StoryObj;

const lookAtBench = ({ canvasElement, globals }: Pick<StoryContext, 'canvasElement' | 'globals'>) => {
  const inside = insideOf(canvasElement, 'theme-workbench');
  const find = <Found extends HTMLElement>(selector: string) => inside.querySelector(selector) as Found;
  return {
    ...within(inside),
    inside,
    words: wordsIn(sayIn({ globals })),
    find,
    element: canvasElement.querySelector('theme-workbench') as HTMLElement & { updateComplete: Promise<boolean> },
    brand: (text: string) => fireEvent.change(find('#brand'), { target: { value: text } }),
    output: () => find<HTMLTextAreaElement>('#out').value,
  };
};

/** The whole bench, with widgets in light and in dark that wear what is chosen. */
export const Workbench: Story = {
  loaders: [kept<{ sandbox: Sandbox }, StoryContext>(openSandbox)],
  beforeEach: closeSandbox,
  // Two sessions of one operator: their landmarks bear the same names, as they would in no portal.
  parameters: { a11y: { config: { rules: [{ id: 'landmark-unique', enabled: false }] } } },
  render: (_args, context) => {
    const { sandbox } = context.loaded as { sandbox: Sandbox };
    return bench(
      context,
      SCHEMES.map((scheme) => preview(scheme, sandbox, context)),
    );
  },
  play: async (context) => {
    const look = lookAtBench(context);
    await look.brand('#0f766e');
    const [light, dark] = [...context.canvasElement.querySelectorAll('partner-customer-list')];
    await until(
      () => [light, dark].every((list) => list?.shadowRoot?.querySelector('tbody tr:not(.skeleton)')),
      () => 'No rows came.',
    );
    await expect(readColour(colourOf(light as Element, '--_accent'))).toBe('#0f766e');
    await expect(readColour(colourOf(dark as Element, '--_accent'))).not.toBe('#0f766e');
  },
};

/** A brand that is too light for text: what fails is measured, and one press takes the nearest that passes. */
export const TooNear: Story = {
  render: (_args, context) => bench(context, nothing),
  play: async (context) => {
    const look = lookAtBench(context);
    await look.brand('#ffd400');
    const first = await until(
      () => look.find('.pair'),
      () => 'Nothing fails.',
    );
    await expect(first).toHaveTextContent('1.4');
    const count = look.inside.querySelectorAll('.pair').length;
    await userEvent.click(within(first).getByRole('button'));
    await expect(look.inside.querySelectorAll('.pair').length).toBeLessThan(count);
    if (look.find('.pair')) await userEvent.click(look.getByRole('button', { name: look.words.takeAll }));
    await expect(look.getByText(`✓ ${look.words.allPass}`)).toBeVisible();
    await expect(look.output()).not.toContain('--partner-accent: light-dark(#ffd400');
  },
};

/** What is given out can be pasted in again, and so can the variables of a portal. */
export const InAndOut: Story = {
  render: (_args, context) => bench(context, nothing),
  play: async (context) => {
    const look = lookAtBench(context);
    const paste = async (text: string): Promise<void> => {
      look.find<HTMLTextAreaElement>('#paste').value = text;
      await userEvent.click(look.getByRole('button', { name: look.words.read }));
    };
    await paste(':root { --el-color-primary: #409eff; }');
    await expect(look.find<HTMLInputElement>('#brand')).toHaveValue('#409eff');
    await userEvent.selectOptions(look.getByLabelText(look.words.density), 'compact');
    await userEvent.click(look.getByRole('tab', { name: 'DTCG' }));
    const given = look.output();
    await expect(readTheme(given)).toMatchObject({ brand: '#409eff', density: 'compact' });
    await paste('rebeccapurple');
    await expect(look.output()).not.toBe(given);
    await paste(given);
    await expect(look.output()).toBe(given);
    await paste('nothing of the kind');
    await expect(look.getByText(look.words.notRead)).toBeVisible();
    await expect(look.output()).toBe(given);
  },
};

/** What is no colour is said, and changes nothing. */
export const NoColour: Story = {
  render: (_args, context) => bench(context, nothing),
  play: async (context) => {
    const look = lookAtBench(context);
    const before = look.output();
    await look.brand('bluish');
    await expect(look.getByRole('alert')).toHaveTextContent(look.words.notColour);
    await expect(look.output()).toBe(before);
  },
};

/** The surfaces that contrast is reckoned against are those that the kit draws. */
export const OnTheKitsGround: Story = {
  render: (_args, context) => bench(context, nothing),
  play: async ({ canvasElement }) => {
    const element = canvasElement.querySelector('theme-workbench') as HTMLElement;
    for (const scheme of SCHEMES) {
      element.style.colorScheme = scheme;
      const drawn = { surface: 'surface', raised: 'surface-raised', hover: 'surface-hover', text: 'text' } as const;
      for (const [name, token] of Object.entries(drawn)) {
        const [is, should] = [colourOf(element, `--_${token}`), GROUNDS[scheme][name as keyof typeof drawn]].map((colour) =>
          [1, 3, 5].map((at) => Number.parseInt((readColour(colour) ?? '').slice(at, at + 2), 16)),
        );
        for (const [part, value] of (is ?? []).entries())
          await expect(Math.abs(value - (should?.[part] ?? 0)), `${scheme} ${token}`).toBeLessThanOrEqual(2);
      }
    }
    element.style.colorScheme = '';
  },
};
