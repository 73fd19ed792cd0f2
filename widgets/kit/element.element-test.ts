import { expect } from '@open-wc/testing';
import { html, type TemplateResult } from 'lit/html.js';
import { css, keepInAttributes, WidgetElement } from './element.ts';

class Counter extends WidgetElement {
  static override styles = [
    css`
      :host {
        display: block;
      }
    `,
    css`
      p {
        color: rgb(1, 2, 3);
      }
    `,
  ];

  static {
    keepInAttributes(Counter, { baseUrl: 'base-url' });
  }

  declare baseUrl: string | undefined;
  drawings = 0;
  #count = 0;

  get count(): number {
    return this.#count;
  }

  set count(count: number) {
    this.#count = count;
    this.requestUpdate();
  }

  protected override render(): TemplateResult {
    this.drawings += 1;
    return html`<p>${this.baseUrl} ${this.count}</p>`;
  }
}
customElements.define('test-counter', Counter);

describe('an element of the kit', () => {
  const made: Element[] = [];
  const place = (element = document.createElement('test-counter') as Counter): Counter => {
    made.push(element);
    document.body.append(element);
    return element;
  };
  const text = (element: Counter): string | undefined => element.shadowRoot?.querySelector('p')?.textContent?.trim();

  afterEach(() => {
    for (const element of made.splice(0)) element.remove();
  });

  it('draws once for many changes, and nothing before it stands in a page', async () => {
    const counter = document.createElement('test-counter') as Counter;
    counter.count = 1;
    await counter.updateComplete;
    expect(counter.drawings).to.equal(0);
    place(counter);
    counter.count = 2;
    counter.count = 3;
    await counter.updateComplete;
    expect(counter.drawings).to.equal(1);
    expect(text(counter)).to.equal('3');
  });

  it('keeps a property and its attribute the same, from either side', async () => {
    const counter = place();
    counter.setAttribute('base-url', '/bff');
    expect(counter.baseUrl).to.equal('/bff');
    await counter.updateComplete;
    expect(text(counter)).to.equal('/bff 0');
    counter.baseUrl = undefined;
    expect(counter.hasAttribute('base-url')).to.equal(false);
  });

  it('takes what a host set before the element was known', async () => {
    const early = document.createElement('test-late-counter') as Counter;
    Object.assign(early, { count: 7, baseUrl: '/early' });
    place(early);
    customElements.define('test-late-counter', class extends Counter {});
    await early.updateComplete;
    expect(text(early)).to.equal('/early 7');
    early.count = 8;
    await early.updateComplete;
    expect(text(early)).to.equal('/early 8');
  });

  it('draws what changed while it was away, so that nothing is left that should be gone', async () => {
    const counter = place();
    await counter.updateComplete;
    counter.remove();
    counter.count = 5;
    await counter.updateComplete;
    expect(text(counter)).to.equal('5');
  });

  it('has one sheet for all styles of its kind, shared by all of its kind', () => {
    const [first, second] = [place(), place()];
    expect(first.shadowRoot?.adoptedStyleSheets).to.have.length(1);
    expect(first.shadowRoot?.adoptedStyleSheets[0]).to.equal(second.shadowRoot?.adoptedStyleSheets[0]);
  });

  it('goes on drawing after a drawing that failed', async () => {
    const counter = place();
    await counter.updateComplete;
    let failed: unknown;
    Object.defineProperty(counter, 'render', {
      configurable: true,
      value: () => {
        throw new RangeError('once');
      },
    });
    counter.requestUpdate();
    await counter.updateComplete.catch((error: unknown) => (failed = error));
    expect(failed).to.be.instanceOf(RangeError);
    Reflect.deleteProperty(counter, 'render');
    counter.count = 9;
    await counter.updateComplete;
    expect(text(counter)).to.equal('9');
  });
});
