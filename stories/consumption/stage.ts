import '../../widgets/partner-consumption-dashboard.ts';
import '../../widgets/partner-session.ts';
import type { StoryContext } from '@storybook/web-components-vite';
import { userEvent } from 'storybook/test';
import { customersStrings as customersEnglish } from '../../widgets/consumption-dashboard/customers/strings/en.ts';
import { customersStrings as customersChinese } from '../../widgets/consumption-dashboard/customers/strings/zh-CN.ts';
import { distributionStrings as distributionEnglish } from '../../widgets/consumption-dashboard/distribution/strings/en.ts';
import { distributionStrings as distributionChinese } from '../../widgets/consumption-dashboard/distribution/strings/zh-CN.ts';
import { exportStrings as exportEnglish } from '../../widgets/consumption-dashboard/exports/strings/en.ts';
import { exportStrings as exportChinese } from '../../widgets/consumption-dashboard/exports/strings/zh-CN.ts';
import { linesStrings as linesEnglish } from '../../widgets/consumption-dashboard/lines/strings/en.ts';
import { linesStrings as linesChinese } from '../../widgets/consumption-dashboard/lines/strings/zh-CN.ts';
import { overviewStrings as overviewEnglish } from '../../widgets/consumption-dashboard/overview/strings/en.ts';
import { overviewStrings as overviewChinese } from '../../widgets/consumption-dashboard/overview/strings/zh-CN.ts';
import { strings as english } from '../../widgets/consumption-dashboard/strings/en.ts';
import { strings as chinese } from '../../widgets/consumption-dashboard/strings/zh-CN.ts';
import type { PartnerConsumptionDashboard } from '../../widgets/partner-consumption-dashboard.ts';
import { lookAt } from '../stage/widget-stage.ts';

/** What a person at the dashboard sees and does. */
export function dashboardAt(context: Pick<StoryContext, 'canvasElement' | 'loaded' | 'globals'>) {
  const page = lookAt('partner-consumption-dashboard', context);
  const isEnglish = context.globals.locale === 'en';
  const find = <Found extends Element = HTMLElement>(selector: string) => page.inside.querySelector<Found>(selector);
  const all = (selector: string) => [...page.inside.querySelectorAll<HTMLElement>(selector)];
  const settled = () => !find('[aria-busy="true"]');
  return {
    ...page,
    find,
    all,
    settled,
    element: page.element as PartnerConsumptionDashboard,
    words: isEnglish ? english : chinese,
    overviewWords: isEnglish ? overviewEnglish : overviewChinese,
    distributionWords: isEnglish ? distributionEnglish : distributionChinese,
    exportWords: isEnglish ? exportEnglish : exportChinese,
    customersWords: isEnglish ? customersEnglish : customersChinese,
    linesWords: isEnglish ? linesEnglish : linesChinese,
    overview: () => page.until(() => settled() && find('#trend-label') && find('.headline'), 'No overview came.'),
    distribution: () => page.until(() => settled() && all('.chart-part').length > 0 && all('.chart-part'), 'No distribution came.'),
    lines: () =>
      page.until(
        () => settled() && all('.stage tbody tr:not(.skeleton)').length > 0 && all('.stage tbody tr:not(.skeleton)'),
        'No lines came.',
      ),
    /** Picks what a person reads in a list. */
    choose: async (label: string, option: string) => {
      const select = page.getByLabelText(label) as HTMLSelectElement;
      const { value = '' } = [...select.options].find(({ textContent }) => textContent?.trim() === option) ?? {};
      await userEvent.selectOptions(select, value);
    },
    dialog: (id: string) => find<HTMLDialogElement>(`dialog[open][aria-labelledby="${id}-heading"]`),
    sent: (endpoint: string) => page.sandbox.log.filter((line) => line.endpoint === endpoint),
  };
}

/** Amounts of a text such as `¥1,234.50`, in cents. */
export function centsOf(text: string | null | undefined): number {
  const [amount = '0'] = text?.match(/-?[^\d-]*[\d,]+\.\d{2}/) ?? [];
  const cents = Math.round(Number(amount.replaceAll(/[^\d.]/g, '')) * 100);
  return amount.startsWith('-') ? -cents : cents;
}
