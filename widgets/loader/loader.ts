import { type PartnerTag, TAGS } from '../core/tags.ts';
import { isBrowserNewEnough } from './minimum.ts';
import { reservedSpace } from './reserved.ts';

/** Detail of `partner-load-error`, which an element fires whose files cannot be loaded. */
export interface LoadFailure {
  tag: string;
  error: unknown;
}

const own = import.meta.url;
const folder = new URL('.', own).href;
/** `loader.js?suffix=v2` finds and registers `<partner-session-v2>` and so on, and nothing else. */
const suffix = new URL(own).searchParams.get('suffix') || '';
const ending = suffix && `-${suffix}`;

/** Elements that wait for their files, by tag; whether they were told of a failure. */
const waiting = new Map<PartnerTag, Map<Element, boolean>>();
const underWay = new Set<PartnerTag>();
const seen = new WeakSet<Node>();
const isNewEnough = isBrowserNewEnough();
let sheet: CSSStyleSheet | undefined;

/**
 * Finds the elements of the kit in a document or a shadow root, now and later, and loads what they need. The page's own document is observed
 * already; what stands in a closed or later shadow root is found where its owner calls this.
 */
export function observe(root: Document | ShadowRoot): void {
  if (seen.has(root)) return;
  seen.add(root);
  if (isNewEnough) {
    sheet ||= reservedSpace(ending);
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
  }
  const observer = new MutationObserver((records) => {
    for (const { addedNodes } of records) for (const node of Array.from(addedNodes)) if (node instanceof Element) look(node);
  });
  observer.observe(root, { childList: true, subtree: true });
  look(root);
}

/** Tries again what could not be loaded; done by itself when the page is online again. */
export function retry(): void {
  for (const tag of waiting.keys()) void load(tag);
}

function look(node: Element | Document | ShadowRoot): void {
  if (node instanceof Element) meet(node);
  for (const element of Array.from(node.querySelectorAll(':not(:defined)'))) meet(element);
}

function meet(element: Element): void {
  const { localName } = element;
  if (localName.slice(0, 8) !== 'partner-' || !localName.endsWith(ending)) return;
  const tag = localName.slice(0, localName.length - ending.length) as PartnerTag;
  if (!TAGS.includes(tag)) void tell(localName);
  else if (!isNewEnough) void import('./too-old.ts').then(({ sayTooOld }) => sayTooOld(element));
  else if (!customElements.get(localName)) {
    const elements = waiting.get(tag) || new Map<Element, boolean>();
    waiting.set(tag, elements.set(element, false));
    void load(tag);
  }
}

async function tell(name: string): Promise<void> {
  const { tellUnknown } = await import('./unknown.ts');
  tellUnknown(
    name,
    TAGS.map((tag) => tag + ending),
  );
}

async function load(tag: PartnerTag): Promise<void> {
  if (underWay.has(tag)) return;
  underWay.add(tag);
  try {
    await Promise.all(suffix ? [registered(tag)] : [entry('partner-session'), entry(tag)]);
    waiting.delete(tag);
  } catch (error) {
    tellFailure(tag, error);
  }
  underWay.delete(tag);
}

function entry(name: string): Promise<unknown> {
  return import(/* @vite-ignore */ `${folder}${name}.js`);
}

async function registered(tag: PartnerTag): Promise<void> {
  const { register } = (await entry('register')) as { register(options: { tags: PartnerTag[]; suffix: string }): Promise<void> };
  await register({ tags: [tag], suffix });
}

function tellFailure(tag: PartnerTag, error: unknown): void {
  const elements = waiting.get(tag);
  elements?.forEach((isTold, element) => {
    elements.set(element, true);
    const detail: LoadFailure = { tag: element.localName, error };
    if (!isTold) element.dispatchEvent(new CustomEvent('partner-load-error', { detail, bubbles: true, composed: true }));
  });
}

addEventListener('online', retry);
observe(document);
