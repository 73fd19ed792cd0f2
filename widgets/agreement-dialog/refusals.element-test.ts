import '../partner-agreement-dialog.ts';
import '../partner-session.ts';
import { expect, waitUntil } from '@open-wc/testing';
import { pendingOf } from '../testing/fake-agreements.ts';
import { problem } from '../testing/fake-bff.ts';
import { FakeSigning, heading, PENDING, PRESENT, paragraph, SIGN } from '../testing/fake-signing.ts';
import { SigningPage } from '../testing/signing-page.ts';

describe('a signature that is not taken at once', () => {
  let fake: FakeSigning;
  let page: SigningPage;

  beforeEach(() => {
    fake = new FakeSigning();
  });
  afterEach(() => page?.close());

  const isTicked = (): boolean => page.find<HTMLInputElement>('#agree').checked;
  const capacity = (): string => page.find<HTMLSelectElement>('#capacity').value;

  const endWhileSigning = async (): Promise<void> => {
    page = await SigningPage.open(fake);
    await page.decide();
    await page.endSession();
    page.sign();
    await page.says('#refused', 'The session has ended');
  };

  it('signs the same text without a word where its manifest is over: that was asked for', async () => {
    page = await SigningPage.open(fake);
    await page.decide();
    fake.bff.plan(SIGN, () => problem('manifest-expired'));
    page.sign();
    await page.until('.done');
    expect([fake.bff.count(PRESENT), fake.bff.count(SIGN), fake.signed.length]).to.deep.equal([2, 2, 1]);
    expect(new Set(fake.bff.decisionKeys).size).to.equal(2);
  });

  it('never signs anew a third time by itself', async () => {
    page = await SigningPage.open(fake);
    await page.decide();
    for (let turn = 0; turn < 2; turn += 1) fake.bff.plan(SIGN, () => problem('manifest-expired'));
    page.sign();
    await waitUntil(() => fake.bff.count(PRESENT) === 3, 'It did not present anew.');
    await waitUntil(() => page.find('.sign').getAttribute('aria-disabled') === 'false', 'It is still sending.');
    expect(fake.bff.count(SIGN)).to.equal(2);
  });

  it('shows another text that came meanwhile, says so in focus, and unticks it', async () => {
    page = await SigningPage.open(fake);
    await page.decide();
    fake.blocks = [heading('1', 'Scope'), paragraph('What the partner owns.')];
    fake.bff.plan(SIGN, () => problem('manifest-expired'));
    page.sign();
    await waitUntil(() => page.focused?.id === 'news', 'No news.');
    expect(page.text('#news')).to.contain('more than 24 hours ago');
    expect(page.text('article.document')).to.contain('owns');
    expect([isTicked(), capacity(), fake.signed.length]).to.deep.equal([false, 'self', 0]);
  });

  for (const [code, words] of [
    ['manifest-used', 'The signature of this agreement was just withdrawn'],
    ['manifest-invalid', 'What was shown could not be signed'],
    ['agreement-outdated', 'A new version came out while you were reading'],
    ['agreement-withdrawn', 'The partner withdrew that version'],
  ] as const) {
    it(`presents anew after ${code}, says why in focus, and has the box ticked anew`, async () => {
      page = await SigningPage.open(fake);
      await page.decide();
      fake.bff.plan(SIGN, () => problem(code));
      page.sign();
      await waitUntil(() => page.focused?.id === 'news', 'No news.');
      expect(page.text('#news')).to.contain(words);
      expect([isTicked(), fake.signed.length]).to.deep.equal([false, 0]);
      page.tick();
      page.sign();
      await page.until('.done');
      expect(fake.signed).to.have.length(1);
    });
  }

  it('says in place of the text that nothing is left to sign, where somebody else has signed', async () => {
    page = await SigningPage.open(fake);
    fake.bff.plan(PRESENT, () => problem('agreement-signed-already'));
    await page.until('.sign-now');
    page.find('.sign-now').click();
    await page.says('dialog', 'This agreement is signed already');
    expect(page.has('.sign')).to.equal(false);
  });

  for (const [name, answer] of [
    ['a broken connection', () => Promise.reject(new TypeError('Failed to fetch'))],
    ['an answer of 500', () => problem('internal')],
    ['an answer of 503', () => problem('overloaded')],
  ] as const) {
    it(`says after ${name} that it is not certain, and sends the same under the same key`, async () => {
      page = await SigningPage.open(fake);
      await page.decide();
      fake.bff.plan(SIGN, answer);
      page.sign();
      await waitUntil(() => page.focused?.id === 'refused', 'What went wrong has no focus.');
      expect(page.text('#refused')).to.contain('not certain whether it was signed');
      expect(page.find<HTMLInputElement>('#agree').disabled).to.equal(true);
      expect(page.text('.sign')).to.equal('Send again');
      page.sign();
      await page.until('.done');
      expect(fake.bff.decisionKeys).to.have.length(2);
      expect(new Set(fake.bff.decisionKeys).size).to.equal(1);
      expect(page.details('partner-before-sign')).to.have.length(1);
    });
  }

  it('says after too many requests from when on it can be tried again, and says the same time later', async () => {
    page = await SigningPage.open(fake);
    await page.decide();
    fake.bff.plan(SIGN, () => problem('rate-limited', 30));
    page.sign();
    await page.says('#refused', 'Too many requests');
    const said = page.text('#refused');
    expect(said).to.match(/Possible again from \d\d:\d\d:\d\d/);
    await new Promise((resolve) => setTimeout(resolve, 1100));
    page.choose('other');
    await page.element.updateComplete;
    expect(page.text('#refused')).to.equal(said);
    page.sign();
    await page.until('.done');
    expect(fake.signed.map((body) => body.capacity)).to.deep.equal(['other']);
  });

  it('keeps tick and capacity over an ended session, and signs once by one button, however often it is pressed', async () => {
    await endWhileSigning();
    expect([isTicked(), capacity(), page.text('.sign')]).to.deep.equal([true, 'self', 'Continue and sign']);
    await page.signInAgain();
    for (let press = 0; press < 2; press += 1) page.sign();
    await page.until('.done');
    expect([fake.signed.length, page.details('partner-agreement-signed').length]).to.deep.equal([1, 1]);
    await waitUntil(() => !page.has('.prompt'), 'The prompt still speaks of the session.');
  });

  it('closes where the session becomes that of another customer, who finds nothing ticked', async () => {
    await endWhileSigning();
    fake.bff.settings.endCustomerId = 'c-2';
    await page.signInAgain();
    page.sign();
    await waitUntil(() => !page.has('dialog'), 'Another customer sees it.');
    await page.read();
    expect(page.text('.company')).to.contain('c-2');
    expect([isTicked(), capacity()]).to.deep.equal([false, '']);
  });

  it('closes where the session becomes an operator’s, and says who signs', async () => {
    await endWhileSigning();
    fake.bff.settings.endCustomerId = null;
    fake.bff.plan(PENDING, () => problem('session-kind-wrong'));
    await page.signInAgain();
    page.sign();
    await waitUntil(() => !page.has('dialog'), 'An operator sees it.');
    await page.says('.place', 'Only a customer signs agreements here');
  });

  it('leaves what is read alone while something else becomes due', async () => {
    page = await SigningPage.open(fake);
    page.element.autoOpen = true;
    await page.decide();
    fake.pending = [pendingOf({ code: 'data', title: 'Data', isOverdue: true }), ...fake.pending];
    page.element.reload();
    await waitUntil(() => fake.bff.count(PENDING) === 2, 'It did not look again.');
    await page.says('.prompt', 'Data');
    expect(page.text('#signing-heading')).to.equal('Association notice');
    page.sign();
    await page.until('.done');
    await waitUntil(() => fake.bff.count(PENDING) === 3, 'It did not look again.');
    await page.element.updateComplete;
    expect(page.has('.done')).to.equal(true);
  });
});
