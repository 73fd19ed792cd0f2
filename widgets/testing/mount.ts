import '../index.ts';
import type { PartnerCustomerList } from '../partner-customer-list.ts';
import type { PartnerSession } from '../partner-session.ts';
import { FakeBff, type FakeSettings } from './fake-bff.ts';
import { settle } from './fake-clock.ts';

export interface Mounted {
  bff: FakeBff;
  session: PartnerSession;
  list: PartnerCustomerList;
  box: HTMLElement;
}

/** A list inside a session on the fake BFF, in a box as wide as the host gives it. */
export async function mount(
  settings: Partial<FakeSettings> = {},
  width = 1280,
  prepare: (mounted: Mounted) => void = () => {},
): Promise<Mounted> {
  const bff = new FakeBff(settings);
  const box = document.createElement('div');
  box.style.width = `${width}px`;
  const session = document.createElement('partner-session');
  session.fetchSession = bff.fetchSession;
  session.transport = bff.transport;
  const list = document.createElement('partner-customer-list');
  const mounted = { bff, session, list, box };
  prepare(mounted);
  session.append(list);
  box.append(session);
  document.body.append(box);
  await Promise.all([
    import('../customer-list/strings/en.ts'),
    import('../customer-list/strings/zh-CN.ts'),
    import('../customer-list/around/index.ts'),
    import('../customer-list/around/strings/en.ts'),
    import('../customer-list/around/strings/zh-CN.ts'),
    import('../customer-list/narrow/index.ts'),
    import('../customer-list/later/strings/en.ts'),
    import('../customer-list/later/strings/zh-CN.ts'),
  ]);
  await settle();
  return mounted;
}

export function all(list: PartnerCustomerList, selector: string): HTMLElement[] {
  return [...(list.shadowRoot?.querySelectorAll<HTMLElement>(selector) ?? [])];
}

export function one(list: PartnerCustomerList, selector: string): HTMLElement {
  const [found] = all(list, selector);
  if (!found) throw new Error(`nothing matches ${selector}`);
  return found;
}

export function texts(list: PartnerCustomerList, selector: string): string[] {
  return all(list, selector).map((element) => element.textContent?.trim() ?? '');
}

export async function press(list: PartnerCustomerList, selector: string): Promise<void> {
  one(list, selector).click();
  await settle();
}

/** Opens what floats over the list: the filters that are not in sight, or the columns. */
export async function openPanel(list: PartnerCustomerList, name: 'filters' | 'columns'): Promise<void> {
  await import('../customer-list/later/index.ts');
  one(list, `#panel-${name}`).showPopover();
  for (let turn = 0; turn < 20 && all(list, `#panel-${name} .panel-box`).length === 0; turn += 1) await settle();
}

export function type(list: PartnerCustomerList, id: string, text: string): void {
  const input = one(list, `#${id}`) as HTMLInputElement;
  input.value = text;
  input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
}

/** Leaves a field: what is asked for only then is asked now. */
export function leave(list: PartnerCustomerList, id: string): void {
  one(list, `#${id}`).dispatchEvent(new Event('change', { bubbles: true }));
}

export function pick(list: PartnerCustomerList, id: string, value: string): void {
  const select = one(list, `#${id}`) as HTMLSelectElement;
  select.value = value;
  select.dispatchEvent(new Event('change', { bubbles: true }));
}

/** Does any text or attribute of the element hold this? */
export function isAnywhere(list: PartnerCustomerList, text: string): boolean {
  return list.shadowRoot?.innerHTML.includes(text) ?? false;
}

/** Waits until nothing fades or slides any more: half-drawn colours have too little contrast. */
export async function still(list: PartnerCustomerList): Promise<void> {
  await Promise.all((list.shadowRoot?.getAnimations() ?? []).map((animation) => animation.finished));
}
