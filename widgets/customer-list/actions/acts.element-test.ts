import { expect } from '@open-wc/testing';
import type { BodyOf } from '../../../shared/contract/index.ts';
import { allowAssignments } from '../../testing/fake-assignments.ts';
import { problem } from '../../testing/fake-bff.ts';
import { settle } from '../../testing/fake-clock.ts';
import { all, type Mounted, mount, one, pick, press, still, texts, type } from '../../testing/mount.ts';
import { waitUntil } from '../../testing/wait-until.ts';
import { strings as words } from './strings/zh-CN.ts';

const ASSIGN = 'POST /v1/assignments';
const TAGS = 'POST /v1/customers/tags';
/** Rows of the first page that nobody holds. */
const FREE = [5, 11, 17];

describe('what is done with customers that are picked', () => {
  let mounted: Mounted;

  const open = async (settings: Parameters<typeof mount>[0] = {}, width = 1280): Promise<void> => {
    mounted = await mount(settings, width, ({ bff }) => allowAssignments(bff));
    // What is loaded on first use is there by the time it is wanted.
    await Promise.all([import('./desk.ts'), import('./customer-tasks.ts'), import('./strings/zh-CN.ts'), import('./strings/en.ts')]);
    await settle();
  };
  const list = (): Mounted['list'] => mounted.list;
  const tick = async (...rows: number[]): Promise<void> => {
    for (const row of rows) (all(list(), 'tbody .check input')[row] as HTMLElement).click();
    await settle();
  };
  const verb = async (place: number): Promise<void> => {
    (all(list(), '.action-bar .button')[place] as HTMLElement).click();
    await settle();
    await settle();
  };
  const choose = async (place: number): Promise<void> => {
    (all(list(), '.options input')[place] as HTMLElement).click();
    await settle();
  };
  const submit = async (): Promise<void> => {
    await press(list(), '.dialog-foot .button:last-child');
    await settle();
  };
  const bodies = (key: string): unknown[] => mounted.bff.requests.filter((request) => request.key === key).map(({ body }) => body);
  const idsOf = (...places: number[]): string[] => places.map((place) => mounted.bff.plain[place]?.customerId ?? '');

  afterEach(() => mounted.box.remove());

  it('offers nothing to pick where no role allows an act', async () => {
    mounted = await mount();
    expect(all(list(), '.check, .row-menu, .tool-pick, .tool-export')).to.have.length(0);
  });

  it('a verb of the page stands in the menu of every row, and tells the customer by id alone, where no role allows an act too', async () => {
    mounted = await mount({}, 1280, ({ list }) => {
      list.rowActions = [{ id: 'invoice', label: '开票' }];
    });
    const told: unknown[] = [];
    list().addEventListener('partner-row-action', ({ detail }) => told.push(detail));
    (all(list(), '.row-menu')[3] as HTMLElement).click();
    await waitUntil(() => all(list(), '.menu-item').length > 0, 'The menu did not come.');
    expect(texts(list(), '.menu-item')).to.deep.equal(['开票']);
    await press(list(), '.menu-item');
    expect(told).to.deep.equal([{ id: 'invoice', customerId: idsOf(3)[0] }]);
  });

  it('keeps what is picked while pages are turned, and drops it with another question', async () => {
    await open();
    await tick(0, 1);
    await press(list(), '.pager-moves .button:nth-child(3)');
    await tick(0);
    expect(one(list(), '.picked-count').textContent).to.contain('3');
    pick(list(), 'accountManagerId', 'none');
    await new Promise((resolve) => setTimeout(resolve, 20));
    await settle();
    expect(all(list(), '.action-bar')).to.have.length(0);
  });

  it('picks every row between two, with Shift', async () => {
    await open();
    await tick(2);
    (all(list(), 'tbody .check input')[6] as HTMLElement).dispatchEvent(new MouseEvent('click', { bubbles: true, shiftKey: true }));
    await settle();
    expect(one(list(), '.picked-count').textContent).to.contain('5');
  });

  it('takes a hundred and says that the others are left out', async () => {
    await open({ customers: 140 });
    pick(list(), 'page-size', '100');
    await settle();
    await press(list(), 'thead .check input');
    await press(list(), '.pager-moves .button:nth-child(3)');
    await press(list(), 'thead .check input');
    expect(one(list(), '.picked-count').textContent).to.contain('100').and.contain('其余未选');
    expect(all(list(), 'tbody .check input').filter((box) => (box as HTMLInputElement).checked)).to.have.length(0);
  });

  it('assigns those without a manager and leaves the others where they are', async () => {
    await open();
    await tick(0, ...FREE);
    await verb(1);
    await choose(2);
    await submit();
    expect(bodies(ASSIGN)).to.deep.equal([{ customerIds: idsOf(...FREE), operatorId: 'op_2' }]);
    expect(one(list(), '.toast').textContent).to.contain(words.assign.success);
    expect(all(list(), '.dialog')).to.have.length(0);
  });

  it('hands over from each holder by name, once that is ticked', async () => {
    await open();
    await tick(0, 1, 2);
    await verb(1);
    await choose(2);
    await submit();
    expect(bodies(ASSIGN)).to.have.length(0);
    expect(texts(list(), '.demand')).to.contain(words.assign.nothing);
    await press(list(), '.hand-overs .check:first-child input');
    await submit();
    expect(bodies(ASSIGN)).to.deep.equal([
      { customerIds: idsOf(0, 2), operatorId: 'op_2', from: 'op_0' },
      { customerIds: idsOf(1), operatorId: 'op_2', from: 'op_1' },
    ]);
  });

  it('asks once, however often the button is pressed', async () => {
    await open();
    await tick(...FREE);
    await verb(1);
    await choose(1);
    let answer: (response: Response) => void = () => {};
    mounted.bff.plan(ASSIGN, () => new Promise((resolve) => (answer = resolve)));
    await submit();
    await submit();
    list()
      .shadowRoot?.querySelector<HTMLElement>('.dialog')
      ?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' }));
    await settle();
    expect(mounted.bff.count(ASSIGN)).to.equal(1);
    expect(all(list(), '.dialog[open]')).to.have.length(1);
    answer(Response.json({ results: [], done: 0, refused: 0 }));
  });

  it('counts as done what a lost answer had carried out, and asks for the rest alone', async () => {
    await open();
    await tick(...FREE);
    await verb(1);
    await choose(1);
    mounted.bff.plan(ASSIGN, () => {
      for (const customer of mounted.bff.plain.slice(0, 6)) if (customer.managerName === null) customer.managerName = '刘洋';
      throw new TypeError('Failed to fetch');
    });
    await submit();
    expect(texts(list(), '.dialog .result-title')).to.deep.equal([words.failures.offline[0]]);
    expect(all(list(), '.dialog .person')).to.have.length(3);
    await submit();
    expect(bodies(ASSIGN).at(-1)).to.deep.equal({ customerIds: idsOf(11, 17), operatorId: 'op_1' });
    expect(one(list(), '.toast').textContent).to.contain(words.assign.success);
  });

  it('says of each that was refused why, keeps those picked, and tries them alone', async () => {
    await open();
    await tick(...FREE);
    await verb(1);
    await choose(2);
    const quicker = mounted.bff.plain[11];
    if (quicker) quicker.managerName = '刘洋';
    await submit();
    expect(texts(list(), '.dialog .result-title')).to.deep.equal([words.result.partial(2, 1)]);
    expect(one(list(), '.reason h3').textContent).to.contain(words.refusals['customer-assigned']?.[0]);
    expect(one(list(), '.reason .person').textContent).to.contain(quicker?.customerId);
    expect(one(list(), '.picked-count').textContent).to.contain('1');
    await press(list(), '.dialog-foot .button:first-child');
    await press(list(), '.hand-overs input');
    await submit();
    expect(bodies(ASSIGN).at(-1)).to.deep.equal({ customerIds: idsOf(11), operatorId: 'op_2', from: 'op_1' });
    expect(all(list(), '.dialog')).to.have.length(0);
  });

  it('keeps everything when the session ends, and goes on once it is continued', async () => {
    await open();
    await tick(0, 1);
    await verb(0);
    type(list(), 'new-tag', '华南大区');
    mounted.bff.endSessions();
    mounted.bff.plan('POST /v1/session/token', () => problem('session-revoked'));
    await submit();
    expect(texts(list(), '.dialog .result-title')).to.deep.equal([words.failures.expired[0]]);
    await press(list(), '.dialog .result .button');
    await settle();
    await submit();
    expect(bodies(TAGS).at(-1)).to.deep.equal({ customerIds: idsOf(0, 1), add: ['华南大区'] });
  });

  it('turns a tag that some have: to all, to none, and back', async () => {
    await open();
    await tick(0, 1);
    await verb(0);
    const box = (): HTMLInputElement => one(list(), '.tag-row .check input') as HTMLInputElement;
    expect(box().indeterminate).to.equal(true);
    await press(list(), '.tag-row .check input');
    expect([box().checked, box().indeterminate]).to.deep.equal([true, false]);
    await press(list(), '.tag-row .check input');
    expect([box().checked, box().indeterminate]).to.deep.equal([false, false]);
    expect(texts(list(), '.tag-row .chip')).to.deep.equal([words.tag.removed]);
    await press(list(), '.tag-row .check input');
    expect(box().indeterminate).to.equal(true);
    await submit();
    expect(mounted.bff.count(TAGS)).to.equal(0);
  });

  it('withdraws those that somebody holds, and says of the others that they stay', async () => {
    await open();
    await tick(0, 5);
    await verb(2);
    expect(texts(list(), '.dialog .person .chip')).to.contain(words.withdraw.skipped);
    await submit();
    expect(bodies('POST /v1/assignments/withdraw')).to.deep.equal([
      { customerIds: idsOf(0) } satisfies BodyOf<'POST /v1/assignments/withdraw'>,
    ]);
  });

  it('drops what is picked when somebody else takes over', async () => {
    await open();
    await tick(0, 1);
    const { view } = mounted.session;
    mounted.bff.endSessions();
    mounted.bff.plan('POST /v1/session/token', () =>
      Response.json({
        token: 'another',
        expiresInSeconds: 600,
        session: { ...view, actor: { ...view?.actor, operatorId: 'op_7', userId: 'user-7' } },
      }),
    );
    list().reload();
    await settle();
    await settle();
    expect(all(list(), '.action-bar')).to.have.length(0);
  });

  it('leaves every card of a short list whole on a phone, and the pager in reach of a picked one', async () => {
    await open({ customers: 6 }, 320);
    await tick(5);
    const [stage, last, pager, bar] = ['.stage', 'tbody tr:last-child', '.pager', '.action-bar'].map((each) => one(list(), each));
    const bottom = (element: HTMLElement | undefined): number => element?.getBoundingClientRect().bottom ?? Number.NaN;
    expect(bottom(last)).to.be.at.most(bottom(stage));
    scrollTo(0, document.documentElement.scrollHeight);
    expect(bottom(pager)).to.be.at.most(bar?.getBoundingClientRect().top ?? 0);
  });

  it('marks account managers whose masked names are alike', async () => {
    await open();
    await tick(5);
    await verb(1);
    expect(all(list(), '.option').map((option) => option.querySelector('.chip') !== null)).to.deep.equal([false, true, true]);
  });

  for (const width of [320, 1280]) {
    it(`passes the accessibility rules with a dialog open at ${width} px`, async () => {
      await open({ locale: 'en' }, width);
      await tick(0, 5);
      await verb(1);
      await still(list());
      await expect(list()).to.be.accessible();
    });
  }
});
