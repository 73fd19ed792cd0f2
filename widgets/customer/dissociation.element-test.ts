import { expect } from '@open-wc/testing';
import type { AnswerOf } from '../../shared/contract/index.ts';
import { problem } from '../testing/fake-bff.ts';
import { settle } from '../testing/fake-clock.ts';
import { type FakeCustomerPage, laterAnswer, type MountedPage, type MountOptions, mountPage } from '../testing/fake-customer-page.ts';
import { waitUntil } from '../testing/wait-until.ts';

type Check = AnswerOf<'POST /v1/customers/:customerId/dissociation/check'>;

const CHECK = 'POST /v1/customers/:customerId/dissociation/check';
const SUBMIT = 'POST /v1/customers/:customerId/dissociation';
const passed: Check = {
  isPassed: true,
  failures: [],
  notes: {
    digest: 'a'.repeat(64),
    couponsReturned: [{ asset: 'coupon', currency: 'CNY', coupons: 2, amount: '110.00' }],
    couponsKept: [{ asset: 'coupon', currency: 'CNY', coupons: 1, amount: '300.00' }],
    unspent: [{ currency: 'CNY', amount: '124.50' }],
  },
  needsCode: false,
  last: null,
};
const submitted = {
  dissociationId: 'dis_aaaaaaaaaaaaaaaaaaaaaa',
  customerId: 'c',
  state: 'submitted',
  reason: 'other',
  submittedAt: '2026-11-21T06:05:00.000Z',
  settledAt: null,
  operationId: null,
} as const;

