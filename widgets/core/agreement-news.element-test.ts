import '../partner-agreement-list.ts';
import '../partner-session.ts';
import { aTimeout, expect, waitUntil } from '@open-wc/testing';
import { AGREEMENT_SIGNED } from '../core/agreement-events.ts';
import { FakeAgreements, pendingOf, signatureOf } from '../testing/fake-agreements.ts';

const PENDING = 'GET /v1/agreements/pending';
const { BroadcastChannel: Channel } = globalThis;

describe('what somebody signed', () => {
  /** Names of all channels that were opened. */
  let names: string[];
  const boxes: HTMLElement[] = [];

  beforeEach(() => {
    names = [];
    globalThis.BroadcastChannel = class extends Channel {
      constructor(name: string) {
        super(name);
        names.push(name);
      }
    };
  });
  afterEach(() => {
    globalThis.BroadcastChannel = Channel;
    for (const box of boxes.splice(0)) box.remove();
  });

  /** The list of a customer in a session of its own. */
  const open = async (endCustomerId: string) => {
    const before = names.length;
    const fake = new FakeAgreements({ endCustomerId });
    fake.pending = [pendingOf()];
    const { box, element } = await fake.mount('partner-agreement-list');
    boxes.push(box);
    await waitUntil(() => element.shadowRoot?.querySelector('.card') && names.length > before, 'It did not come.');
    const sign = () => element.dispatchEvent(new CustomEvent(AGREEMENT_SIGNED, { bubbles: true, composed: true }));
    return { fake, element, sign, looked: () => fake.bff.count(PENDING) };
  };

  it('is told to all sessions of that person, and to no session of anybody else on the page', async () => {
    const [one, same, other] = [await open('c-1'), await open('c-1'), await open('c-2')];
    one.sign();
    await waitUntil(() => one.looked() > 1 && same.looked() > 1, 'They did not look again.');
    // A nudge between tabs takes a moment.
    await aTimeout(100);
    expect(other.looked()).to.equal(1);
  });

  it('is told to other tabs of that person alone, by a name that tells nobody who it is', async () => {
    const [one, other] = [await open('c-1'), await open('c-2')];
    const [ours = '', theirs = ''] = names;
    expect(ours).to.match(/^partner-agreements-[0-9a-f]{64}$/);
    expect(theirs).not.to.equal(ours);
    one.fake.pending = [];
    one.fake.signatures = [signatureOf()];
    const tab = new Channel(ours);
    tab.postMessage(null);
    await waitUntil(() => one.element.shadowRoot?.querySelector('.signature'), 'It did not look again.');
    expect(other.looked()).to.equal(1);
    const heard: unknown[] = [];
    tab.onmessage = ({ data }) => heard.push(data);
    one.sign();
    await waitUntil(() => heard.length > 0, 'Other tabs were not told.');
    expect(heard).to.deep.equal([null]);
    tab.close();
  });

  it('is seen by whoever has signed where the browser lets the page tell its other tabs nothing', async () => {
    globalThis.BroadcastChannel = class {
      constructor(name: string) {
        names.push(name);
        throw new DOMException('The operation is insecure.', 'SecurityError');
      }
    } as unknown as typeof BroadcastChannel;
    const one = await open('c-1');
    one.sign();
    await waitUntil(() => one.looked() > 1, 'It did not look again.');
  });
});
