import { waitUntil } from '@open-wc/testing';
import type { PartnerAgreementDialog } from '../partner-agreement-dialog.ts';
import type { PartnerSession } from '../partner-session.ts';
import type { FakeSigning } from './fake-signing.ts';

/** Every event by which the dialog tells its page something. */
const EVENTS = ['partner-load', 'partner-error', 'partner-before-sign', 'partner-agreement-signed', 'partner-agreement-later'];

interface Told {
  type: string;
  detail: unknown;
}

/** A page with the dialog in it, as its signer uses it. */
export class SigningPage {
  readonly fake: FakeSigning;
  readonly box: HTMLElement;
  readonly element: PartnerAgreementDialog;
  /** What the page was told, in order. */
  readonly told: readonly Told[];

  readonly #stop: AbortController;

  private constructor(fake: FakeSigning, box: HTMLElement, element: PartnerAgreementDialog, told: Told[], stop: AbortController) {
    this.fake = fake;
    this.box = box;
    this.element = element;
    this.told = told;
    this.#stop = stop;
  }

  static async open(fake: FakeSigning, width?: number): Promise<SigningPage> {
    const told: Told[] = [];
    const stop = new AbortController();
    const note = (event: Event): void => void told.push({ type: event.type, detail: (event as CustomEvent).detail });
    for (const type of EVENTS) document.addEventListener(type, note, { signal: stop.signal });
    const { box, element } = await fake.mount('partner-agreement-dialog', width);
    return new SigningPage(fake, box, element, told, stop);
  }

  close(): void {
    this.#stop.abort();
    this.box.remove();
  }

  get session(): PartnerSession {
    return this.box.querySelector('partner-session') as PartnerSession;
  }

  /** What has the focus inside the widget. */
  get focused(): Element | null {
    return this.element.shadowRoot?.activeElement ?? null;
  }

  has(selector: string): boolean {
    return (this.element.shadowRoot?.querySelector(selector) ?? null) !== null;
  }

  find<Found extends HTMLElement = HTMLElement>(selector: string): Found {
    const found = this.element.shadowRoot?.querySelector<Found>(selector);
    if (!found) throw new Error(`nothing matches ${selector}`);
    return found;
  }

  text(selector: string): string {
    return this.has(selector) ? (this.find(selector).textContent?.replace(/\s+/g, ' ').trim() ?? '') : '';
  }

  async until(selector: string): Promise<void> {
    await waitUntil(() => this.has(selector), `${selector} did not come.`, { timeout: 8000 });
  }

  async says(selector: string, words: string): Promise<void> {
    await waitUntil(() => this.text(selector).includes(words), `${selector} does not say “${words}”.`, { timeout: 8000 });
  }

  /** From the prompt to the text. */
  async read(): Promise<void> {
    await this.until('.sign-now');
    this.find('.sign-now').click();
    await this.until('dialog[open] article.document');
  }

  tick(): void {
    this.find('#agree').click();
  }

  choose(capacity: string): void {
    const select = this.find<HTMLSelectElement>('#capacity');
    select.value = capacity;
    select.dispatchEvent(new Event('change'));
  }

  /** Reads, ticks and chooses: all but signing. */
  async decide(): Promise<void> {
    await this.read();
    this.tick();
    this.choose('self');
    await this.element.updateComplete;
  }

  sign(): void {
    this.find('.sign').click();
  }

  /** The portal gives no other session for now. */
  async endSession(): Promise<void> {
    const { session } = this;
    session.fetchSession = () => Promise.reject(new Error('The customer must sign in again.'));
    await session.updateComplete;
    this.fake.bff.endSessions();
    // The page is looked at again, and so the widget asks.
    document.dispatchEvent(new Event('visibilitychange'));
    await waitUntil(() => session.status === 'expired', 'The session did not end.', { timeout: 8000 });
  }

  async signInAgain(): Promise<void> {
    this.session.fetchSession = this.fake.bff.fetchSession;
    await this.session.updateComplete;
  }

  details(type: string): unknown[] {
    return this.told.filter((one) => one.type === type).map(({ detail }) => detail);
  }
}
