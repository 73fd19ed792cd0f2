import { expect } from '@open-wc/testing';
import { allowAssignments } from '../testing/fake-assignments.ts';
import { settle } from '../testing/fake-clock.ts';
import { all, type Mounted, mount, one, press } from '../testing/mount.ts';
import { waitUntil } from '../testing/wait-until.ts';

describe('dialogs as drawers', () => {
  let mounted: Mounted;

  afterEach(() => {
    mounted.box.remove();
    document.documentElement.dir = '';
  });

  /** Opens the dialog that tags one customer. */
  const open = async (overlays: 'dialog' | 'drawer', dir = 'ltr'): Promise<HTMLElement> => {
    document.documentElement.dir = dir;
    mounted = await mount({}, 1280, ({ bff, session }) => {
      allowAssignments(bff);
      session.overlays = overlays;
    });
    await Promise.all([import('../customer-list/actions/desk.ts'), import('../customer-list/actions/customer-tasks.ts')]);
    await settle();
    await press(mounted.list, 'tbody .check input');
    await press(mounted.list, '.action-bar .button');
    await waitUntil(() => all(mounted.list, '.dialog[open]').length === 1);
    const dialog = one(mounted.list, '.dialog');
    await Promise.all(dialog.getAnimations().map(({ finished }) => finished));
    return dialog;
  };
  const sides = (dialog: HTMLElement): number[] => {
    const { left, right, top, bottom } = dialog.getBoundingClientRect();
    return [left, document.documentElement.clientWidth - right, top, innerHeight - bottom];
  };

  it('stands at the end of the line, as high as the window, with its acts at the lower edge', async () => {
    const dialog = await open('drawer');
    expect(sides(dialog)).to.deep.equal([document.documentElement.clientWidth - 560, 0, 0, 0]);
    expect(one(mounted.list, '.dialog-foot').getBoundingClientRect().bottom).to.equal(innerHeight);
  });

  it('from right to left the end of the line is the left', async () => {
    const [left, right, top, bottom] = sides(await open('drawer', 'rtl'));
    expect([left, top, bottom]).to.deep.equal([0, 0, 0]);
    expect(right).to.be.greaterThan(0);
  });

  it('what the widget says goes before what the session says, also while it is open and something is typed', async () => {
    const dialog = await open('drawer');
    const field = one(mounted.list, '.dialog input') as HTMLInputElement;
    field.value = '华南大区';
    mounted.list.overlays = 'dialog';
    await settle();
    const [left = 0, right = 0, top = 0] = sides(dialog);
    expect(Math.abs(left - right)).to.be.at.most(1);
    expect(top).to.be.greaterThan(0);
    mounted.list.overlays = undefined;
    await settle();
    expect(sides(dialog)[1]).to.equal(0);
    mounted.session.overlays = 'dialog';
    await settle();
    expect(sides(dialog)[1]).to.be.greaterThan(0);
    expect([one(mounted.list, '.dialog'), field.value, field.isConnected]).to.deep.equal([dialog, '华南大区', true]);
  });
});
