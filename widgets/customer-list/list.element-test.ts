import { expect } from '@open-wc/testing';
import { PartnerCustomerList, PartnerSession } from '../index.ts';
import { FakeBff } from '../testing/fake-bff.ts';
import { FakeClock, settle } from '../testing/fake-clock.ts';
import { all, type Mounted, mount, one, openPanel, pick, press, texts, type } from '../testing/mount.ts';

const SEARCH = 'POST /v1/customers/search';

describe('<partner-customer-list>', () => {
  let mounted: Mounted | null = null;
  let clock: FakeClock | null = null;

  afterEach(() => {
    clock?.stop();
    clock = null;
    mounted?.box.remove();
  });

  const lastSearch = (): unknown => mounted?.bff.requests.filter(({ key }) => key === SEARCH).at(-1)?.body;

  for (const locale of ['zh-CN', 'en'] as const) {
    for (const width of [320, 1280]) {
      it(`passes the accessibility rules in ${locale} at ${width} px`, async () => {
        mounted = await mount({ locale }, width);
        await expect(mounted.list).to.be.accessible();
      });
    }
  }

  it('passes the accessibility rules on a dark host, with a column revealed', async () => {
    mounted = await mount({}, 1280, ({ box }) => {
      box.style.colorScheme = 'dark';
      box.style.background = 'black';
    });
    await press(mounted.list, 'thead .c-accountName .eye');
    expect(getComputedStyle(one(mounted.list, 'tbody tr')).color).not.to.equal('rgb(0, 0, 0)');
    await expect(mounted.list).to.be.accessible();
  });

  it('speaks the locale that the host asks for, without loading again', async () => {
    mounted = await mount();
    expect(one(mounted.list, 'thead .c-credit').textContent).to.contain('可用额度');
    mounted.session.locale = 'en';
    await settle();
    expect(one(mounted.list, 'thead .c-credit').textContent).to.contain('Available credit');
    expect(mounted.bff.count(SEARCH)).to.equal(1);
  });

  it('never shows what is not stated as zero, nor the balance of a referral customer', async () => {
    mounted = await mount({ locale: 'en' });
    const rows = mounted.bff.plain.slice(0, 20);
    const credit = texts(mounted.list, 'tbody .c-credit');
    for (const [index, row] of rows.entries())
      if (row.associationType === 'referral') expect(credit[index]).to.contain('—').and.not.match(/\d/);
    expect(credit[5]).to.equal('¥6,685.00Arrears');
    expect(texts(mounted.list, 'tbody .c-consumption')[7]).to.equal('Not stated');
    expect(texts(mounted.list, 'tbody .c-consumption')[1]).to.equal('<¥0.01');
  });

  it('marks customers whose masked names are alike, in words', async () => {
    mounted = await mount();
    expect(texts(mounted.list, 'tbody tr:nth-child(3) .chip.warning')).to.deep.equal(['≈ 近似']);
    expect(all(mounted.list, 'tbody tr:first-child .chip.warning')).to.have.length(0);
  });

  it('waits for a pause in typing and searches for names of two characters or more', async () => {
    mounted = await mount();
    clock = new FakeClock();
    type(mounted.list, 'customerName', '星');
    await clock.advance(1_000);
    expect(mounted.bff.count(SEARCH)).to.equal(1);
    expect(one(mounted.list, '#customerName-help').textContent).to.equal('请至少输入 2 个字符');
    type(mounted.list, 'customerName', '星河');
    await clock.advance(200);
    expect(mounted.bff.count(SEARCH)).to.equal(1);
    await clock.advance(200);
    expect(lastSearch()).to.deep.include({ filter: { customerName: '星河' } });
  });

  it('searches at once on Enter', async () => {
    mounted = await mount();
    type(mounted.list, 'customerId', 'C-1');
    (one(mounted.list, 'form') as HTMLFormElement).requestSubmit();
    await settle();
    expect(lastSearch()).to.deep.include({ filter: { customerId: 'C-1' } });
  });

  it('never lets an earlier answer win over a later question', async () => {
    mounted = await mount();
    let answerLate: () => void = () => {};
    const stale = {
      customers: [],
      total: 0,
      page: { size: 20, position: 0, next: null, previous: null },
      consumption: { cycle: '2026-11', currency: null, asOf: null, isEstimate: true },
    };
    await openPanel(mounted.list, 'filters');
    mounted.bff.plan(SEARCH, () => new Promise((resolve) => (answerLate = () => resolve(Response.json(stale)))));
    pick(mounted.list, 'tag', 'renewal');
    await new Promise((resolve) => setTimeout(resolve, 20));
    pick(mounted.list, 'tag', '教育行业');
    await new Promise((resolve) => setTimeout(resolve, 20));
    await settle();
    answerLate();
    await settle();
    expect(all(mounted.list, 'tbody tr')).to.have.length(20);
  });

  it('offers to clear the filters where nothing matches, and shows all customers after', async () => {
    mounted = await mount();
    type(mounted.list, 'customerId', 'nobody');
    (one(mounted.list, 'form') as HTMLFormElement).requestSubmit();
    await settle();
    expect(one(mounted.list, '.notice-title').textContent).to.equal('没有符合条件的客户');
    await press(mounted.list, '.notice .button');
    expect(all(mounted.list, 'tbody tr')).to.have.length(20);
    expect((one(mounted.list, '#customerId') as HTMLInputElement).value).to.equal('');
  });

  it('pages through the whole list and says where it stands', async () => {
    mounted = await mount();
    const summary = (): string => one((mounted as Mounted).list, '.pager-summary').textContent ?? '';
    expect(summary()).to.equal('1–20 / 73');
    await press(mounted.list, '[aria-label="最后一页"]');
    expect(summary()).to.equal('61–73 / 73');
    await press(mounted.list, '[aria-label="上一页"]');
    expect(summary()).to.equal('41–60 / 73');
    pick(mounted.list, 'page-size', '50');
    await settle();
    expect(summary()).to.equal('1–50 / 73');
  });

  it('starts over when the place it stood at is gone', async () => {
    mounted = await mount();
    const { problem } = await import('../testing/fake-bff.ts');
    mounted.bff.plan(SEARCH, () => problem('cursor-invalid'));
    await press(mounted.list, '[aria-label="下一页"]');
    expect(one(mounted.list, '.pager-summary').textContent).to.equal('1–20 / 73');
  });

  it('is sorted from the keyboard and says so in the header', async () => {
    mounted = await mount();
    const sort = one(mounted.list, 'thead .c-consumption .sort');
    sort.focus();
    sort.click();
    await settle();
    expect(one(mounted.list, 'thead .c-consumption').getAttribute('aria-sort')).to.equal('descending');
    expect(one(mounted.list, 'thead .c-association').getAttribute('aria-sort')).to.equal('none');
    sort.click();
    await settle();
    expect(lastSearch()).to.deep.include({ sort: { by: 'consumption', direction: 'ascending' } });
    expect(mounted.list.shadowRoot?.activeElement).to.equal(sort);
  });

  it('has one tab stop in the table and moves by arrows', async () => {
    mounted = await mount();
    expect(all(mounted.list, 'table [tabindex="0"]')).to.have.length(1);
    const go = (key: string, ctrlKey = false): Element | null => {
      const active = mounted?.list.shadowRoot?.activeElement;
      active?.dispatchEvent(new KeyboardEvent('keydown', { key, ctrlKey, bubbles: true, composed: true, cancelable: true }));
      return mounted?.list.shadowRoot?.activeElement?.closest('th, td') ?? null;
    };
    one(mounted.list, 'table [tabindex="0"]').focus();
    expect(go('ArrowDown')).to.equal(one(mounted.list, 'tbody tr:first-child .c-identity'));
    expect(mounted.list.shadowRoot?.activeElement).to.equal(one(mounted.list, 'tbody tr:first-child .c-customerName .eye'));
    go('ArrowRight');
    expect(mounted.list.shadowRoot?.activeElement).to.equal(one(mounted.list, 'tbody tr:first-child .c-accountName .eye'));
    expect(go('ArrowRight')).to.equal(one(mounted.list, 'tbody tr:first-child .c-ids'));
    go('ArrowLeft');
    expect(mounted.list.shadowRoot?.activeElement).to.equal(one(mounted.list, 'tbody tr:first-child .c-accountName .eye'));
    expect(go('End')).to.equal(one(mounted.list, 'tbody tr:first-child .c-frozen'));
    expect(go('End', true)).to.equal(one(mounted.list, 'tbody tr:last-child .c-frozen'));
    expect(go('Home', true)).to.equal(one(mounted.list, 'thead .c-identity'));
    expect(all(mounted.list, 'table [tabindex="0"]')).to.have.length(1);
  });

  it('becomes cards at 320 px that show three facts, and the rest on demand', async () => {
    mounted = await mount({}, 320);
    const visible = (): string[] =>
      all((mounted as Mounted).list, 'tbody tr:first-child > *')
        .filter((cell) => cell.checkVisibility())
        .map((cell) => cell.className);
    expect(visible().filter((name) => name.includes('on-card'))).to.have.length(4);
    expect(visible()).to.have.length(5);
    await press(mounted.list, 'tbody tr:first-child .c-card-toggle button');
    expect(visible()).to.have.length(15);
    expect(mounted.list.scrollWidth).to.be.at.most(320);
    expect(one(mounted.list, '#card-sort').checkVisibility()).to.equal(true);
  });

  for (const width of [320, 1280]) {
    it(`moves nothing between skeleton and rows at ${width} px`, async () => {
      let answer: () => void = () => {};
      mounted = await mount({}, width, ({ bff }) => {
        bff.plan(SEARCH, () => new Promise((resolve) => (answer = () => resolve(Response.json({})))));
      });
      await settle();
      const heightOf = (selector: string): number => one((mounted as Mounted).list, selector).getBoundingClientRect().height;
      const before = [heightOf('tbody tr:nth-child(2)'), width > 640 ? heightOf('.stage') : 0, one(mounted.list, '.stage').offsetTop];
      expect(all(mounted.list, '.skeleton')).to.have.length(20);
      mounted.list.reload();
      await settle();
      answer();
      expect(all(mounted.list, '.skeleton')).to.have.length(0);
      expect([
        heightOf('tbody tr:nth-child(2)'),
        width > 640 ? heightOf('.stage') : 0,
        one(mounted.list, '.stage').offsetTop,
      ]).to.deep.equal(before);
    });
  }
});

