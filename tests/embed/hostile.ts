import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import type { Hosts } from './hosts.ts';
import { type Seen, seen, settled } from './tour.ts';

/** Where a widget stands and what it looks like, measured on a page that does nothing to it and on one that does. */
const MEASURED: Record<string, readonly string[]> = {
  'partner-customer-list': [
    '.frame',
    '.filters input',
    'thead th:nth-child(2)',
    'tbody .c-mobile',
    'tbody .c-ids',
    '.row-menu',
    '.pager-summary',
  ],
  'partner-coupon-quota': ['.frame', '.quota', '.quota .available strong', '.quota button'],
  'partner-consumption-dashboard': ['.frame', '.headline', '.headline .figure', '[role=tab]', '.chart svg'],
  'partner-agreement-dialog': ['.frame', '.prompt', '.prompt button'],
};

const RESET = `
*, ::before, ::after { margin: 0; padding: 0; border: 0; font: inherit; list-style: none; background: none; vertical-align: baseline }
button, input, select, table { all: unset }
img, svg, video { display: block; max-width: 100% }
`;

/** What pages do to what stands on them, by name. */
const HOSTILE: Record<string, string> = {
  'everything unset': '* { all: unset !important }',
  'a reset': RESET,
  'a tiny root font': 'html { font-size: 4px } body { font-size: 14px }',
  'another box, slow transitions, letters apart': `* { box-sizing: content-box !important; transition: all 5s !important; animation-duration: 9s !important;
    letter-spacing: 3px !important; word-spacing: 9px !important; text-transform: uppercase !important; line-height: 3 !important; text-indent: 2em !important }`,
  'important controls':
    'button, input, select, textarea, table, td, th, dialog, svg { display: none !important; font-size: 40px !important; opacity: 0 !important }',
  'widgets in the way': `partner-customer-list, partner-coupon-quota, partner-consumption-dashboard, partner-agreement-dialog {
    font-style: italic !important; font-weight: bold !important; font-size: 31px !important; line-height: 3 !important; color: transparent !important; text-align: right !important; white-space: nowrap !important; cursor: none !important }`,
};

/** A header as some portals have it: above everything. */
const HEADER_STYLE = '#header { position: fixed; z-index: 2147483647; inset: 0 0 auto 0; block-size: 40px; background: navy }';

const REST = { interval: 400, timeout: 15_000 };

interface Measure {
  box: number[];
  looks: Record<string, string>;
}

const LOOKS = [
  'color',
  'cursor',
  'display',
  'fontSize',
  'fontStyle',
  'fontWeight',
  'letterSpacing',
  'lineHeight',
  'opacity',
  'textAlign',
  'textTransform',
  'visibility',
  'whiteSpace',
  'wordSpacing',
];

function measure(page: Page): Promise<Record<string, Measure>> {
  return page.evaluate(
    ([measured, LOOKS]) => {
      const found: Record<string, Measure> = {};
      for (const [tag, selectors] of Object.entries(measured)) {
        const host = document.querySelector(tag);
        const from = host?.shadowRoot?.querySelector('.frame')?.getBoundingClientRect();
        for (const selector of selectors) {
          const element = host?.shadowRoot?.querySelector(selector);
          if (!element || !from) {
            found[`${tag} ${selector}`] = { box: [], looks: { missing: selector } };
            continue;
          }
          const { left, top, width, height } = element.getBoundingClientRect();
          const style = getComputedStyle(element);
          const looks = LOOKS.map((name) => [name, style[name as keyof CSSStyleDeclaration]]);
          found[`${tag} ${selector}`] = {
            box: [left - from.left, top - from.top, width, height].map(Math.round),
            looks: Object.fromEntries(looks),
          };
        }
      }
      return found;
    },
    [MEASURED, LOOKS] as const,
  );
}

/** Measured once nothing moves any more: some things come a little later. */
async function measureAtRest(page: Page): Promise<Record<string, Measure>> {
  let found = await measure(page);
  await expect
    .poll(async () => {
      const before = JSON.stringify(found);
      found = await measure(page);
      return JSON.stringify(found) === before;
    }, REST)
    .toBe(true);
  return found;
}

/** What differs from the page that does nothing, in words; a pixel of rounding does not count. */
function differences(clean: Record<string, Measure>, other: Record<string, Measure>): string[] {
  return Object.entries(clean).flatMap(([what, { box, looks }]) => {
    const there = other[what];
    const moved = box.some((length, index) => Math.abs(length - (there?.box[index] ?? Number.NaN)) > 1 || there?.box[index] === undefined);
    const changed = Object.entries(looks).filter(([name, value]) => there?.looks[name] !== value);
    return [
      ...(moved ? [`${what}: stands at ${there?.box}, not at ${box}`] : []),
      ...changed.map(([name, value]) => `${what}: ${name} is ${there?.looks[name]}, not ${value}`),
    ];
  });
}

/** A page's own sheet becomes another, and the widgets are put in anew below it, as on a page that has had it from the start. */
function dress(page: Page, css: string): Promise<void> {
  return page.evaluate((text) => {
    const [sheet, box] = ['rude', 'box'].map((id) => document.getElementById(id));
    if (sheet) sheet.textContent = text;
    box?.replaceChildren(...box.childNodes);
    // Where it takes its time, it has arrived.
    for (const animation of document.getAnimations()) if (animation instanceof CSSTransition) animation.finish();
  }, css);
}

/** Above the header, and what is pressed is what is meant. */
async function expectDialogOnTop(page: Page, { quotas }: Seen): Promise<void> {
  await quotas.getByRole('button', { name: 'Issue', exact: true }).first().click();
  const close = quotas.locator('dialog[open] .dialog-close');
  await close.waitFor();
  const isOnTop = await close.evaluate((button) => {
    const { left, top, width, height } = button.getBoundingClientRect();
    const root = button.getRootNode() as ShadowRoot;
    return button.contains(root.elementFromPoint(left + width / 2, top + height / 2));
  });
  expect(isOnTop).toBe(true);
  await close.click();
  await quotas.locator('dialog[open]').waitFor({ state: 'detached' });
  await page.keyboard.press('Escape');
}

export function hostileSuite(hosts: () => Hosts): void {
  describe('a host whose style sheets are rude', () => {
    const around = (widgets: string): string => `<div id="header"></div><div id="box">${widgets}</div>`;
    const base = `${HEADER_STYLE} body { margin: 0 } #box, #box section { display: block !important; inline-size: 1200px !important }`;
    const head = `<style id="rude"></style><style>${base}</style>`;

    test('changes neither sizes nor looks of what stands in a widget, and its header covers no dialog', { timeout: 120_000 }, async () => {
      const { page, context } = await hosts().open({ name: 'rude', head, around });
      const widgets = seen(page);
      const worn = async (css: string): Promise<Record<string, Measure>> => {
        await dress(page, css);
        await settled(widgets, 'attached');
        return measureAtRest(page);
      };
      await settled(widgets, 'attached');
      const clean = await worn('');
      expect(Object.entries(clean).filter(([, { looks }]) => looks.missing)).toEqual([]);
      const found: Record<string, string[]> = {};
      for (const [name, css] of Object.entries(HOSTILE)) {
        const differing = differences(clean, await worn(css));
        if (differing.length > 0) found[name] = differing.slice(0, 12);
        else await expectDialogOnTop(page, widgets);
      }
      expect(found).toEqual({});
      await context.close();
    });
  });
}
