import type { Token, TokenGroup, TokenType } from './token.ts';

type Measure = Exclude<TokenType, 'color'>;

const measure = (group: TokenGroup, type: Measure, name: string, value: string, use: string, more: Partial<Token> = {}): Token =>
  ({ name, group, type, value, use, ...more }) as Token;

const size = (name: string, value: string, use: string): Token => measure('type', 'font-size', name, value, use);

const TYPE: readonly Token[] = [
  measure('type', 'font-family', 'font', 'inherit', 'every text; without it the font of the page', { isDeclared: false }),
  measure('type', 'font-family', 'font-mono', 'ui-monospace, "Cascadia Mono", "DejaVu Sans Mono", monospace', 'ids, codes, fingerprints'),
  size('font-size-small', '12px', 'labels, headers, second lines'),
  size('font-size-dense', '13px', 'text where there is little room'),
  size('font-size', '14px', 'text'),
  size('font-size-heading', '16px', 'headings, agreements, fields under a finger'),
  size('font-size-title', '20px', 'titles, figures of a card'),
  size('font-size-figure', '28px', 'the one figure of a widget'),
  measure('type', 'font-weight', 'font-weight', '400', 'text'),
  measure('type', 'font-weight', 'font-weight-strong', '600', 'headings, totals'),
  measure('type', 'line-height', 'line-height', '1.6', 'text'),
  measure('type', 'line-height', 'line-height-small', '16px', 'one line of the small size'),
  measure('type', 'line-height', 'line-height-row', '20px', 'one line in rows, buttons and fields'),
  measure('type', 'line-height', 'line-height-heading', '24px', 'one line of a heading'),
  measure('type', 'line-height', 'line-height-title', '28px', 'one line of a title'),
];

const STEPS = ['4px', '8px', '12px', '16px', '24px', '32px'];

const SPACE: readonly Token[] = STEPS.map((value, index) =>
  measure('space', 'length', `space-${index + 1}`, value, `step ${index + 1} of the distances in and between things`),
);

const SHAPE: readonly Token[] = [
  measure('shape', 'length', 'radius', '4px', 'corners of buttons, fields, chips', {
    host: ['--el-border-radius-base', '--ant-border-radius'],
  }),
  measure('shape', 'length', 'radius-panel', '8px', 'corners of frames, cards, menus', { host: ['--ant-border-radius-lg'] }),
  measure('shape', 'length', 'radius-dialog', '12px', 'corners of dialogs'),
  measure('shape', 'length', 'border-width', '1px', 'the hairline'),
  measure('shape', 'length', 'focus-width', '2px', 'the ring around what has the focus'),
  measure('shape', 'length', 'control-block-size', '32px', 'height of buttons and fields', {
    own: 'control',
    coarse: '44px',
  } as Partial<Token>),
  measure('shape', 'length', 'row-block-size', '48px', 'height of a row', { own: 'row', coarse: '56px' } as Partial<Token>),
  measure('shape', 'length', 'target-size', '24px', 'smallest side of what is pressed', {
    own: 'target',
    coarse: '44px',
  } as Partial<Token>),
  measure('shape', 'length', 'table-max-block-size', 'max(420px, 80vh)', 'a table is no higher and scrolls inside', { isDeclared: false }),
  measure('shape', 'length', 'scroll-margin', '16px', 'room left above what is scrolled to, such as a header that stays', {
    isDeclared: false,
  }),
  measure('shape', 'shadow', 'shadow-hint', '0 4px 16px rgb(0 0 0 / 0.16)', 'under a hint'),
  measure('shape', 'shadow', 'shadow', '0 8px 24px rgb(0 0 0 / 0.16)', 'under menus and panels'),
  measure('shape', 'shadow', 'shadow-dialog', '0 16px 48px rgb(0 0 0 / 0.24)', 'under a dialog'),
  measure('shape', 'shadow', 'shadow-bar', '0 -4px 16px rgb(0 0 0 / 0.12)', 'above a bar at the foot of a narrow window'),
];

const MOTION: readonly Token[] = [
  measure('motion', 'duration', 'duration', '160ms', 'how long something takes to come; never more than 200 ms'),
  measure('motion', 'easing', 'easing', 'ease-out', 'how it comes'),
];

export const MEASURE_TOKENS: readonly Token[] = [...TYPE, ...SPACE, ...SHAPE, ...MOTION];