describe('the host around the list', () => {
  let mounted: Mounted | null = null;
  afterEach(() => mounted?.box.remove());

  it('sets rows of 40 px for all widgets of a session, and colours by tokens, from outside', async () => {
    mounted = await mount({}, 1280, ({ session, box }) => {
      session.density = 'compact';
      box.style.setProperty('--partner-text', 'rgb(1, 2, 3)');
    });
    expect(one(mounted.list, 'tbody tr:nth-child(2)').getBoundingClientRect().height).to.be.closeTo(40, 1);
    expect(getComputedStyle(one(mounted.list, 'tbody td')).color).to.equal('rgb(1, 2, 3)');
  });

  it('may set state and callbacks before the elements are known', async () => {
    const box = document.createElement('div');
    box.innerHTML = '<later-session><later-list></later-list></later-session>';
    document.body.append(box);
    const [session, list] = [box.querySelector('later-session'), box.querySelector('later-list')];
    const bff = new FakeBff();
    Object.assign(session ?? {}, { fetchSession: bff.fetchSession, transport: bff.transport });
    Object.assign(list ?? {}, { state: { size: 10 } });
    customElements.define('later-session', class extends PartnerSession {});
    customElements.define('later-list', class extends PartnerCustomerList {});
    await settle();
    expect(bff.requests.filter(({ key }) => key === SEARCH).at(-1)?.body).to.deep.include({ page: { size: 10, at: 'first' } });
    box.remove();
  });
});

