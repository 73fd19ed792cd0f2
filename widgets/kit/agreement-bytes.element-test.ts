import { expect } from '@open-wc/testing';
import { render } from '../../bff/files/agreements/render.ts';

describe('the text of an agreement', () => {
  it('is rendered in a browser to the very bytes that the service renders', async () => {
    const golden = new URL('../../bff/files/agreements/golden/', import.meta.url);
    const read = async (name: string): Promise<string> => (await fetch(new URL(name, golden))).text();
    expect(render(await read('everything.md'))).to.deep.equal({ rendered: await read('everything.json') });
  });

  it('reads named references as the service does, of those that nobody sees too', () => {
    const said = (source: string): unknown => render(`# a\n\n${source}`);
    expect(said('&copy;&lt;&nosuch;&AMP;&frac12;')).to.deep.equal(said('©\\<\\&nosuch;\\&½'));
    expect(said('a&ZeroWidthSpace;b')).to.deep.equal({ faults: [{ line: 3, fault: 'unseen' }] });
  });
});
