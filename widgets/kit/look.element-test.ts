import { expect } from '@open-wc/testing';
import { problem } from '../testing/fake-bff.ts';
import { settle } from '../testing/fake-clock.ts';
import { type Mounted, mount, one, press } from '../testing/mount.ts';
import { waitUntil } from '../testing/wait-until.ts';
import { followScheme } from './tokens/older.ts';

const SEARCH = 'POST /v1/customers/search';

describe('the look of a widget in a page', () => {
  let mounted: Mounted;

  afterEach(() => {
    mounted.box.remove();
    document.documentElement.removeAttribute('style');
  });

  const ground = (): string => getComputedStyle(one(mounted.list, '.stage')).backgroundColor;
  const scheme = (): string => getComputedStyle(mounted.list).colorScheme;
  const slotted = (slot: string, text: string): void => {
    const place = document.createElement('p');
    place.slot = slot;
    place.textContent = text;
    mounted.list.append(place);
  };
  const isSeen = (slot: string): boolean => (mounted.list.querySelector(`[slot=${slot}]`)?.getClientRects().length ?? 0) > 0;

  it('inherit follows the color-scheme of the page, whatever the system prefers', async () => {
    mounted = await mount({}, 1280, ({ list }) => list.setAttribute('appearance', 'inherit'));
    const light = ground();
    document.documentElement.style.colorScheme = 'dark';
    const dark = ground();
    expect(dark).to.not.equal(light);
    document.documentElement.style.colorScheme = 'light';
    expect(ground()).to.equal(light);
  });

  it('appearance changes at run time without a new drawing of what is there', async () => {
    mounted = await mount();
    const [row, light] = [one(mounted.list, 'tbody tr'), ground()];
    mounted.list.appearance = 'dark';
    await settle();
    expect(ground()).to.not.equal(light);
    expect(one(mounted.list, 'tbody tr')).to.equal(row);
  });

  it('takes the font of the page, also one that the page sets around the session; where there is none, that of the system', async () => {
    const font = (): string => getComputedStyle(one(mounted.list, '.root')).fontFamily;
    mounted = await mount({}, 1280, ({ box }) => {
      box.style.fontFamily = 'Georgia';
    });
    expect(font()).to.equal('Georgia');
    mounted.box.remove();
    mounted = await mount();
    expect(font()).to.contain('system-ui');
  });

  it('one widget may be light in a session that is dark in a page that is light', async () => {
    mounted = await mount({}, 1280, ({ session }) => session.setAttribute('appearance', 'dark'));
    expect(scheme()).to.equal('dark');
    mounted.list.appearance = 'light';
    await settle();
    expect(scheme()).to.equal('light');
    mounted.list.appearance = 'inherit';
    await settle();
    expect(scheme()).to.equal('dark');
  });

  it('compact rows are lower, and what is pressed stays 24 px', async () => {
    mounted = await mount();
    const height = (): number => one(mounted.list, 'tbody tr').getBoundingClientRect().height;
    const comfortable = height();
    mounted.list.density = 'compact';
    await settle();
    expect(comfortable - height()).to.equal(8);
    expect(one(mounted.list, 'tbody .eye').getBoundingClientRect().height).to.be.at.least(24);
  });

  it('says in its state whether it is ready, empty, refused or failed', async () => {
    mounted = await mount();
    expect(mounted.list.matches(':state(ready)')).to.equal(true);
    mounted.bff.plan(SEARCH, () => problem('permission-missing'));
    mounted.list.reload();
    await settle();
    expect(mounted.list.matches(':state(refused)')).to.equal(true);
    expect(mounted.list.matches(':state(ready)')).to.equal(false);
    mounted.box.remove();
    mounted = await mount({ customers: 0 });
    expect(mounted.list.matches(':state(empty)')).to.equal(true);
  });

  it('a line of help stands at the foot, and inside what has failed while something has', async () => {
    mounted = await mount();
    slotted('support', '400-000-0000');
    const slotOf = (): Element | null | undefined => mounted.list.querySelector('[slot=support]')?.assignedSlot?.parentElement;
    expect(slotOf()?.className).to.contain('root');
    mounted.bff.plan(SEARCH, () => problem('internal'));
    await press(mounted.list, '[aria-label="下一页"]');
    expect(slotOf()?.className).to.equal('notice');
    expect(isSeen('support')).to.equal(true);
  });

  it('a page puts its own words in place of an empty list, of a failure, and its acts above', async () => {
    mounted = await mount({ customers: 0 });
    slotted('empty', 'Invite your first customer');
    slotted('header-actions', 'Invite');
    slotted('error', 'Down for maintenance');
    expect(isSeen('empty')).to.equal(true);
    expect(isSeen('header-actions')).to.equal(true);
    expect(isSeen('error')).to.equal(false);
    mounted.bff.plan(SEARCH, () => problem('internal'));
    mounted.list.reload();
    await settle();
    expect(isSeen('error')).to.equal(true);
  });

  it('a token that is no value of its kind counts as not set, and the console says which', async () => {
    const said: string[] = [];
    const warn = console.warn;
    console.warn = (sentence: string) => said.push(sentence);
    mounted = await mount();
    const usual = ground();
    mounted.box.remove();
    mounted = await mount({}, 1280, ({ box }) => {
      box.style.setProperty('--partner-surface', 'brightish');
      box.style.setProperty('--partner-radius', '-4');
      box.style.setProperty('--partner-accent', 'rebeccapurple');
    });
    await waitUntil(() => ground() === usual);
    console.warn = warn;
    expect(said.filter((sentence) => sentence.startsWith('--partner-surface: "brightish" is no color'))).to.have.length(1);
    expect(said.some((sentence) => sentence.includes('--partner-accent'))).to.equal(false);
    expect(getComputedStyle(mounted.list).getPropertyValue('--partner-accent')).to.equal('rebeccapurple');
  });

  it('where an engine reads no light-dark(), plain colours follow the page, dark too', async () => {
    mounted = await mount();
    document.documentElement.style.colorScheme = 'light';
    followScheme(mounted.list);
    expect(ground()).to.equal('rgb(255, 255, 255)');
    document.documentElement.style.colorScheme = 'dark';
    await waitUntil(() => ground() !== 'rgb(255, 255, 255)');
    expect(ground()).to.equal('rgb(20, 23, 29)');
  });
});
