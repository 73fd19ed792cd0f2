import '../../widgets/partner-coupon-quota.ts';
import '../../widgets/partner-session.ts';
import type { StoryContext } from '@storybook/web-components-vite';
import { strings as couponEnglish } from '../../widgets/coupon-quota/coupons/strings/en.ts';
import { strings as couponChinese } from '../../widgets/coupon-quota/coupons/strings/zh-CN.ts';
import { moneyStrings as englishMoney } from '../../widgets/coupon-quota/money/strings/en.ts';
import { moneyStrings as chineseMoney } from '../../widgets/coupon-quota/money/strings/zh-CN.ts';
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

/** What a person at the issued coupons sees and does. */
export function couponsAt(context: Pick<StoryContext, 'canvasElement' | 'loaded' | 'globals'>) {
  const panel = panelAt(context);
  const find = <Found extends HTMLElement>(selector: string) => panel.inside.querySelector<Found>(selector);
  const all = (selector: string) => [...panel.inside.querySelectorAll<HTMLElement>(selector)];
  const rows = () => all('.coupon-stage tbody tr:not(.skeleton)');
  const boxes = () => all('.coupon-stage tbody .check input') as HTMLInputElement[];
  const open = () => panel.until(() => !find('.coupon-stage table[aria-busy="true"]') && rows().length > 0 && rows(), 'No coupons came.');
  const sent = (endpoint: string) => panel.sandbox.log.filter((line) => line.endpoint === endpoint);
  const act = () => panel.until(() => find<HTMLButtonElement>('.dialog-foot .danger-act:not([disabled])'), 'Nothing to confirm.');
  const [coupons, money] = context.globals.locale === 'en' ? [couponEnglish, englishMoney] : [couponChinese, chineseMoney];
  return { ...panel, coupons, money, find, all, rows, boxes, open, sent, act };
}
