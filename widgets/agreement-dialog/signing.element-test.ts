import '../partner-agreement-dialog.ts';
import '../partner-session.ts';
import { expect, waitUntil } from '@open-wc/testing';
import { pendingOf } from '../testing/fake-agreements.ts';
import { FakeSigning, heading, PRESENT, paragraph, SIGN } from '../testing/fake-signing.ts';
import { SigningPage } from '../testing/signing-page.ts';

describe('signing an agreement', () => {
  let fake: FakeSigning;
  let page: SigningPage;

  beforeEach(() => {
    fake = new FakeSigning();
  });
  afterEach(() => page?.close());

  it('begins with the heading in focus, nothing ticked and nothing chosen; says for whom, with whom and until when', async () => {
    page = await SigningPage.open(fake);
    await page.read();
    await waitUntil(() => page.focused?.id === 'signing-heading', 'The heading has no focus.');
    expect(page.find<HTMLInputElement>('#agree').checked).to.equal(false);
    expect(page.find<HTMLSelectElement>('#capacity').value).to.equal('');
    expect(page.text('.facts')).to.contain('*** of c-1');
    expect(page.text('.facts')).to.contain('2026-12-05 24:00 (UTC+8)');
    await expect(page.element).to.be.accessible();
  });

  it('says where a deadline is that of an earlier version, and where nothing can be said of what changed', async () => {
    fake.pending = [pendingOf({ dueAt: '2025-06-10T16:00:00.000Z', isOverdue: true, signedVersion: 1 })];
    page = await SigningPage.open(fake);
    await page.read();
    expect(page.text('dialog')).to.contain('The date to sign by is that of an earlier version');
    expect(page.text('dialog')).to.contain('Version 1, which you signed, has no text in this language');
  });

  it('draws nothing of a text that is not the one its digest names', async () => {
    const distortions: FakeSigning['distort'][] = [
      (one) => ({ ...one, rendered: one.rendered.replace('sees', 'owns') }),
      (one) => ({ ...one, agreement: { ...one.agreement, renderedSha256: 'b'.repeat(64) } }),
      (one) => ({ ...one, agreement: { ...one.agreement, version: 9 } }),
      (one) => ({ ...one, manifest: 'not.a.manifest' }),
    ];
    for (const distort of distortions) {
      fake = new FakeSigning();
      fake.distort = distort;
      page = await SigningPage.open(fake);
      await page.until('.sign-now');
      page.find('.sign-now').click();
      await page.says('dialog', 'does not match its recorded digest');
      expect(page.has('article.document')).to.equal(false);
      expect(page.has('.sign')).to.equal(false);
      page.close();
    }
  });

  it('sends what was ticked and chosen with the manifest as it came, and tells the page ids alone', async () => {
    let manifest = '';
    fake.distort = (one) => {
      manifest = one.manifest;
      return one;
    };
    page = await SigningPage.open(fake);
    await page.decide();
    page.sign();
    await page.until('.done');
    expect(fake.signed).to.deep.equal([{ manifest, isAccepted: true, capacity: 'self', viewed: 'headings' }]);
    expect(page.text('#signing-heading')).to.equal('Signed');
    expect(page.text('.done')).to.contain('2M93-SQW6-79ZJ');
    await waitUntil(() => page.focused?.id === 'signing-heading', 'The heading has no focus.');
    await waitUntil(() => page.details('partner-load').length === 2, 'It did not look again.');
    expect(page.told).to.deep.equal([
      { type: 'partner-load', detail: { pending: 1, overdue: 0 } },
      { type: 'partner-before-sign', detail: { code: 'association-notice', version: 2 } },
      { type: 'partner-agreement-signed', detail: { recordId: 'sig_2', code: 'association-notice', version: 2 } },
      { type: 'partner-load', detail: { pending: 0, overdue: 0 } },
    ]);
  });

  it('sends nothing where the page prevents it', async () => {
    page = await SigningPage.open(fake);
    await page.decide();
    page.element.addEventListener('partner-before-sign', (event) => event.preventDefault(), { once: true });
    page.sign();
    await page.element.updateComplete;
    expect([fake.bff.count(SIGN), page.has('article.document')]).to.deep.equal([0, true]);
    page.sign();
    await page.until('.done');
  });

  it('goes to the box, then to the capacity, and says what is missing there; sends nothing', async () => {
    page = await SigningPage.open(fake);
    await page.read();
    page.sign();
    await waitUntil(() => page.focused?.id === 'agree', 'The box has no focus.');
    expect(page.find('#agree').getAttribute('aria-describedby')).to.equal('agree-problem');
    expect(page.text('#agree-problem')).to.contain('tick the box');
    page.tick();
    page.sign();
    await waitUntil(() => page.focused?.id === 'capacity', 'The capacity has no focus.');
    expect(fake.bff.count(SIGN)).to.equal(0);
  });

  it('signs once however often Sign is pressed', async () => {
    page = await SigningPage.open(fake);
    await page.decide();
    for (let press = 0; press < 3; press += 1) page.sign();
    await page.until('.done');
    expect(fake.bff.count(SIGN)).to.equal(1);
    expect(page.details('partner-agreement-signed')).to.have.length(1);
  });

  it('closes without signing, gives the focus back, and keeps what was ticked and chosen for the same text', async () => {
    page = await SigningPage.open(fake);
    await page.until('.sign-now');
    page.find('.sign-now').focus();
    await page.decide();
    page.find('.dialog-close').click();
    await waitUntil(() => !page.has('dialog'), 'It stayed.');
    await waitUntil(() => page.focused?.classList.contains('sign-now'), 'The focus is not back.');
    await page.read();
    expect(page.find<HTMLInputElement>('#agree').checked).to.equal(true);
    expect(page.find<HTMLSelectElement>('#capacity').value).to.equal('self');
    page.element.close();
    await waitUntil(() => !page.has('dialog'), 'It stayed.');
    fake.blocks = [heading('1', 'Scope'), paragraph('What the partner owns.')];
    await page.read();
    expect(page.find<HTMLInputElement>('#agree').checked).to.equal(false);
    expect(fake.bff.count(SIGN)).to.equal(0);
  });

  it('asks of each agreement anew in what capacity it is signed', async () => {
    fake.pending = [pendingOf(), pendingOf({ code: 'data', title: 'Data' })];
    page = await SigningPage.open(fake);
    await page.decide();
    page.sign();
    await page.until('.sign-next');
    page.find('.sign-next').click();
    await page.until('article.document');
    expect(page.text('#signing-heading')).to.equal('Data');
    expect(page.find<HTMLSelectElement>('#capacity').value).to.equal('');
    expect(page.find<HTMLInputElement>('#agree').checked).to.equal(false);
  });

  it('counts a section as viewed by going to it; a text without further sections asks for nothing', async () => {
    fake.viewPolicy = 'headings';
    fake.blocks = [heading('1', 'Scope'), paragraph('a'), heading('2', 'Fees'), paragraph('b')];
    page = await SigningPage.open(fake);
    await page.decide();
    page.find('.dialog-body').scrollTo(0, 100_000);
    page.sign();
    await page.until('#sections-problem');
    expect(fake.bff.count(SIGN)).to.equal(0);
    page.find('.next-section .button').click();
    await waitUntil(() => !page.has('#sections-problem'), 'It still asks.');
    page.find('.dialog-close').click();
    await waitUntil(() => !page.has('dialog'), 'It stayed.');
    fake.blocks = [paragraph('All in one.')];
    await page.decide();
    expect(page.has('.next-section')).to.equal(false);
    page.sign();
    await page.until('.done');
    expect(fake.signed.map(({ viewed }) => viewed)).to.deep.equal(['headings']);
  });

  it('saves text and receipt under names that hold nothing personal, and says so where that fails', async () => {
    page = await SigningPage.open(fake);
    const names: string[] = [];
    const click = HTMLAnchorElement.prototype.click;
    HTMLAnchorElement.prototype.click = function (this: HTMLAnchorElement) {
      names.push(this.download);
    };
    await page.decide();
    page.find('.tools .button').click();
    await waitUntil(() => names.length === 1, 'No file.');
    fake.bff.plan('GET /v1/agreements/association-notice/versions/2/file', () => Promise.reject(new TypeError('Failed to fetch')));
    page.find('.tools .button').click();
    await page.says('dialog', 'Not downloaded. Try again.');
    page.sign();
    await page.until('.save-receipt');
    page.find('.save-receipt').click();
    await waitUntil(() => names.length === 2, 'No receipt.');
    HTMLAnchorElement.prototype.click = click;
    expect(names).to.deep.equal(['association-notice-v2-en.html', 'association-notice-v2-2M93-SQW6-79ZJ.html']);
  });

  it('gives a link for somebody else that names the agreement alone, also where the page may not copy', async () => {
    page = await SigningPage.open(fake);
    page.element.passOnHref = '/sign/{agreement}?from=mail';
    await page.read();
    page.find('.tools [aria-controls=pass-on]').click();
    await page.until('#pass-on-link');
    const link = page.find<HTMLInputElement>('#pass-on-link');
    expect(link.value).to.equal(`${location.origin}/sign/association-notice?from=mail`);
    const { clipboard } = navigator;
    const copied: string[] = [];
    const give = (writeText: (text: string) => Promise<void>): void => {
      Object.defineProperty(navigator, 'clipboard', { configurable: true, value: { writeText } });
    };
    give(async (text) => void copied.push(text));
    page.find('.pass-on .button').click();
    await page.says('.said', 'Link copied');
    give(() => Promise.reject(new Error('Not allowed.')));
    page.find('.pass-on .button').click();
    await page.says('.said', 'copy it by hand');
    Object.defineProperty(navigator, 'clipboard', { configurable: true, value: clipboard });
    expect([copied, page.focused]).to.deep.equal([[link.value], link]);
  });

  it('fetches the text anew for each opening', async () => {
    page = await SigningPage.open(fake);
    await page.read();
    page.element.close();
    await waitUntil(() => !page.has('dialog'), 'It stayed.');
    await page.read();
    expect(fake.bff.count(PRESENT)).to.equal(2);
  });
});
