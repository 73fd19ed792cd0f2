import type { TemplateResult } from 'lit';
import { PAGE_SIZES, type PageSize } from '../../shared/values/lists.ts';
import { formatCount } from '../core/formats.ts';
import { type PagerMove, pager } from '../kit/pager.ts';
import type { AroundStrings } from './around/strings/zh-CN.ts';
import type { CustomerListController } from './controller.ts';
import type { SearchAnswer } from './query.ts';

/** Where the rows stand in the whole list, and the way to others. */
export function pages(
  controller: CustomerListController,
  answer: SearchAnswer,
  words: AroundStrings['pager'],
  onMove: (move: PagerMove) => void,
): TemplateResult {
  const { page, customers, total } = answer;
  const end = customers.length > 0 ? page.position + customers.length - 1 : 0;
  return pager({
    words,
    summary: words.summary(formatCount(page.position), formatCount(end), formatCount(total)),
    hasPrevious: page.previous !== null,
    hasNext: page.next !== null,
    size: controller.shown.size,
    sizes: PAGE_SIZES,
    onMove,
    onSize: (size) => controller.setSize(size as PageSize),
  });
}
