import type { CSSResult } from 'lit';
import { cardStyles } from '../../kit/card-styles.ts';
import { tableStyles } from '../../kit/table-styles.ts';
import { toolStyles } from '../tool-styles.ts';
import { narrowStyles } from './styles.ts';

export { cardTools } from './card-tools.ts';

/** Styles of a narrow list, each behind those that it follows. */
export const narrowSheets: readonly (readonly [CSSResult, CSSResult])[] = [
  [tableStyles, cardStyles],
  [toolStyles, narrowStyles],
];
