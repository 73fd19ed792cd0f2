import type { Say } from '../foundations/say.ts';
import type { Role, Scheme } from './scale.ts';

/** What the theme page says. */
export function wordsIn(say: Say) {
  const roles: Record<Role | 'surface' | 'raised' | 'hover' | 'text', string> = {
    accent: say('主色', 'accent'),
    'accent-hover': say('主色·悬停', 'accent, hovered'),
    'accent-soft': say('主色·浅底', 'accent, soft'),
    'accent-text': say('主色上的文字', 'text on the accent'),
    focus: say('焦点环', 'focus ring'),
    'chart-due': say('图表·应付', 'chart, due'),
    'chart-paid': say('图表·实付', 'chart, paid'),
    surface: say('底色', 'surface'),
    raised: say('抬起的底色', 'raised surface'),
    hover: say('悬停的底色', 'hovered surface'),
    text: say('文字', 'text'),
  };
  const schemes: Record<Scheme, string> = { light: say('浅色', 'Light'), dark: say('深色', 'Dark') };
  return {
    roles,
    schemes,
    heading: say('主题', 'Theme'),
    lead: say(
      '放入品牌色，得到浅色与深色两套令牌。对比度不足的地方会指出来，并给出最近的合格颜色。',
      'Put in a brand colour; take out tokens for light and dark. Where two colours are too near each other, the nearest one that passes stands beside.',
    ),
    brand: say('品牌色', 'Brand colour'),
    brandHelp: say(
      '任何 CSS 颜色：#1677ff、oklch(0.6 0.2 260)、rebeccapurple',
      'Any CSS colour: #1677ff, oklch(0.6 0.2 260), rebeccapurple',
    ),
    pick: say('从色盘选取品牌色', 'Pick the brand colour'),
    notColour: say('这不是一种不透明的颜色。', 'That is no opaque colour.'),
    paste: say('粘贴已有主题或样式', 'Paste a theme or a style sheet'),
    pasteHelp: say(
      '这里给出的 CSS、JSON、DTCG，或含 --el-color-primary、--ant-color-primary 的样式',
      'CSS, JSON or DTCG from this page, or a style sheet with --el-color-primary or --ant-color-primary',
    ),
    read: say('读取', 'Read it'),
    wasRead: say('已读取。', 'Read.'),
    notRead: say('里面没有主题，也没有品牌色。', 'There is no theme in it, and no brand colour.'),
    radius: say('控件圆角（像素）', 'Corners of controls, px'),
    panelRadius: say('面板圆角（像素）', 'Corners of panels, px'),
    font: say('字体', 'Font'),
    fontHelp: say('留空则用门户的字体', 'Empty: the font of the portal'),
    density: say('密度', 'Density'),
    densities: { comfortable: say('宽松', 'Comfortable'), compact: say('紧凑', 'Compact') },
    scale: say('色阶', 'Scale'),
    contrast: say('对比度', 'Contrast'),
    allPass: say('每一对颜色都合格。', 'Every pair passes.'),
    failing: (count: number) => say(`${count} 对颜色对比不足`, count === 1 ? '1 pair is too near' : `${count} pairs are too near`),
    pair: (scheme: Scheme, one: string, other: string) =>
      say(`${schemes[scheme]}：${one} / ${other}`, `${schemes[scheme]}: ${one} on ${other}`),
    ratio: (ratio: string, least: number) => say(`${ratio}:1，需要 ${least}:1`, `${ratio} to 1, needs ${least} to 1`),
    take: (hex: string) => say(`采用 ${hex}`, `Take ${hex}`),
    takeFor: (hex: string, role: string, scheme: Scheme) =>
      say(`${schemes[scheme]}的${role}采用 ${hex}`, `Take ${hex} for ${role} in ${scheme}`),
    noneNear: say('没有合格的颜色', 'No colour of this hue passes'),
    takeAll: say('全部采用', 'Take all'),
    output: say('输出', 'Take it out'),
    formats: { css: 'CSS', json: 'JSON', dtcg: 'DTCG' },
    copy: say('复制', 'Copy'),
    copied: say('已复制。', 'Copied.'),
    download: say('下载', 'Download'),
    live: say('实时预览', 'Live'),
  };
}

export type ThemeWords = ReturnType<typeof wordsIn>;
