import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, type TemplateResult } from 'lit';
import { styleMap } from 'lit/directives/style-map.js';
import { expect, userEvent, within } from 'storybook/test';
import { noticeIcons } from '../../widgets/kit/notice-icons.ts';
import { TOKENS } from '../../widgets/kit/tokens/table.ts';
import { isMix, ownName, TOKEN_GROUPS, type Token, type TokenGroup } from '../../widgets/kit/tokens/token.ts';
import { onStage } from '../stage/kit-stage.ts';
import { stageOf } from '../stage/look.ts';
import { type Say, sayIn } from './say.ts';

const GROUPS: Record<TokenGroup, readonly [chinese: string, english: string]> = {
  surface: ['底色', 'Surfaces'],
  text: ['文字', 'Text'],
  border: ['线', 'Lines'],
  accent: ['主色', 'Accent'],
  status: ['状态', 'States'],
  emphasis: ['强调', 'Emphasis'],
  chart: ['图表', 'Charts'],
  type: ['字体', 'Type'],
  space: ['间距', 'Spacing'],
  shape: ['形状', 'Shape'],
  motion: ['动效', 'Motion'],
};

/** What stands in where a host sets nothing, in words. */
function defaultOf(token: Token): string {
  if (token.type !== 'color') return token.coarse ? `${token.value}; ${token.coarse} under a finger` : token.value;
  const { value } = token;
  if (isMix(value)) return `${value.share} % of ${value.of} in ${value.into}`;
  return 'same' in value ? `as ${value.same}` : `${value.light} / ${value.dark}`;
}

/** A live look at what the token is now. */
function sample(token: Token): TemplateResult {
  const value =
    token.isDeclared === false ? `var(--partner-${token.name}, ${token.type === 'color' ? '' : token.value})` : `var(${ownName(token)})`;
  const styles: Partial<Record<Token['type'], Record<string, string>>> = {
    color: { background: value },
    shadow: { 'box-shadow': value, background: 'var(--_surface)' },
    length: { 'inline-size': `min(40px, ${value})`, 'block-size': '8px', background: 'var(--_accent)' },
    'font-size': { 'font-size': value },
    'font-weight': { 'font-weight': value },
    'font-family': { 'font-family': value },
  };
  if (token.type === 'color' || token.type === 'shadow')
    return html`<span class="chip-colour" style=${styleMap(styles[token.type] ?? {})}></span>`;
  const style = styles[token.type];
  if (!style) return html`<span class="sample"></span>`;
  return html`<span class="sample"><span style=${styleMap(style)}>${token.type === 'length' ? '' : 'Aa'}</span></span>`;
}

const row = (token: Token, say: Say): TemplateResult => html`<li class="fact">
  ${sample(token)}
  <code>--partner-${token.name}</code>
  <span class="of is">${defaultOf(token)}</span>
  <span class="of">${token.use}</span>
  <button
    type="button"
    class="button quiet icon copy"
    aria-label="${say('复制', 'Copy')} --partner-${token.name}"
    data-hint=${say('复制名称', 'Copy the name')}
    @click=${() => void navigator.clipboard?.writeText(`--partner-${token.name}`)}
  >
    ${noticeIcons.copy}
  </button>
</li>`;

const sheet = (say: Say) => (): TemplateResult =>
  html`<div class="sheet">
  <section>
    <h1>${say(`令牌：${TOKENS.length} 个`, `Tokens: ${TOKENS.length}`)}</h1>
    <p class="lead">
      ${say(
        '门户在组件上方任何位置设置 --partner-*；没有设置的，先取页面上的同类变量，再取这里的默认值。',
        'A portal sets --partner-* anywhere above a widget. What it does not set is read from a variable of the page, and then from the default that stands here.',
      )}
    </p>
  </section>
  ${TOKEN_GROUPS.filter((group) => TOKENS.some((token) => token.group === group)).map(
    (group) => html`<section>
      <h2>${say(...GROUPS[group])}</h2>
      <ul class="facts">${TOKENS.filter((token) => token.group === group).map((token) => row(token, say))}</ul>
    </section>`,
  )}
</div>`;

const meta: Meta = { title: 'Foundations/Tokens' };
export default meta;

/** Every token with its default, what it is for, and how it looks now; the name is a press away. */
export const All: StoryObj = {
  render: (_args, context) => onStage(sheet(sayIn(context))),
  play: async ({ canvasElement }) => {
    const stage = stageOf(canvasElement);
    await expect(stage.querySelectorAll('.fact')).toHaveLength(TOKENS.length);
    const accent = stage.querySelectorAll('.chip-colour')[TOKENS.findIndex(({ name }) => name === 'accent')];
    await expect(getComputedStyle(accent ?? (stage.querySelector('.chip-colour') as Element)).backgroundColor).not.toBe('rgba(0, 0, 0, 0)');
    const copied: string[] = [];
    const { clipboard } = navigator;
    Object.defineProperty(navigator, 'clipboard', {
      configurable: true,
      value: { writeText: async (text: string) => void copied.push(text) },
    });
    try {
      await userEvent.click(within(stage).getByRole('button', { name: /--partner-accent$/ }));
    } finally {
      Object.defineProperty(navigator, 'clipboard', { configurable: true, value: clipboard });
    }
    await expect(copied).toEqual(['--partner-accent']);
  },
};
