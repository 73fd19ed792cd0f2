import { hintStyles } from '../kit/hint.ts';
import { noticeStyles } from '../kit/notice.ts';
import { pagerStyles } from '../kit/pager.ts';

/** What the first rows can do without: loaded right after the skeleton is drawn, while the rows are on their way. */
export { GridNavigation } from '../kit/grid-navigation.ts';
export { Hint } from '../kit/hint.ts';
export { notice } from '../kit/notice.ts';
export { pager } from '../kit/pager.ts';
export { cardTools } from './card-tools.ts';
export { panel } from './panel.ts';
export { revealBar } from './reveal-bar.ts';

export const laterStyles = [hintStyles, noticeStyles, pagerStyles];
