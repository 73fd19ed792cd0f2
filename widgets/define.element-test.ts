import { aTimeout, expect, waitUntil } from '@open-wc/testing';
import { LitElement } from 'lit';
import { define } from './define.ts';
import { settle } from './testing/fake-clock.ts';

let last = 0;

/** A class of a release, and a tag that nobody has. */
function made(version: string): { tag: string; element: typeof LitElement & { version: string } } {
  last += 1;
  return {
    tag: `partner-made-${last}x`,
    element: class extends LitElement {
      static readonly version = version;
    },
  };
}

describe('registering', () => {
  const { warn } = console;
  const supports = CSS.supports;
  let said: string[] = [];
  beforeEach(() => {
    said = [];
    console.warn = (sentence: string) => said.push(sentence);
  });
  afterEach(() => {
    console.warn = warn;
    CSS.supports = supports;
  });

  it('a second copy of the same release keeps the first, and says nothing', () => {
    const { tag, element } = made('1.0.0');
    define(tag, element);
    define(tag, made('1.0.0').element);
    expect(customElements.get(tag)).to.equal(element);
    expect(said).to.deep.equal([]);
  });

  it('another release keeps the first, and says once which two they are and what to do', async () => {
    const { tag, element } = made('1.0.0');
    define(tag, element);
    define(tag, made('1.1.0').element);
    define(tag, made('1.1.0').element);
    expect(customElements.get(tag)).to.equal(element);
    await waitUntil(() => said.length > 0);
    await aTimeout(0);
    expect(said.length).to.equal(1);
    for (const part of [tag, '1.0.0', '1.1.0', "register({ suffix: 'v2' })"]) expect(said[0]).to.contain(part);
  });

  it('a suffix puts both side by side, each under a class of its own', () => {
    const { tag, element } = made('1.0.0');
    define(tag, element);
    define(tag, element, 'v2');
    const other = customElements.get(`${tag}-v2`) as typeof element & { suffix: string };
    expect(other).not.to.equal(element);
    expect([other.prototype instanceof element, other.suffix, other.version]).to.deep.equal([true, 'v2', '1.0.0']);
    expect(said).to.deep.equal([]);
  });

  it('refuses a suffix that no tag can end in', () => {
    const { tag, element } = made('1.0.0');
    for (const suffix of ['V2', '-v2', 'v 2', 'ü']) expect(() => define(tag, element, suffix)).to.throw(TypeError, suffix);
  });

  it('a browser below the minimum shows a sentence in the place of the element', async () => {
    const { tag, element } = made('1.0.0');
    CSS.supports = () => false;
    define(tag, element);
    const shown = document.createElement(tag);
    document.body.append(shown);
    await import('./loader/too-old.ts');
    await settle();
    expect(shown.textContent).to.match(/too old|版本过低/);
    shown.remove();
  });
});
