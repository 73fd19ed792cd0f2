import '../../widgets/partner-agreement-records.ts';
import '../../widgets/partner-session.ts';
import type { StoryContext } from '@storybook/web-components-vite';
import { html, type TemplateResult } from 'lit';
import { contractsStrings as contractsEnglish } from '../../widgets/agreement-records/contracts/strings/en.ts';
import { contractsStrings as contractsChinese } from '../../widgets/agreement-records/contracts/strings/zh-CN.ts';
import { paymentsStrings as paymentsEnglish } from '../../widgets/agreement-records/payments/strings/en.ts';
import { paymentsStrings as paymentsChinese } from '../../widgets/agreement-records/payments/strings/zh-CN.ts';
import type { RecordsState } from '../../widgets/agreement-records/query.ts';
import { standingsStrings as standingsEnglish } from '../../widgets/agreement-records/standings/strings/en.ts';
import { standingsStrings as standingsChinese } from '../../widgets/agreement-records/standings/strings/zh-CN.ts';
import { strings as english } from '../../widgets/agreement-records/strings/en.ts';
import { strings as chinese } from '../../widgets/agreement-records/strings/zh-CN.ts';
import { closeSandbox } from '../stage/sandbox.ts';
import { hostPage, lookAt, openSandboxFor } from '../stage/widget-stage.ts';

/** What every story of the records has in common; `parameters.records` is the state the host sets. */
export const recordsStories = {
  loaders: [openSandboxFor('agreement-records')],
  beforeEach: closeSandbox,
  render: (_args: unknown, context: StoryContext): TemplateResult => {
    const state = (context.parameters.records ?? {}) as RecordsState;
    return hostPage(context, html`<partner-agreement-records .state=${state}></partner-agreement-records>`);
  },
};

/** What a person at the records sees and does. */
export function recordsAt(context: Pick<StoryContext, 'canvasElement' | 'loaded' | 'globals'>) {
  const page = lookAt('partner-agreement-records', context);
  const isEnglish = context.globals.locale === 'en';
  const all = () => [...page.inside.querySelectorAll<HTMLTableRowElement>('tbody tr:not(.skeleton)')];
  const rows = () => page.until(() => !page.inside.querySelector('table[aria-busy="true"]') && all().length > 0 && all(), 'No rows came.');
  const text = (row: Element | undefined, column: string) =>
    row?.querySelector(`.c-${column}`)?.textContent?.replace(/\s+/g, ' ').trim() ?? '';
  return {
    ...page,
    words: isEnglish ? english : chinese,
    standings: isEnglish ? standingsEnglish : standingsChinese,
    payments: isEnglish ? paymentsEnglish : paymentsChinese,
    contracts: isEnglish ? contractsEnglish : contractsChinese,
    all,
    rows,
    text,
    /** Rows, once all of them are so. */
    narrowed: (isSo: (row: Element) => boolean) =>
      page.until(
        () => !page.inside.querySelector('table[aria-busy="true"]') && all().length > 0 && all().every(isSo) && all(),
        'Not narrowed.',
      ),
    dialog: () => page.until(() => page.inside.querySelector<HTMLDialogElement>('dialog[open]'), 'No dialog.'),
    closed: () => page.until(() => !page.inside.querySelector('dialog'), 'The dialog stayed.'),
    /** Whether an endpoint was asked, and how it answered. */
    asked: (endpoint: string, status = 200) =>
      page.until(() => page.sandbox.log.some((one) => one.endpoint === endpoint && one.status === status), `Not asked: ${endpoint}.`),
    field: <Field extends HTMLElement = HTMLInputElement>(id: string) =>
      page.until(() => page.inside.querySelector<Field>(`#${id}`), `No field ${id}.`),
    menuItem: (label: string) =>
      page.until(
        () =>
          [...page.inside.querySelectorAll<HTMLElement>('.menu:popover-open .menu-item')].find(
            (item) => item.textContent?.trim() === label,
          ),
        `No item ${label}.`,
      ),
    saved: savedFiles(),
  };
}

/** Names of files that are handed to the browser's downloads from now on; nothing is written to the disk. */
function savedFiles(): string[] {
  const names: string[] = [];
  HTMLAnchorElement.prototype.click = function () {
    if (this.download) names.push(this.download);
  };
  return names;
}
