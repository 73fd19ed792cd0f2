import { expect } from '@open-wc/testing';
import { problem } from '../testing/fake-bff.ts';
import { FakeClock, settle } from '../testing/fake-clock.ts';
import { all, isAnywhere, type Mounted, mount, one, openPanel, press, still, texts } from '../testing/mount.ts';
import { arrange, moved } from './arrange.ts';

const LOAD = 'GET /v1/preferences/customer-list';
const SAVE = 'PUT /v1/preferences/customer-list';
/** Everything shown, the credit moved before the ids. */
const CREDIT_FIRST = moved(arrange([]), 'credit', -1, ['ids', 'credit']);
const USUAL = ['identity', 'ids', 'credit', 'consumption', 'resourceExpiry', 'association', 'accountManagerName'];

describe('the columns of the customer list', () => {
  let mounted: Mounted;
  let clock: FakeClock | null = null;

  afterEach(() => {
    clock?.stop();
    clock = null;
    mounted.box.remove();
  });

  const columns = (): string[] =>
    all(mounted.list, 'thead th')
      .map((cell) => /c-(\S+)/.exec(cell.className)?.[1] ?? '')
      .filter((key) => key !== 'select' && key !== 'menu');
  const saved = (): unknown => mounted.bff.requests.filter(({ key }) => key === SAVE).at(-1)?.body;
  const stepOf = (column: string, way: 'up' | 'down'): string => `[data-step="${column} ${way}"]`;

  it('stand as the operator left them, from the first rows on, without a question in a row', async () => {
    const columnsBefore = CREDIT_FIRST.map((choice) => (choice.column === 'mobile' ? { ...choice, isShown: false } : choice));
    mounted = await mount({ columns: columnsBefore });
    expect(columns().slice(0, 3)).to.deep.equal(['identity', 'credit', 'ids']);
    expect(columns()).not.to.include('mobile');
    expect(mounted.bff.count(LOAD)).to.equal(1);
    const order = mounted.bff.requests.map(({ key }) => key).filter((key) => key === LOAD || key.endsWith('/search'));
    expect(order).to.have.members([LOAD, 'POST /v1/customers/search']);
  });

  it('hold back rows that came first until it is known where they belong, and not for long', async () => {
    clock = new FakeClock();
    let answer: () => void = () => {};
    mounted = await mount({}, 1280, ({ bff }) =>
      bff.plan(LOAD, () => new Promise((resolve) => (answer = () => resolve(Response.json({ columns: CREDIT_FIRST }))))),
    );
    expect(all(mounted.list, '.skeleton')).to.have.length(20);
    await clock.advance(500);
    expect(all(mounted.list, '.skeleton')).to.have.length(0);
    expect(columns().slice(0, USUAL.length)).to.deep.equal(USUAL);
    // What comes late moves nothing under the eye; the next page has it.
    answer();
    await settle();
    expect(columns().slice(0, USUAL.length)).to.deep.equal(USUAL);
    await press(mounted.list, '[aria-label="下一页"]');
    expect(columns()[1]).to.equal('credit');
  });

  it('are as they come where the arrangement cannot be loaded, without a word', async () => {
    mounted = await mount({}, 1280, ({ bff }) => bff.plan(LOAD, () => problem('internal')));
    expect(all(mounted.list, 'tbody tr')).to.have.length(20);
    expect(columns().slice(0, USUAL.length)).to.deep.equal(USUAL);
    expect(all(mounted.list, '.notice')).to.have.length(0);
  });

  it('are hidden and moved by keyboard and touch alike, seen at once and saved once', async () => {
    mounted = await mount();
    await openPanel(mounted.list, 'columns');
    await still(mounted.list);
    await expect(mounted.list).to.be.accessible();
    clock = new FakeClock();
    const boxes = all(mounted.list, '.column-choice input') as HTMLInputElement[];
    expect(boxes[0]?.disabled).to.equal(true);
    boxes[1]?.click();
    await settle();
    expect(columns()).not.to.include('ids');
    await press(mounted.list, stepOf('credit', 'down'));
    await press(mounted.list, stepOf('credit', 'down'));
    expect(columns().slice(1, 4)).to.deep.equal(['consumption', 'resourceExpiry', 'credit']);
    expect(mounted.bff.count(SAVE)).to.equal(0);
    await clock.advance(700);
    expect(mounted.bff.count(SAVE)).to.equal(1);
    expect(JSON.stringify(saved())).to.contain('{"column":"ids","isShown":false}');
    expect(isAnywhere(mounted.list, '资源最早到期')).to.equal(true);
  });

  it('keep the focus on the column that moves, and say where it stands', async () => {
    mounted = await mount();
    await openPanel(mounted.list, 'columns');
    one(mounted.list, stepOf('credit', 'up')).focus();
    one(mounted.list, stepOf('credit', 'up')).click();
    await new Promise((resolve) => setTimeout(resolve, 20));
    await settle();
    // It is the first that can be moved now: only the way down is left.
    expect(mounted.list.shadowRoot?.activeElement).to.equal(one(mounted.list, stepOf('credit', 'down')));
    expect(one(mounted.list, '.unseen[role=status]').textContent).to.contain('可用额度：第 2 列，共 14 列');
  });

  it('keep a choice made before the saved arrangement came, however late that comes', async () => {
    clock = new FakeClock();
    let answer: () => void = () => {};
    mounted = await mount({}, 1280, ({ bff }) =>
      bff.plan(LOAD, () => new Promise((resolve) => (answer = () => resolve(Response.json({ columns: CREDIT_FIRST }))))),
    );
    await clock.advance(500);
    await openPanel(mounted.list, 'columns');
    (all(mounted.list, '.column-choice input')[1] as HTMLInputElement).click();
    await settle();
    answer();
    await settle();
    await press(mounted.list, '[aria-label="下一页"]');
    expect(columns().slice(0, 3)).to.deep.equal(['identity', 'credit', 'consumption']);
    expect(columns()).not.to.include('ids');
  });

  it('go back to how they come', async () => {
    mounted = await mount({ columns: CREDIT_FIRST });
    expect(columns()[1]).to.equal('credit');
    await openPanel(mounted.list, 'columns');
    clock = new FakeClock();
    await press(mounted.list, '#panel-columns .panel-foot .button');
    expect(columns().slice(0, USUAL.length)).to.deep.equal(USUAL);
    await clock.advance(700);
    expect(saved()).to.deep.equal({ columns: [] });
  });

  it('say that a change is not saved, and keep it in sight', async () => {
    mounted = await mount();
    await openPanel(mounted.list, 'columns');
    clock = new FakeClock();
    mounted.bff.plan(SAVE, () => problem('internal'));
    (all(mounted.list, '.column-choice input')[1] as HTMLInputElement).click();
    await clock.advance(700);
    await settle();
    expect(one(mounted.list, '#panel-columns .note.danger').textContent).to.equal('未能保存，刷新后会恢复原样');
    expect(columns()).not.to.include('ids');
  });

  it('keep what was chosen last where two tabs choose at once', async () => {
    mounted = await mount();
    const other = await mount({}, 1280, ({ session }) => {
      session.transport = mounted.bff.transport;
      session.fetchSession = mounted.bff.fetchSession;
    });
    for (const [{ list }, place] of [
      [mounted, 1],
      [other, 2],
    ] as const) {
      await openPanel(list, 'columns');
      (all(list, '.column-choice input')[place] as HTMLInputElement).click();
      await new Promise((resolve) => setTimeout(resolve, 700));
      await settle();
    }
    expect(texts(mounted.list, '#panel-columns .note.danger')).to.deep.equal([]);
    const hidden = mounted.bff.settings.columns.filter(({ isShown }) => !isShown).map(({ column }) => column);
    expect(hidden).to.deep.equal(['credit']);
    other.box.remove();
  });
});
