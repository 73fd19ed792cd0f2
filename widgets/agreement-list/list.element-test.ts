import '../partner-agreement-list.ts';
import '../partner-session.ts';
import { expect, waitUntil } from '@open-wc/testing';
import { AGREEMENT_SIGNED, SIGN_WANTED } from '../core/agreement-events.ts';
import type { PartnerAgreementList } from '../partner-agreement-list.ts';
import { FakeAgreements, pendingOf, signatureOf } from '../testing/fake-agreements.ts';
import { problem } from '../testing/fake-bff.ts';

const PENDING = 'GET /v1/agreements/pending';
const WITHDRAW = 'POST /v1/agreements/signatures/sig_1/withdraw';

describe('the list of agreements', () => {
  let fake: FakeAgreements;
  let box: HTMLElement | null = null;
  let list: PartnerAgreementList;

  beforeEach(() => {
    fake = new FakeAgreements();
  });
  afterEach(() => box?.remove());

  const find = <Found extends HTMLElement = HTMLElement>(selector: string): Found => {
    const found = list.shadowRoot?.querySelector<Found>(selector);
    if (!found) throw new Error(`nothing matches ${selector}`);
    return found;
  };
  const has = (selector: string): boolean => list.shadowRoot?.querySelector(selector) !== null;
  const text = (selector = '.frame'): string => find(selector).textContent?.replace(/\s+/g, ' ').trim() ?? '';
  const open = async (selector: string, width?: number): Promise<void> => {
    ({ box, element: list } = await fake.mount('partner-agreement-list', width));
    await waitUntil(() => has(selector), 'It did not come.');
  };
  const menu = async (label: string): Promise<void> => {
    find<HTMLButtonElement>('.verbs .icon').click();
    await waitUntil(() => has('.menu:popover-open'), 'No menu.');
    const item = [...find('.menu').querySelectorAll<HTMLButtonElement>('.menu-item')].find(
      ({ textContent }) => textContent?.trim() === label,
    );
    item?.click();
  };

  it('says first what is to be signed, why and until when, then what was signed, when, and by which receipt', async () => {
    fake.pending = [pendingOf(), pendingOf({ code: 'data', title: 'Data', isRequired: false, dueAt: null, expiresInSeconds: null })];
    fake.signatures = [signatureOf()];
    await open('.signature');
    expect(text('.card[data-code=association-notice]')).to.contain(
      'There is a new version of “Association notice”. Sign it by 2026-12-05 24:00 (UTC+8).',
    );
    expect(text('.card[data-code=association-notice]')).to.contain('17 days left');
    expect(text('.card[data-code=data]')).to.contain('Optional');
    expect(text('.signature')).to.contain('2026-01-02 11:04');
    expect(text('.signature')).to.contain('2M93-SQW6-79ZJ');
    expect(find('.s-pending').compareDocumentPosition(find('.s-signatures'))).to.equal(Node.DOCUMENT_POSITION_FOLLOWING);
  });

  it('tells an overdue one, a version that was replaced, and a signature that was withdrawn by words', async () => {
    fake.pending = [pendingOf({ isOverdue: true, expiresInSeconds: 0 })];
    const withdrawal = { recordId: 'sig_w', at: '2026-02-01T00:00:00.000Z', reason: 'wrong-capacity' } as const;
    fake.signatures = [
      signatureOf({ recordId: 'sig_2', version: 2 }),
      signatureOf(),
      signatureOf({ recordId: 'sig_3', code: 'data', withdrawal }),
    ];
    await open('.signature');
    expect(text('.card')).to.contain('Overdue');
    expect(text('[data-record=sig_2]')).to.contain('Signed');
    expect(text('[data-record=sig_1]')).to.contain('Replaced by a later version');
    expect(text('[data-record=sig_3]')).to.contain('Withdrawn at 2026-02-01 08:00 (UTC+8) · Wrong capacity chosen');
  });

  it('has the dialog on its page sign, by an event that names the agreement alone; says so where there is none', async () => {
    fake.pending = [pendingOf()];
    await open('.card');
    const asked: unknown[] = [];
    const take = (event: Event): void => {
      asked.push((event as CustomEvent).detail);
      event.preventDefault();
    };
    document.addEventListener(SIGN_WANTED, take);
    find('.card .button').click();
    await list.updateComplete;
    expect(has('.result.refused')).to.equal(false);
    document.removeEventListener(SIGN_WANTED, take);
    find('.card .button').click();
    await list.updateComplete;
    expect(asked).to.deep.equal([{ code: 'association-notice' }]);
    expect(text('.result.refused')).to.contain('You cannot sign on this page');
  });

  it('asks only the dialog that was named for it, by element or by id', async () => {
    fake.pending = [pendingOf()];
    await open('.card');
    const dialog = document.createElement('div');
    dialog.id = 'signing';
    box?.append(dialog);
    let asked = 0;
    dialog.addEventListener(SIGN_WANTED, (event) => {
      asked += 1;
      event.preventDefault();
    });
    for (const named of [dialog, 'signing']) {
      list.dialog = named;
      find('.card .button').click();
      await list.updateComplete;
    }
    expect([asked, has('.result.refused')]).to.deep.equal([2, false]);
  });

  it('shows what was just signed on this page without being asked to', async () => {
    fake.pending = [pendingOf()];
    await open('.card');
    fake.pending = [];
    fake.signatures = [signatureOf({ version: 2 })];
    document.dispatchEvent(new CustomEvent(AGREEMENT_SIGNED));
    await waitUntil(() => has('.signature') && !has('.card'), 'It did not look again.');
    expect(text('.s-pending')).to.contain('Nothing is to be signed');
  });

  it('shows the text as it was signed, and nothing of it as markup', async () => {
    fake.signatures = [signatureOf()];
    await open('.signature');
    find('.verbs .button').click();
    await waitUntil(() => has('dialog[open] .document'), 'No text.');
    await waitUntil(() => text('dialog').includes('<b>As signed</b> in version 1'), 'Not the text.');
    expect(has('dialog .document b')).to.equal(false);
    expect(text('dialog')).to.contain('Receipt number 2M93-SQW6-79ZJ');
  });

  it('shows every cell of a table in the text on a phone, too', async () => {
    fake.signatures = [signatureOf()];
    await open('.signature', 320);
    find('.verbs .button').click();
    await waitUntil(() => has('dialog[open] .document td'), 'No text.');
    const cells = [...(list.shadowRoot?.querySelectorAll<HTMLElement>('.document :is(th, td)') ?? [])];
    // A slice that was never in sight is not laid out yet.
    await waitUntil(() => cells[0]?.innerText, 'The text was not laid out.');
    expect(cells.map(({ innerText }) => innerText)).to.deep.equal(['What', 'Why', 'Name', 'To know who it is']);
    for (const cell of cells) expect(getComputedStyle(cell).display, cell.innerText).to.equal('table-cell');
  });

  for (const [what, rendered] of [
    ['is no document', '<!doctype html><p>503</p>'],
    ['has a part of a kind that this page does not know', '{"format":1,"blocks":[{"kind":"clause","content":[]}]}'],
    ['leaves something out', '{"format":1,"blocks":[{"kind":"paragraph","content":[{"kind":"image"}]}]}'],
  ] as const) {
    it(`shows no text in part: one that ${what} cannot be read, which is said`, async () => {
      fake.signatures = [signatureOf()];
      fake.bff.endpoints.set('GET /v1/agreements/signatures/:recordId', () => Response.json({ signature: signatureOf(), rendered }));
      await open('.signature');
      find('.verbs .button').click();
      await waitUntil(() => has('dialog[open] [role=alert]'), 'Nothing was said.');
      expect(has('article.document')).to.equal(false);
    });
  }

  it('withdraws a signature only with a reason, once, says what follows, and tells the page by ids', async () => {
    fake.signatures = [signatureOf()];
    await open('.signature');
    const told: unknown[] = [];
    list.addEventListener('partner-signature-withdrawn', (event) => told.push((event as CustomEvent).detail));
    await menu('Withdraw signature');
    await waitUntil(() => has('dialog[open] .submit'), 'No dialog.');
    expect(text('dialog')).to.contain('You are asked to sign this agreement again');
    find('.submit').click();
    await waitUntil(() => text('dialog').includes('Choose a reason first'), 'Not demanded.');
    expect(fake.withdrawn).to.deep.equal([]);
    const select = find<HTMLSelectElement>('#withdrawal-reason');
    select.value = 'no-longer-agreed';
    select.dispatchEvent(new Event('change'));
    await list.updateComplete;
    for (let press = 0; press < 2; press += 1) find('.submit').click();
    await waitUntil(() => has('dialog .result.done'), 'Not done.');
    expect(fake.withdrawn).to.deep.equal(['sig_1 no-longer-agreed']);
    expect(told).to.deep.equal([{ recordId: 'sig_1', code: 'association-notice', version: 1 }]);
    await waitUntil(() => text('.card').includes('was withdrawn'), 'The list stayed as it was.');
    expect(text('.signature')).to.contain('Withdrawn');
  });

  it('keeps the reason where the answer was lost, and sends the same again', async () => {
    fake.signatures = [signatureOf()];
    await open('.signature');
    await menu('Withdraw signature');
    await waitUntil(() => has('dialog[open] .submit'), 'No dialog.');
    const select = find<HTMLSelectElement>('#withdrawal-reason');
    select.value = 'other';
    select.dispatchEvent(new Event('change'));
    fake.bff.plan(WITHDRAW, () => Promise.reject(new TypeError('Failed to fetch')));
    find('.submit').click();
    await waitUntil(() => text('dialog').includes('it is not known whether it was withdrawn'), 'Not said.');
    find('.submit').click();
    await waitUntil(() => has('dialog .result.done'), 'Not done.');
    expect(fake.withdrawn).to.deep.equal(['sig_1 other']);
  });

  it('goes on after an ended session by the same button, with the reason that was chosen', async () => {
    fake.signatures = [signatureOf()];
    await open('.signature');
    await menu('Withdraw signature');
    await waitUntil(() => has('dialog[open] .submit'), 'No dialog.');
    const select = find<HTMLSelectElement>('#withdrawal-reason');
    select.value = 'wrong-capacity';
    select.dispatchEvent(new Event('change'));
    const session = box?.querySelector('partner-session');
    if (!session) throw new Error('No session element.');
    session.fetchSession = () => Promise.reject(new Error('The operator must sign in again.'));
    await session.updateComplete;
    fake.bff.endSessions();
    find('.submit').click();
    await waitUntil(() => text('dialog').includes('The session has ended'), 'Not said.');
    expect(fake.withdrawn).to.deep.equal([]);
    session.fetchSession = fake.bff.fetchSession;
    await session.updateComplete;
    find('.submit').click();
    await waitUntil(() => has('dialog .result.done'), 'Not done.');
    expect(fake.withdrawn).to.deep.equal(['sig_1 wrong-capacity']);
  });

  it('says where a receipt could not be downloaded, beside what it belongs to', async () => {
    fake.signatures = [signatureOf()];
    await open('.signature');
    fake.bff.plan('GET /v1/agreements/signatures/sig_1/receipt', () => problem('internal'));
    find('.verbs .button:nth-child(2)').click();
    await waitUntil(() => text('.signature').includes('The receipt was not downloaded'), 'Not said.');
    expect(text('.signature')).to.contain('req_');
  });

  it('says what to do where there is nothing, no connection, no right or no session, and keeps what it showed while it looks again', async () => {
    await open('.notice');
    expect(text('.notice')).to.contain('No agreements yet');
    box?.remove();
    fake.bff.plan(PENDING, () => problem('session-kind-wrong'));
    await open('.notice');
    expect(text('.notice')).to.contain('Customers sign for themselves');
    box?.remove();
    fake.bff.plan(PENDING, () => problem('internal'));
    await open('.notice');
    expect(text('.notice')).to.contain('Agreements could not be loaded');
    fake.signatures = [signatureOf()];
    find('.notice .button').click();
    await waitUntil(() => has('.signature'), 'It did not try again.');
    fake.bff.plan(PENDING, () => problem('internal'));
    document.dispatchEvent(new CustomEvent(AGREEMENT_SIGNED));
    await waitUntil(() => fake.bff.count(PENDING) > 3, 'It did not look.');
    expect(has('.signature')).to.equal(true);
  });

  for (const width of [320, 1280]) {
    it(`fits into ${width} pixels and is accessible`, async () => {
      const title = 'Notice on associating a customer account with a distributor of cloud services and its resellers';
      fake.pending = [pendingOf({ title })];
      fake.signatures = [signatureOf({ title }), signatureOf({ recordId: 'sig_2', code: 'data' })];
      await open('.signature', width);
      for (const element of list.shadowRoot?.querySelectorAll<HTMLElement>('li, .button, dd') ?? [])
        expect(element.getBoundingClientRect().right, element.textContent ?? '').to.be.at.most(
          (box?.getBoundingClientRect().right ?? 0) + 0.5,
        );
      await expect(list).to.be.accessible();
    });
  }
});
