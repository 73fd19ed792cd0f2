import '../partner-my-partner.ts';
import '../partner-session.ts';
import { expect, waitUntil } from '@open-wc/testing';
import { AGREEMENT_SIGNED, SIGN_WANTED } from '../core/agreement-events.ts';
import type { PartnerMyPartner } from '../partner-my-partner.ts';
import { FakeAgreements, pendingOf } from '../testing/fake-agreements.ts';
import { problem } from '../testing/fake-bff.ts';

const CONTACT = 'POST /v1/contact-requests';

describe('the card of one’s partner', () => {
  let fake: FakeAgreements;
  let box: HTMLElement | null = null;
  let card: PartnerMyPartner;
  const topics: string[] = [];

  beforeEach(() => {
    topics.length = 0;
    fake = new FakeAgreements();
    const customer = { associationType: 'agency-sale', associatedAt: '2025-03-01T04:00:00.000Z' };
    fake.bff.endpoints.set('GET /v1/customers/:customerId', ({ params }) =>
      params.customerId === 'c-1' ? Response.json({ customer }) : problem('not-found'),
    );
    fake.bff.endpoints.set(CONTACT, ({ body }) => {
      topics.push((body as { topic: string }).topic);
      return Response.json({ requestedAt: '2026-11-21T06:00:00.000Z' }, { status: 201 });
    });
  });
  afterEach(() => box?.remove());

  const find = <Found extends HTMLElement = HTMLElement>(selector: string): Found => {
    const found = card.shadowRoot?.querySelector<Found>(selector);
    if (!found) throw new Error(`nothing matches ${selector}`);
    return found;
  };
  const has = (selector: string): boolean => card.shadowRoot?.querySelector(selector) !== null;
  const text = (): string => find('.frame').textContent?.replace(/\s+/g, ' ').trim() ?? '';
  const open = async (selector = '.ask'): Promise<void> => {
    ({ box, element: card } = await fake.mount('partner-my-partner'));
    await waitUntil(() => has(selector), 'It did not come.');
  };
  const choose = (topic: string): void => {
    const select = find<HTMLSelectElement>('#topic');
    select.value = topic;
    select.dispatchEvent(new Event('change'));
  };

  it('says who the partner is, how one is associated and since when', async () => {
    await open();
    expect(text()).to.contain('Example Distributor');
    expect(text()).to.contain('Agency sale');
    expect(text()).to.contain('2025-03-01 12:00');
  });

  it('tells the partner what it is about, once for a double click, and says what comes next', async () => {
    await open();
    choose('renewal');
    for (let press = 0; press < 2; press += 1) find('.ask').click();
    await waitUntil(() => text().includes('will get in touch with you'), 'Not said.');
    expect(topics).to.deep.equal(['renewal']);
  });

  it('names what must be signed first in the language of the page, which need not be that of the session', async () => {
    const asked: (string | null)[] = [];
    fake.bff.endpoints.set('GET /v1/agreements/pending', ({ query }) => {
      asked.push(query.get('locale'));
      return Response.json({ asOf: '2026-11-21T05:00:00Z', pending: [pendingOf({ isOverdue: true })] });
    });
    await open();
    const session = box?.querySelector('partner-session');
    if (session) session.locale = 'zh-CN';
    await session?.updateComplete;
    fake.bff.plan(CONTACT, () => problem('agreement-required'));
    find('.ask').click();
    await waitUntil(() => has('.blocked li'), 'Nothing is named.');
    expect(asked).to.deep.equal(['zh-CN']);
  });

  it('names what must be signed first, has it signed, and keeps what was chosen', async () => {
    fake.pending = [pendingOf({ isOverdue: true }), pendingOf({ code: 'data', isRequired: false, dueAt: null })];
    await open();
    choose('bill');
    fake.bff.plan(CONTACT, () => problem('agreement-required'));
    find('.ask').click();
    await waitUntil(() => has('.blocked li'), 'Nothing is named.');
    expect(card.shadowRoot?.querySelectorAll('.blocked li')).to.have.length(1);
    let wanted: unknown;
    card.addEventListener(SIGN_WANTED, (event) => {
      wanted = (event as CustomEvent).detail;
    });
    find('.blocked .button').click();
    expect(wanted).to.deep.equal({ code: 'association-notice' });
    fake.pending = [];
    document.dispatchEvent(new CustomEvent(AGREEMENT_SIGNED));
    await waitUntil(() => !has('.blocked'), 'It stayed in the way.');
    find('.ask').click();
    await waitUntil(() => topics.length === 1, 'Not sent.');
    expect(topics).to.deep.equal(['bill']);
  });

  it('says when it may be asked again where it was asked often enough', async () => {
    await open();
    fake.bff.plan(CONTACT, () => problem('contact-requests-full', 3600));
    find('.ask').click();
    await waitUntil(() => /Possible again from \d\d:\d\d/.test(text()), 'Not said.');
  });

  it('says to an operator that this page is a customer’s', async () => {
    fake = new FakeAgreements({ endCustomerId: null });
    await open('.notice');
    expect(text()).to.contain('Open this page as a customer');
  });

  it('is accessible', async () => {
    await open();
    await expect(card).to.be.accessible();
  });
});
