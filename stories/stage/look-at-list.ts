import type { StoryContext } from '@storybook/web-components-vite';
import { within } from 'storybook/test';
import type { Sandbox } from '../../bff/sandbox/index.ts';
import { strings as arabicAround } from '../../widgets/customer-list/around/strings/ar.ts';
import { strings as englishAround } from '../../widgets/customer-list/around/strings/en.ts';
import { strings as chineseAround } from '../../widgets/customer-list/around/strings/zh-CN.ts';
import { strings as arabic } from '../../widgets/customer-list/strings/ar.ts';
import { strings as english } from '../../widgets/customer-list/strings/en.ts';
import { strings as chinese } from '../../widgets/customer-list/strings/zh-CN.ts';
import { insideOf } from './look.ts';
import { until } from './until.ts';

/** Words of the first sight and of what comes after it, as one. */
const together = (first: typeof chinese, around: typeof chineseAround) => ({
  ...around,
  ...first,
  selection: { ...around.selection, ...first.selection },
  reveal: { ...around.reveal, ...first.reveal },
});

const WORDS = { 'zh-CN': together(chinese, chineseAround), en: together(english, englishAround), ar: together(arabic, arabicAround) };

/** What a person at the customer list can see and do, for play tests. */
export function lookAtList({ canvasElement, loaded, globals }: Pick<StoryContext, 'canvasElement' | 'loaded' | 'globals'>) {
  const { sandbox } = loaded as { sandbox: Sandbox };
  const element = canvasElement.querySelector('partner-customer-list') as HTMLElement;
  const inside = insideOf(canvasElement, 'partner-customer-list');
  const all = () => [...inside.querySelectorAll<HTMLTableRowElement>('tbody tr:not(.skeleton)')];
  const tell = (what: string) => () => {
    const log = sandbox.log.map(({ endpoint, status, code }) => `${endpoint} ${status} ${code ?? ''}`).join('; ');
    return `${what} Seen: ${inside.textContent?.replace(/\s+/g, ' ').slice(0, 400)}. Asked: ${log}`;
  };
  /** Long pages are drawn in parts: how many rows there will be, as the pager says (`21–40 / 900`). */
  const expected = () => {
    const [from, to] = (inside.querySelector('.pager-summary')?.textContent ?? '')
      .split(/[–/]/)
      .map((part) => Number(part.replace(/\D/g, '')));
    return from && to ? to - from + 1 : 0;
  };
  const panel = async (name: 'filters' | 'columns') => {
    const floating = await until(() => inside.querySelector<HTMLElement>(`#panel-${name}`), tell('The list has not been drawn.'));
    const button = inside.querySelector<HTMLElement>(`[popovertarget="panel-${name}"]`) as HTMLElement;
    if (!button.checkVisibility()) inside.querySelector<HTMLElement>('.fold')?.click();
    if (!floating.matches(':popover-open')) button.click();
    return until(() => floating.querySelector('.panel-box') && floating, tell(`The panel of ${name} did not open.`));
  };
  return {
    ...within(inside),
    element,
    inside,
    sandbox,
    /** The widget's words in the locale of the toolbar. */
    words: WORDS[globals.locale as keyof typeof WORDS] ?? WORDS['zh-CN'],
    /** Rows that are there now, loading or not. */
    all,
    /** Rows, once they are there with what stands around them, and nothing is being loaded. */
    rows: () =>
      until(
        () =>
          inside.querySelector('[popovertarget]') &&
          !inside.querySelector('table[aria-busy="true"]') &&
          all().length > 0 &&
          all().length === expected() &&
          all(),
        tell('No rows came.'),
      ),
    /** The state that stands in place of rows, once it is there. */
    notice: () => until(() => inside.querySelector<HTMLElement>('.notice'), tell('No notice came.')),
    /** The eye of a cell or of a column header. */
    eye: (cell: Element) => cell.querySelector<HTMLButtonElement>('.eye') as HTMLButtonElement,
    /** A column's header, or in it the line of one fact. */
    header: (name: string) => inside.querySelector<HTMLElement>(`thead .c-${name}`) as HTMLElement,
    /** Waits until something is so. */
    until: <Found>(find: () => Found | null | undefined | false, what: string) => until(find, tell(what)),
    /** Opens the filters that are not in sight, or the columns, and waits for what stands there. */
    panel,
    /** A filter's field, by its label; what is folded or floats is opened first. */
    filter: async <Field extends HTMLElement = HTMLInputElement>(label: string) => {
      await until(() => inside.querySelector('#customerName'), tell('No filters came.'));
      const find = () => within(inside).queryByLabelText<Field>(label);
      if (!find()) await panel('filters');
      const field = await until(find, tell(`No filter ${label}.`));
      if (!field.checkVisibility()) inside.querySelector<HTMLElement>('.fold')?.click();
      await until(() => field.checkVisibility(), tell(`The filter ${label} stayed hidden.`));
      return field;
    },
    cell: (row: Element, column: string) => row.querySelector<HTMLElement>(`.c-${column}`) as HTMLElement,
    text: (row: Element, column: string) => row.querySelector(`.c-${column}`)?.textContent?.replace(/\s+/g, ' ').trim() ?? '',
  };
}

export type ListLook = ReturnType<typeof lookAtList>;
