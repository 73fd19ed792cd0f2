import '../partner-agreement-list.ts';
import '../partner-session.ts';
import { expect, waitUntil } from '@open-wc/testing';
import { PartnerAgreementDialog } from '../partner-agreement-dialog.ts';
import { pendingOf } from '../testing/fake-agreements.ts';
import { problem } from '../testing/fake-bff.ts';
import { FakeSigning, PENDING, PRESENT, SIGN } from '../testing/fake-signing.ts';
import { SigningPage } from '../testing/signing-page.ts';

const DATA = pendingOf({ code: 'data', title: 'Data' });

describe('what a customer is asked to sign', () => {
  let fake: FakeSigning;
  let page: SigningPage;

  beforeEach(() => {
    fake = new FakeSigning();
  });
  afterEach(() => {
    page?.close();
    history.replaceState(null, '', location.pathname + location.search);
  });

  it('names agreement, reason and deadline, how long is left, and how many come after it', async () => {
    fake.pending = [pendingOf(), DATA];
    page = await SigningPage.open(fake);
    await page.until('.prompt');
    expect(page.text('.prompt')).to.contain('There is a new version of “Association notice”. Sign it by 2026-12-05 24:00 (UTC+8).');
    expect(page.text('.prompt')).to.contain('17 days left');
    expect(page.text('.prompt')).to.contain('1 more to sign after it');
    await expect(page.element).to.be.accessible();
  });

  it('draws nothing where nothing is to be signed', async () => {
    fake.pending = [];
    page = await SigningPage.open(fake);
    await waitUntil(() => page.details('partner-load').length === 1, 'It did not look.');
    expect([page.has('.prompt'), page.element.getBoundingClientRect().height]).to.deep.equal([false, 0]);
  });

  it('goes away with Later, tells which by code and version, and comes back where one is overdue', async () => {
    page = await SigningPage.open(fake);
    await page.until('.later');
    page.find('.later').click();
    await waitUntil(() => !page.has('.prompt'), 'It stayed.');
    expect(page.focused).to.equal(page.find('.place'));
    expect(page.details('partner-agreement-later')).to.deep.equal([{ agreements: [{ code: 'association-notice', version: 2 }] }]);
    page.element.reload();
    await waitUntil(() => page.details('partner-load').length === 2, 'It did not look.');
    expect(page.has('.prompt')).to.equal(false);
    fake.pending = [pendingOf({ isOverdue: true, expiresInSeconds: 0 })];
    page.element.reload();
    await page.says('.prompt', 'Some actions wait until it is signed.');
  });

  it('opens by itself once for a version where it is told to, and signs nothing', async () => {
    page = await SigningPage.open(fake);
    page.element.autoOpen = true;
    page.element.reload();
    await page.until('article.document');
    page.find('.dialog-close').click();
    await waitUntil(() => !page.has('dialog'), 'It stayed.');
    page.element.reload();
    await waitUntil(() => page.details('partner-load').length === 3, 'It did not look.');
    expect([page.has('dialog'), fake.bff.count(PRESENT), fake.bff.count(SIGN)]).to.deep.equal([false, 1, 0]);
  });

  it('opens what the address asks for, and nothing for an address that asks for something else', async () => {
    fake.pending = [pendingOf(), DATA];
    history.replaceState(null, '', '#agreement=data');
    page = await SigningPage.open(fake);
    await page.until('article.document');
    expect(page.text('#signing-heading')).to.equal('Data');
    page.close();
    for (const hash of ['#agreement=other', '#agreement=%3Cb%3E', '#agreements=data', '#data']) {
      history.replaceState(null, '', hash);
      page = await SigningPage.open(fake);
      await page.until('.prompt');
      expect(page.has('dialog'), hash).to.equal(false);
      page.close();
    }
  });

  it('signs what a list of the same session wants signed, and nothing for a list of another session', async () => {
    fake.pending = [pendingOf(), DATA];
    page = await SigningPage.open(fake);
    await page.until('.prompt');
    const other = await new FakeSigning({ endCustomerId: 'c-2' }).mount('partner-agreement-list');
    const list = document.createElement('partner-agreement-list');
    page.session.append(list);
    const buttonOf = (element: HTMLElement, code: string): HTMLElement | null =>
      element.shadowRoot?.querySelector(`.card[data-code=${code}] .button`) ?? null;
    await waitUntil(() => buttonOf(list, 'data') && buttonOf(other.element, 'association-notice'), 'No list.');
    buttonOf(other.element, 'association-notice')?.click();
    await page.element.updateComplete;
    expect(fake.bff.count(PRESENT)).to.equal(0);
    other.box.remove();
    buttonOf(list, 'data')?.click();
    await page.until('article.document');
    expect(page.text('#signing-heading')).to.equal('Data');
  });

  it('asks for the one agreement that it is told alone', async () => {
    fake.pending = [pendingOf(), DATA];
    const { box, element } = await fake.mount('partner-agreement-dialog');
    element.agreement = 'data';
    await waitUntil(() => element.shadowRoot?.querySelector('.prompt')?.textContent?.includes('Data'), 'Not this one.');
    document.dispatchEvent(new CustomEvent('partner-sign-wanted', { detail: { code: 'association-notice' }, cancelable: true }));
    expect(fake.bff.count(PRESENT)).to.equal(0);
    box.remove();
  });

  it('says why it is not known what is to be signed, and tries again at a press', async () => {
    fake.bff.plan(PENDING, () => problem('internal'));
    page = await SigningPage.open(fake);
    await page.says('.prompt', 'Agreements to sign could not be looked up');
    expect(page.text('.prompt')).to.contain('req_');
    expect(page.details('partner-error')).to.have.length(1);
    page.find('.prompt .button').click();
    await page.until('.sign-now');
  });

  it('keeps asking what it asked when looking again fails', async () => {
    page = await SigningPage.open(fake);
    await page.until('.sign-now');
    fake.bff.plan(PENDING, () => problem('internal'));
    document.dispatchEvent(new CustomEvent('partner-agreement-signed'));
    await waitUntil(() => fake.bff.count(PENDING) === 2, 'It did not look.');
    await page.element.updateComplete;
    expect(page.has('.sign-now')).to.equal(true);
  });

  it('goes on after an ended session by one button', async () => {
    page = await SigningPage.open(fake);
    await page.until('.sign-now');
    await page.endSession();
    await page.says('.prompt', 'The session has ended');
    await page.signInAgain();
    page.find('.prompt .button').click();
    await page.until('.sign-now');
  });

  it('has every attribute and every part in its documentation', async () => {
    const document = await (await fetch('/docs/AGREEMENTS.md')).text();
    const [, section = ''] = document.split('### The dialog');
    page = await SigningPage.open(fake);
    await page.decide();
    const common = await (await fetch('/docs/THEMING.md')).text();
    const parts = [...(page.element.shadowRoot?.querySelectorAll('[part]') ?? [])].flatMap((element) => [...element.part]);
    expect(parts).to.include.members(['frame', 'prompt', 'dialog', 'document']);
    for (const name of PartnerAgreementDialog.observedAttributes) expect(section).to.contain(`\`${name}\``);
    for (const name of parts) expect(section + common).to.contain(`\`${name}\``);
  });

  for (const width of [320, 1280]) {
    it(`fits into ${width} pixels`, async () => {
      fake.pending = [pendingOf({ title: 'Notice on associating a customer account with a distributor of cloud services' }), DATA];
      page = await SigningPage.open(fake, width);
      await page.until('.prompt');
      const edge = page.box.getBoundingClientRect().right + 0.5;
      for (const element of page.element.shadowRoot?.querySelectorAll('.prompt *') ?? [])
        expect(element.getBoundingClientRect().right).to.be.at.most(edge);
    });
  }
});
