import '../../widgets/partner-coupon-quota.ts';
import '../../widgets/partner-session.ts';
import type { StoryContext } from '@storybook/web-components-vite';
import { strings as english } from '../../widgets/coupon-quota/strings/en.ts';
import { strings as chinese } from '../../widgets/coupon-quota/strings/zh-CN.ts';
import { lookAt } from '../stage/widget-stage.ts';

/** What a person at the coupon panel sees and does. */
export function panelAt(context: Pick<StoryContext, 'canvasElement' | 'loaded' | 'globals'>) {
  const page = lookAt('partner-coupon-quota', context);
  const cards = () => [...page.inside.querySelectorAll<HTMLElement>('.quota:not(.bones)')];
  return {
    ...page,
    words: context.globals.locale === 'en' ? english : chinese,
    cards,
    quotas: () =>
      page.until(() => !page.inside.querySelector('.cards[aria-busy="true"]') && cards().length > 0 && cards(), 'No quotas came.'),
    card: (quotaId: string) => cards().find((card) => card.textContent?.includes(quotaId)),
  };
}