describe("the way out of a customer's page", () => {
  let mounted: MountedPage | null = null;
  let checks: Check[] = [];
  let sent: { body: unknown }[] = [];
  /** The next answers to a submission, before the ordinary one. */
  let planned: (() => Promise<Response> | Response)[] = [];
  afterEach(() => mounted?.box.remove());
  beforeEach(() => {
    checks = [];
    sent = [];
    planned = [];
  });

  const open = async (options: MountOptions = {}): Promise<MountedPage> => {
    mounted = await mountPage({
      ...options,
      settings: { locale: 'en', ...options.settings },
      prepare: ({ bff }: FakeCustomerPage) => {
        bff.endpoints.set(CHECK, () => Response.json(checks.length > 1 ? checks.shift() : (checks[0] ?? passed)));
        bff.endpoints.set(SUBMIT, ({ body }) => {
          sent.push({ body });
          return planned.shift()?.() ?? Response.json(submitted, { status: 201 });
        });
        bff.endpoints.set('POST /v1/step-up', () =>
          Response.json(
            { sentTo: 'an***@example.com', expiresInSeconds: 600, triesLeft: 5, codesLeft: { hour: 14, day: 59 } },
            { status: 201 },
          ),
        );
      },
    });
    return mounted;
  };
  const inside = (): ShadowRoot => mounted?.page.shadowRoot as ShadowRoot;
  const find = <Found extends HTMLElement = HTMLElement>(selector: string): Found | null => inside().querySelector<Found>(selector);
  const text = (selector: string): string => find(selector)?.textContent?.replace(/\s+/g, ' ').trim() ?? '';
  const press = async (selector: string): Promise<void> => {
    const element = find(selector);
    if (!element) throw new Error(`nothing matches ${selector}`);
    element.click();
    await settle();
  };
  const openDialog = async (): Promise<void> => {
    find('.more')?.click();
    await waitUntil(() => find('.menu:popover-open'));
    await press('.menu-item');
    await waitUntil(() => find('.dialog[open] .verdict, .dialog[open] .result'));
  };
  const choose = async (): Promise<void> => {
    await press('.accept input');
    const select = find<HTMLSelectElement>('.reason select') as HTMLSelectElement;
    select.value = 'customer-asked';
    select.dispatchEvent(new Event('change'));
    await settle();
  };

  it('is there for whoever may dissociate, and not for customers of resellers', async () => {
    await open({ settings: { refusedEndpoints: [SUBMIT] } });
    expect(find('.more') === null).to.equal(true);
    mounted?.box.remove();
    await open({ host: { indirectPartnerId: 'par_1' } });
    expect(find('.more') === null).to.equal(true);
    mounted?.box.remove();
    await open();
    expect(text('.more')).to.equal('More');
  });

  it('names all that fails, and checks again', async () => {
    const failures: Check['failures'] = [
      { block: 'arrears', amount: { currency: 'CNY', amount: '86.20' }, until: null },
      { block: 'too-soon', amount: null, until: '2026-12-15T04:00:00.000Z' },
    ];
    checks = [{ ...passed, isPassed: false, failures }, passed];
    await open();
    await openDialog();
    expect(text('.verdict')).to.contain('these 2 come first');
    expect(text('[data-block="arrears"]')).to.contain('86.20');
    expect(text('[data-block="too-soon"]')).to.contain('2026-12-15');
    expect(find('.submit') === null).to.equal(true);
    await press('.check-again');
    expect(text('.verdict')).to.equal('The check passed');
    expect(find('.submit') === null).to.equal(false);
  });

  it('says what comes back and what stays, and submits nothing before it is ticked and a reason is chosen', async () => {
    await open();
    await openDialog();
    expect(text('.notes')).to.contain('110.00').and.to.contain('300.00').and.to.contain('124.50');
    await press('.submit');
    expect(text('.demand')).to.equal('Read and tick this first');
    expect(inside().activeElement?.closest('.accept') !== null).to.equal(true);
    await press('.accept input');
    await press('.submit');
    expect(text('.demand')).to.equal('Choose a reason');
    expect(inside().activeElement?.id).to.equal('dissociation-reason');
    expect(sent).to.deep.equal([]);
  });

  it('is submitted once however often it is pressed, and says what comes next', async () => {
    const later = laterAnswer();
    planned.push(later.wait);
    await open();
    await openDialog();
    await choose();
    find('.submit')?.click();
    find('.submit')?.click();
    await settle();
    await later.give(Response.json(submitted, { status: 201 }));
    expect(sent).to.deep.equal([{ body: { reason: 'customer-asked', acceptedNotes: 'a'.repeat(64) } }]);
    expect(text('.result-title')).to.equal('Submitted. The customer has to handle it');
    await press('.dialog-foot .primary');
    await waitUntil(() => !find('.dialog'));
    expect(inside().activeElement?.className).to.contain('more');
  });

  it('keeps what was chosen where the session ends, and goes on with a new one', async () => {
    planned.push(
      () => problem('session-expired'),
      () => problem('session-expired'),
    );
    const { fake } = await open();
    await openDialog();
    await choose();
    await press('.submit');
    await waitUntil(() => sent.length > 0);
    await settle();
    if (find('.result button')) await press('.result button');
    if (find('.submit')) await press('.submit');
    await waitUntil(() => text('.result-title').startsWith('Submitted'));
    expect(fake.bff.count('POST /v1/session/token')).to.be.greaterThan(1);
    expect(new Set(sent.map(({ body }) => JSON.stringify(body))).size).to.equal(1);
  });

  it('asks to send just the same again where the answer is lost', async () => {
    planned.push(() => {
      throw new TypeError('Failed to fetch');
    });
    await open();
    await openDialog();
    await choose();
    await press('.submit');
    expect(text('.result-title')).to.contain('not known whether it was submitted');
    expect(find<HTMLInputElement>('.accept input')?.disabled).to.equal(true);
    expect(text('.submit')).to.equal('Send the same again');
    await press('.submit');
    expect(text('.result-title')).to.equal('Submitted. The customer has to handle it');
    expect(sent).to.have.length(2);
    expect(sent[0]).to.deep.equal(sent[1]);
  });

  it('shows the notes anew where they have changed, to be accepted again', async () => {
    const changed = { ...passed, notes: { ...passed.notes, digest: 'b'.repeat(64), unspent: [{ currency: 'CNY', amount: '99.00' }] } };
    checks = [passed, changed];
    planned.push(() => problem('notes-changed'));
    await open();
    await openDialog();
    await choose();
    await press('.submit');
    expect(text('.result-title')).to.equal('What to know has changed');
    expect(text('.notes')).to.contain('99.00');
    expect(find<HTMLInputElement>('.accept input')?.checked).to.equal(false);
    expect(find<HTMLSelectElement>('.reason select')?.value).to.equal('customer-asked');
  });

  it('asks for the code where the partner wants one, and counts the tries', async () => {
    checks = [{ ...passed, needsCode: true }];
    planned.push(() => problem('step-up-code-wrong'));
    const { fake } = await open();
    await openDialog();
    await choose();
    await press('.submit');
    expect(text('.dialog-body')).to.contain('an***@example.com');
    expect(sent).to.deep.equal([]);
    const type = async (digits: string): Promise<void> => {
      const field = find<HTMLInputElement>('.code-digits') as HTMLInputElement;
      field.value = digits;
      field.dispatchEvent(new Event('input'));
      await settle();
    };
    await type('12 34 56');
    expect(text('.code-field .problem')).to.equal('This code is wrong; 4 tries left');
    await type('654321');
    expect(text('.result-title')).to.equal('Submitted. The customer has to handle it');
    expect(fake.bff.count('POST /v1/step-up')).to.equal(1);
    expect(sent).to.have.length(2);
  });

  it('closes with the customer it is about', async () => {
    const { page, fake } = await open();
    await openDialog();
    page.customerId = fake.bff.plain[1]?.customerId ?? '';
    await settle();
    expect(find('.dialog') === null).to.equal(true);
  });
});