describe('the state that a host may keep', () => {
  let mounted: Mounted | null = null;
  afterEach(() => mounted?.box.remove());

  it('drives the list without being told back', async () => {
    const told: unknown[] = [];
    mounted = await mount({}, 1280, ({ list }) => list.addEventListener('partner-state-change', (event) => told.push(event.detail.state)));
    const state = { associationType: 'referral', sort: { by: 'credit', direction: 'ascending' }, size: 10 } as const;
    mounted.list.state = state;
    await settle();
    expect(mounted.bff.requests.filter(({ key }) => key === SEARCH).at(-1)?.body).to.deep.equal({
      filter: { associationType: 'referral' },
      sort: state.sort,
      page: { size: 10, at: 'first' },
    });
    expect(told).to.deep.equal([]);
    const asked = mounted.bff.count(SEARCH);
    const same = mounted.list.state;
    mounted.list.state = same;
    await settle();
    expect(mounted.bff.count(SEARCH)).to.equal(asked);
  });

  it('tells what the operator changed, once, and never a name', async () => {
    const told: unknown[] = [];
    mounted = await mount({}, 1280, ({ list }) =>
      list.addEventListener('partner-state-change', (event) => {
        told.push(event.detail.state);
        list.state = event.detail.state;
      }),
    );
    await openPanel(mounted.list, 'filters');
    pick(mounted.list, 'tag', 'renewal');
    await new Promise((resolve) => setTimeout(resolve, 20));
    await settle();
    type(mounted.list, 'customerName', '星河');
    (one(mounted.list, 'form') as HTMLFormElement).requestSubmit();
    await settle();
    expect(told).to.deep.equal([{ tag: 'renewal', sort: { by: 'associatedAt', direction: 'descending' }, size: 20 }]);
    expect((one(mounted.list, '#customerName') as HTMLInputElement).value).to.equal('星河');
  });

  it('falls back where a host gives what is in no closed list', async () => {
    mounted = await mount();
    mounted.list.state = { size: 7, sort: { by: 'mobile', direction: 'up' }, associationType: 'friend' } as never;
    await settle();
    expect(mounted.list.state).to.deep.equal({ sort: { by: 'associatedAt', direction: 'descending' }, size: 20 });
  });
});

