import { expect } from '@open-wc/testing';
import type { BodyOf } from '../../shared/contract/index.ts';
import { problem } from '../testing/fake-bff.ts';
import { type MountedRecords, mountRecords } from '../testing/fake-records.ts';
import type { RecordsState } from './query.ts';
import { standingsStrings as words } from './standings/strings/zh-CN.ts';

type Asked = BodyOf<'POST /v1/agreements/standings/search'>;

const SEARCH = 'POST /v1/agreements/standings/search';

describe('who has signed', () => {
  let mounted: MountedRecords;
  afterEach(() => mounted.box.remove());

  const all = (selector: string): HTMLElement[] => [...mounted.root.querySelectorAll<HTMLElement>(selector)];
  const rows = (): HTMLElement[] => all('tbody tr:not(.skeleton)');
  const lastAsked = (): Asked => mounted.fake.bff.requests.filter(({ key }) => key === SEARCH).at(-1)?.body as Asked;
  const settled = () => mounted.until(() => !mounted.root.querySelector('table[aria-busy="true"]'));
  const chosen = (label: string): HTMLElement => all('.choices button').find((one) => one.textContent?.includes(label)) as HTMLElement;

  it('shows the first agreement, its counts by state, and overdue customers first', async () => {
    mounted = await mountRecords();
    expect(rows()).to.have.length(20);
    expect(all('.choices b').map((count) => Number(count.textContent))).to.deep.equal([60, 9, 17, 34]);
    expect(rows()[0]?.querySelector('.state-name')?.textContent).to.equal(words.states.overdue);
    expect(mounted.root.querySelector('.pager-summary')?.textContent).to.equal(words.pager.summary('1', '20', '60'));
  });

  it('is narrowed by a press on a count, told to the host once, and a state that the host sets is not told back', async () => {
    const told: RecordsState[] = [];
    mounted = await mountRecords((_fake, records) =>
      records.addEventListener('partner-state-change', (event) => told.push((event as CustomEvent<{ state: RecordsState }>).detail.state)),
    );
    chosen(words.states.signed).click();
    await mounted.until(() => lastAsked().states?.[0] === 'signed' && rows().every((row) => row.querySelector('.state-name.signed')));
    expect(told).to.deep.equal([{ state: 'signed' }]);
    mounted.records.state = { state: 'overdue' };
    await mounted.until(() => rows().length === 9);
    mounted.records.state = { state: 'overdue' };
    await settled();
    expect(told).to.have.length(1);
    expect(mounted.fake.bff.count(SEARCH)).to.equal(3);
  });

  it('goes through the pages and says where it stands, from either end', async () => {
    mounted = await mountRecords();
    const press = async (label: string, summary: string): Promise<void> => {
      mounted.root.querySelector<HTMLElement>(`[aria-label="${label}"]`)?.click();
      await mounted.until(() => mounted.root.querySelector('.pager-summary')?.textContent === summary);
    };
    await press(words.pager.last, words.pager.summary('41', '60', '60'));
    await press(words.pager.previous, words.pager.summary('21', '40', '60'));
    await press(words.pager.next, words.pager.summary('41', '60', '60'));
    await press(words.pager.first, words.pager.summary('1', '20', '60'));
  });

  it('starts over where the place that a page led to is gone', async () => {
    mounted = await mountRecords();
    mounted.fake.bff.plan(SEARCH, () => problem('cursor-invalid'));
    mounted.root.querySelector<HTMLElement>(`[aria-label="${words.pager.next}"]`)?.click();
    await mounted.until(() => mounted.fake.bff.count(SEARCH) === 3);
    await settled();
    expect(mounted.root.querySelector('.pager-summary')?.textContent).to.equal(words.pager.summary('1', '20', '60'));
  });

  it('looks for a customer by its whole id alone: on Enter, and never by half of one', async () => {
    mounted = await mountRecords();
    const id = mounted.fake.rows()[30]?.customer.customerId ?? '';
    const field = mounted.root.querySelector<HTMLInputElement>('#customer-id') as HTMLInputElement;
    const type = async (text: string): Promise<void> => {
      field.value = text;
      field.dispatchEvent(new InputEvent('input', { bubbles: true }));
      await mounted.records.updateComplete;
      field.form?.requestSubmit();
    };
    await type('客户');
    await mounted.records.updateComplete;
    expect(mounted.root.querySelector('#customer-id-help')?.textContent).to.equal(words.filters.unfit);
    expect(mounted.fake.bff.count(SEARCH)).to.equal(1);
    await type(` ${id} `);
    await mounted.until(() => rows().length === 1);
    expect(lastAsked().customerId).to.equal(id);
    expect(mounted.records.state).to.deep.equal({ customerId: id });
  });

  it('tells customers of the same masked name apart by full id and own number, and shouts at none of them', async () => {
    mounted = await mountRecords();
    expect(new Set(rows().map((row) => row.querySelector('.id')?.textContent)).size).to.equal(rows().length);
    expect(mounted.root.querySelector('tbody .chip.warning')?.textContent ?? '').not.to.equal(words.face.lookAlike);
    const [first] = mounted.fake.rows();
    expect(rows()[0]?.querySelector('.id')?.getAttribute('data-hint')).to.contain(first?.customer.customerId ?? '-');
  });

  it('shows no clear name anywhere until it is revealed, and hides it with the tab', async () => {
    mounted = await mountRecords();
    const clear = mounted.fake.bff.plain[0]?.customerName ?? '';
    expect(mounted.root.innerHTML).not.to.contain(clear);
    const row = rows().find((one) => one.querySelector('.id')?.textContent === mounted.fake.bff.plain[0]?.customerId) as HTMLElement;
    row.querySelector<HTMLElement>('.eye')?.click();
    await mounted.until(() => mounted.root.innerHTML.includes(clear));
    mounted.root.querySelector<HTMLElement>('#tab-payments')?.click();
    await mounted.until(() => mounted.root.querySelector('.c-trustee'));
    mounted.root.querySelector<HTMLElement>('#tab-standings')?.click();
    await mounted.until(() => mounted.root.querySelector('.c-receipt'));
    expect(mounted.root.innerHTML).not.to.contain(clear);
  });

  it('opens the text as it was signed, with its proof: receipt number, place in the chain, capacity as stated, withdrawal', async () => {
    mounted = await mountRecords();
    mounted.root.querySelector<HTMLElement>('.c-receipt button')?.click();
    const text = await mounted.until(() => mounted.root.querySelector('dialog .document')?.textContent);
    expect(text).to.contain('客户与合作伙伴建立关联后');
    const facts = mounted.root.querySelector('.signature-facts')?.textContent?.replace(/\s+/g, ' ');
    for (const fact of ['7K3M-QX2R-1007', words.record.place('12'), words.record.stated, 'clerk-7', words.reasons['wrong-capacity']])
      expect(facts).to.contain(fact);
  });

  it('says why a text could not be had, and reads it on the second try', async () => {
    mounted = await mountRecords();
    const { recordId = '' } = mounted.fake.rows().find(({ standing }) => standing.signed)?.standing.signed ?? {};
    mounted.fake.bff.plan(`GET /v1/agreements/signatures/${recordId}`, () => problem('internal'));
    mounted.root.querySelector<HTMLElement>('.c-receipt button')?.click();
    const again = await mounted.until(() => mounted.root.querySelector<HTMLElement>('dialog .dialog-body .button'));
    again.click();
    await mounted.until(() => mounted.root.querySelector('dialog .document'));
  });

  it('lists every version, the one in force, superseded, withdrawn and those to come, and reads their texts', async () => {
    mounted = await mountRecords();
    mounted.root.querySelector<HTMLElement>('.agreement button')?.click();
    await mounted.until(() => mounted.root.querySelector('.versions'));
    const { later, current, withdrawn, earlier } = words.versions.states;
    expect(all('.versions .state-name').map((one) => one.textContent)).to.deep.equal([later, current, withdrawn, earlier]);
    mounted.root.querySelector<HTMLElement>('.version-texts button')?.click();
    await mounted.until(() => mounted.root.querySelector('dialog .document'));
  });

  it('an agreement without a version in force, none at all, and nobody to sign are told in words', async () => {
    mounted = await mountRecords((_fake, records) => {
      records.state = { code: 'data-processing' };
    });
    expect(mounted.root.querySelector('.notice-title')?.textContent).to.equal(words.standIns.noVersion[0]);
    mounted.box.remove();
    mounted = await mountRecords((fake) => {
      fake.agreements = [];
    });
    expect(mounted.root.querySelector('.notice-title')?.textContent).to.equal(words.standIns.noAgreements[0]);
    mounted.box.remove();
    mounted = await mountRecords(() => {}, { customers: 0 });
    expect(mounted.root.querySelector('.notice-title')?.textContent).to.equal(words.standIns.empty[0]);
  });

  it('what a link asked for and is not in scope ends with the way out, not in a dead end', async () => {
    mounted = await mountRecords((fake, records) => {
      fake.bff.plan('GET /v1/agreements', () => problem('not-found'));
      records.state = { indirectPartnerId: 'pt_Qidian0000000000000000' };
    });
    expect(mounted.root.querySelector('.notice-title')?.textContent).to.equal(words.standIns.gone[0]);
    mounted.root.querySelector<HTMLElement>('.notice .primary')?.click();
    await mounted.until(() => rows().length === 20);
    expect(mounted.records.state).to.deep.equal({});
  });

  it('waits for a session that comes after the first drawing', async () => {
    let letGo: () => void = () => {};
    const held = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    const mounting = mountRecords((fake) => {
      fake.bff.plan('POST /v1/session/token', async () => {
        await held;
        return fake.bff.transport(
          new Request('http://bff/v1/session/token', {
            method: 'POST',
            headers: { 'content-type': 'application/json' },
            body: '{"secret":"secret-1"}',
          }),
        );
      });
    });
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(document.querySelector('partner-agreement-records')?.shadowRoot?.querySelector('.stage[aria-busy="true"]')).not.to.equal(null);
    letGo();
    mounted = await mounting;
    expect(rows()).to.have.length(20);
  });

  it('shows only the tabs that the session may read, and begins with the first of them', async () => {
    mounted = await mountRecords(() => {}, { refusedEndpoints: [SEARCH, 'GET /v1/payment-contracts'] });
    await mounted.until(() => mounted.root.querySelector('.c-trustee'));
    expect(mounted.root.querySelector('[role="tablist"]')).to.equal(null);
    expect(mounted.fake.bff.count(SEARCH)).to.equal(0);
  });
});