describe('a row', () => {
  it('is led by the account name where no verified name is stated, and carries the look-alike mark there', async () => {
    const { list, bff, box } = await mount({ locale: 'en' }, 1280, ({ bff }) => {
      for (const customer of bff.plain) Object.assign(customer, { customerName: null });
    });
    expect(bff.plain[2]?.customerName).to.equal(null);
    const cell = one(list, 'tbody tr:nth-child(3) .c-identity');
    expect(all(list, 'tbody tr:nth-child(3) .c-identity .line')).to.have.length(1);
    expect(cell.textContent).not.to.contain('Not stated');
    expect(cell.querySelector('.c-accountName .value')?.textContent).to.match(/\*/);
    expect(all(list, 'thead .c-customerName .eye')).to.have.length(0);
    expect(all(list, 'thead .c-accountName .eye')).to.have.length(1);
    box.remove();
  });

  it('is the last thing in the table where the whole list fits on a page', async () => {
    const { list, bff, box } = await mount();
    type(list, 'customerId', bff.plain[0]?.customerId ?? '');
    (one(list, 'form') as HTMLFormElement).requestSubmit();
    await settle();
    const rows = all(list, 'tbody tr');
    expect(rows.length).to.be.within(1, 19);
    const gap = one(list, '.stage').getBoundingClientRect().bottom - (rows.at(-1)?.getBoundingClientRect().bottom ?? 0);
    expect(gap).to.be.within(0, 20);
    box.remove();
  });
});

describe('a customer id', () => {
  it('is seen short, read whole where its cell has the focus, and copied whole from there', async () => {
    const { list, bff, box } = await mount();
    const cell = one(list, 'tbody tr:first-child .c-ids');
    const id = bff.plain[0]?.customerId ?? '';
    cell.focus();
    await settle();
    expect(one(list, '.hint').textContent).to.equal(id);
    const copy = new ClipboardEvent('copy', { clipboardData: new DataTransfer(), bubbles: true, composed: true, cancelable: true });
    cell.dispatchEvent(copy);
    expect(copy.clipboardData?.getData('text/plain')).to.equal(id);
    box.remove();
  });
});

describe('what does not fit', () => {
  it('is said whole where its cell has the focus', async () => {
    const { list, box } = await mount({ locale: 'en' });
    const eye = one(list, 'tbody tr:nth-child(2) .c-email .eye');
    eye.focus();
    await settle();
    expect(one(list, '.hint').textContent).to.match(/^co\*\*\*@yuanhangcloud\.example\.com · Reveal email address of customer 0a3f0001/);
    eye.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, composed: true }));
    expect(one(list, '.hint').matches(':popover-open')).to.equal(false);
    box.remove();
  });
});
